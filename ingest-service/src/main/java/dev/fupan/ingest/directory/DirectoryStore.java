package dev.fupan.ingest.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.contracts.Topics;
import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.outbox.OutgoingRecord;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.TenantSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What changes of people and of teams have in common: one at a time per workspace, and every service hears of it. */
@ApplicationScoped
class DirectoryStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ONE_AT_A_TIME = "select tenant from workspace where tenant = :tenant for update";

    private final TenantSessions sessions;
    private final Outbox outbox;

    DirectoryStore(TenantSessions sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    <T> Uni<T> reading(String tenant, Function<Mutiny.Session, Uni<T>> work) {
        return sessions.inTenant(tenant, work);
    }

    /** The workspace's row is the lock: two changes that are right one by one could close a circle together. */
    <T> Uni<T> changing(String tenant, Function<Mutiny.Session, Uni<T>> work) {
        return sessions.inTenant(tenant, session -> session.createNativeQuery(ONE_AT_A_TIME, String.class)
                        .setParameter("tenant", tenant)
                        .getSingleResultOrNull()
                        .onItem()
                        .ifNull()
                        .failWith(() -> ProblemType.NOT_FOUND
                                .because("There is no workspace " + tenant + ".")
                                .asException())
                        .chain(() -> work.apply(session)))
                .invoke(outbox::nudge);
    }

    /** Null tells that it is gone. */
    Uni<Void> tell(Mutiny.Session session, DirectoryKey key, @Nullable Object value) {
        byte[] json = value == null ? null : json(value);
        return outbox.append(session, new OutgoingRecord(key.tenant(), Topics.DIRECTORY, key.text(), Map.of(), json));
    }

    /** Texts for {@code string_to_array(:texts, chr(10))}; none of them has a line break. */
    static String lines(Iterable<String> texts) {
        return String.join("\n", texts);
    }

    static Uni<List<String>> ids(Mutiny.Session session, String query, Map<String, Object> parameters) {
        Mutiny.SelectionQuery<String> ids = session.createNativeQuery(query, String.class);
        parameters.forEach(ids::setParameter);
        return ids.getResultList();
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
