package dev.fupan.kit.tenant;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The same promise as {@link TenantSql} for Hibernate Reactive: one session, one transaction, one tenant.
 *
 * <p>Use one of the two in a transaction, never both: they hold different connections.
 */
@ApplicationScoped
public class TenantSessions {

    private static final String FOR_TENANT = "select set_config('app.tenant', :tenant, true)";

    // A service without entities has no session factory.
    private final Instance<Mutiny.SessionFactory> factory;

    TenantSessions(Instance<Mutiny.SessionFactory> factory) {
        this.factory = factory;
    }

    public <T> Uni<T> inTenant(String tenant, Function<Mutiny.Session, Uni<T>> work) {
        return factory.get()
                .withTransaction((session, transaction) -> session.createNativeQuery(FOR_TENANT, String.class)
                        .setParameter("tenant", tenant)
                        .getSingleResult()
                        .chain(() -> work.apply(session)));
    }
}
