package dev.fupan.review.standardcase;

import dev.fupan.kit.form.Json;
import dev.fupan.review.history.HistoryLine;
import dev.fupan.review.session.By;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case that others are measured by. */
@Entity
@Table(name = "standard_case")
class StandardCase {

    @Id
    private UUID id;

    private String tenant;
    private long version;
    private String name;
    private String kind;

    @Column(name = "customer_type")
    private String customerType;

    private String size;
    private String steps;

    @Column(name = "cycle_days")
    private int cycleDays;

    private @Nullable String story;
    private @Nullable String account;
    private @Nullable String team;
    private String month;
    private boolean published;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    StandardCase() {}

    StandardCase(UUID id, String tenant, By by) {
        this.id = id;
        this.tenant = tenant;
        this.createdAt = by.at();
        this.createdBy = by.actor();
    }

    /** Tells this from now on; what is returned is its new past, empty when nothing is new. */
    List<HistoryLine> tell(CaseText text, By by) {
        Map<String, @Nullable String> before = version == 0 ? Map.of() : fields(text());
        List<HistoryLine> lines = HistoryLine.between(tenant, id, version + 1, by, before, fields(text), null);
        if (lines.isEmpty()) return lines;
        this.version++;
        this.changedAt = by.at();
        this.name = text.name();
        this.kind = text.kind();
        this.customerType = text.sale().customerType();
        this.size = text.sale().size();
        this.steps = Json.write(text.sale().steps());
        this.cycleDays = text.sale().cycleDays();
        this.story = text.story();
        this.account = text.account();
        this.team = text.team();
        this.month = text.month().toString();
        this.published = text.published();
        return lines;
    }

    private static Map<String, @Nullable String> fields(CaseText text) {
        Map<String, @Nullable String> fields = new TreeMap<>();
        fields.put("name", text.name());
        fields.put("kind", text.kind());
        fields.put("customerType", text.sale().customerType());
        fields.put("size", text.sale().size());
        fields.put("steps", Json.write(text.sale().steps()));
        fields.put("cycleDays", Integer.toString(text.sale().cycleDays()));
        fields.put("story", text.story());
        fields.put("account", text.account());
        fields.put("team", text.team());
        fields.put("month", text.month().toString());
        fields.put("published", Boolean.toString(text.published()));
        return fields;
    }

    CaseText text() {
        Sale sale = new Sale(customerType, size, Json.texts(steps), cycleDays);
        return new CaseText(name, kind, sale, story, account, team, YearMonth.parse(month), published);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    CaseView view() {
        return new CaseView(
                id.toString(),
                name,
                kind,
                customerType,
                size,
                Json.texts(steps),
                cycleDays,
                story,
                account,
                team,
                month,
                published,
                createdAt,
                createdBy,
                changedAt,
                version);
    }
}
