package dev.fupan.actions.template;

import dev.fupan.kit.tenant.TenantSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Task templates in the database. */
@ApplicationScoped
class TemplateStore {

    private static final String LIVE = "from TaskTemplate t where t.retired = false and t.id > :after order by t.id";
    private static final UUID LEAST = new UUID(0, 0);

    private final TenantSessions sessions;

    TemplateStore(TenantSessions sessions) {
        this.sessions = sessions;
    }

    Uni<TemplateView> keep(String tenant, TaskTemplate template) {
        return sessions.inTenant(tenant, session -> session.persist(template).replaceWith(template::view));
    }

    /** Null when there is no such template. */
    <T> Uni<@Nullable T> read(String tenant, UUID id, Function<TaskTemplate, T> work) {
        return sessions.inTenant(tenant, session -> session.find(TaskTemplate.class, id)
                .map(template -> template == null ? null : work.apply(template)));
    }

    /** Null when there is no such template. */
    Uni<@Nullable TemplateView> change(String tenant, UUID id, Consumer<TaskTemplate> work) {
        return sessions.inTenant(tenant, session -> session.find(TaskTemplate.class, id, LockModeType.PESSIMISTIC_WRITE)
                .map(template -> {
                    if (template == null) return null;
                    work.accept(template);
                    return template.view();
                }));
    }

    Uni<List<TemplateView>> list(String tenant, @Nullable UUID after, int limit) {
        return sessions.inTenant(tenant, session -> session.createQuery(LIVE, TaskTemplate.class)
                .setParameter("after", after == null ? LEAST : after)
                .setMaxResults(limit)
                .getResultList()
                .map(all -> all.stream().map(TaskTemplate::view).toList()));
    }
}
