package dev.fupan.review.standardcase;

import dev.fupan.kit.form.Json;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.TenantSql;
import dev.fupan.review.search.SearchStore;
import dev.fupan.review.search.Words;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of standard cases, newest month first, as far as the caller may read them. */
@ApplicationScoped
class CaseListStore {

    private static final String LIST = """
            select c.* from standard_case c
            where c.tenant = $1
              and (cardinality($3::text[]) = 0 or c.id in (
            """ + SearchStore.FOUND + """
              ))
              and ($4 or c.published)
              and ($5::text is null or c.kind = $5)
              and ($6::text is null or c.month = $6)
              and ($7::text is null or (c.month, c.id) < ($7, $8::uuid))
            order by c.month desc, c.id desc limit $9
            """;
    private static final String MONTHS = """
            select month, count(*) as cases from standard_case
            where tenant = $1 and ($2 or published)
            group by month order by month desc limit 60
            """;

    private final TenantSql sql;

    CaseListStore(TenantSql sql) {
        this.sql = sql;
    }

    /** What is asked for; null = anything. */
    record Wanted(
            @Nullable String text,
            @Nullable String kind,
            @Nullable String month) {}

    /** How many cases were picked for a month. */
    record Month(String month, long cases) {}

    Uni<Page<CaseView>> list(Caller caller, Wanted wanted, @Nullable Cursor after, int size) {
        String[] words = wanted.text() == null
                ? new String[0]
                : Words.sought(wanted.text()).toArray(String[]::new);
        // A question of signs alone finds nothing, where no question finds everything.
        if (wanted.text() != null && words.length == 0) return Uni.createFrom().item(new Page<>(List.of(), null));
        Tuple parameters = Tuple.from(new Object[] {
            caller.tenant(),
            StandardCaseStore.KIND,
            words,
            StandardCaseStore.readsAll(caller),
            wanted.kind(),
            wanted.month(),
            after == null ? null : month(after.key().get(0)),
            after == null ? null : SessionDesk.id(after.key().get(1)),
            size + 1
        });
        return sql.inTenant(
                        caller.tenant(),
                        connection -> connection.preparedQuery(LIST).execute(parameters))
                .map(rows -> {
                    List<CaseView> cases = new ArrayList<>();
                    for (Row row : rows) cases.add(view(row));
                    return Page.of(cases, size, last -> Cursor.after(last.month(), last.id()));
                });
    }

    Uni<List<Month>> months(Caller caller) {
        return sql.inTenant(caller.tenant(), connection -> connection
                .preparedQuery(MONTHS)
                .execute(Tuple.of(caller.tenant(), StandardCaseStore.readsAll(caller)))
                .map(rows -> {
                    List<Month> months = new ArrayList<>();
                    for (Row row : rows) months.add(new Month(row.getString("month"), row.getLong("cases")));
                    return months;
                }));
    }

    private static String month(String text) {
        if (text.length() <= 10) return text;
        throw ProblemType.MALFORMED
                .because("The cursor is not one of this list.")
                .asException();
    }

    private static CaseView view(Row row) {
        return new CaseView(
                row.getUUID("id").toString(),
                row.getString("name"),
                row.getString("kind"),
                row.getString("customer_type"),
                row.getString("size"),
                Json.texts(row.getString("steps")),
                row.getInteger("cycle_days"),
                row.getString("story"),
                row.getString("account"),
                row.getString("team"),
                row.getString("month"),
                row.getBoolean("published"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getLong("version"));
    }
}
