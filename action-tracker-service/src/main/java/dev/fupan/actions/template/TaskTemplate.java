package dev.fupan.actions.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.actions.action.By;
import dev.fupan.kit.form.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action to be made again, without owner and date.
 *
 * <p>It is never deleted, since actions were made of it; who no longer wants it retires it.
 */
@Entity
@Table(name = "task_template")
class TaskTemplate {

    @Id
    private UUID id;

    private String tenant;
    private long revision;
    private String title;
    private String body;

    @Column(name = "due_in_days")
    private int dueInDays;

    @Column(name = "from_action")
    private @Nullable UUID fromAction;

    private boolean retired;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // for the persistence provider
    TaskTemplate() {}

    TaskTemplate(UUID id, String tenant, Content content, @Nullable UUID fromAction, By by) {
        this.id = id;
        this.tenant = tenant;
        this.fromAction = fromAction;
        this.createdAt = by.at();
        this.createdBy = by.actor();
        take(content, by);
    }

    /** @param body an action as people write it, without owner and date */
    record Content(String title, int dueInDays, JsonNode body) {}

    final void take(Content content, By by) {
        this.title = content.title();
        this.dueInDays = content.dueInDays();
        this.body = content.body().toString();
        changed(by);
    }

    void retire(By by) {
        this.retired = true;
        changed(by);
    }

    private void changed(By by) {
        this.revision++;
        this.changedAt = by.at();
    }

    /** The action that it becomes; what is given wins over what the template says. */
    ObjectNode filled(ObjectNode given, LocalDate today) {
        ObjectNode action = (ObjectNode) Json.read(body, JsonNode.class);
        action.put("dueDate", today.plusDays(dueInDays).toString());
        for (Map.Entry<String, JsonNode> one : given.properties()) action.set(one.getKey(), one.getValue());
        return action;
    }

    boolean isRetired() {
        return retired;
    }

    long revision() {
        return revision;
    }

    TemplateView view() {
        return new TemplateView(id, revision, title, dueInDays, body, fromAction, retired, createdAt, createdBy);
    }
}
