package dev.fupan.metrics.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Writes how far the feed came: per tenant, per generation, per partition. */
@ApplicationScoped
class ProgressStore {
    private static final String TENANTS = """
            insert into tenant as t (tenant, part, position, append_micros, revision, counted, duplicates, conflicts,
                time_assumed, corrections)
            select tenant, part, position, append_micros, 1, counted, duplicates, conflicts, time_assumed, corrections
            from unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[],
                $8::bigint[], $9::bigint[])
                r (tenant, part, position, append_micros, counted, duplicates, conflicts, time_assumed, corrections)
            on conflict (tenant) do update set
                position = greatest(t.position, excluded.position), append_micros = excluded.append_micros,
                revision = t.revision + 1, counted = t.counted + excluded.counted,
                duplicates = t.duplicates + excluded.duplicates, conflicts = t.conflicts + excluded.conflicts,
                time_assumed = t.time_assumed + excluded.time_assumed,
                corrections = t.corrections + excluded.corrections""";

    private static final String BUILDING_GONE =
            "delete from generation where tenant = any ($1::text[]) and state = 'building'";

    private static final String GENERATIONS = """
            insert into generation (tenant, number, state, configuration)
            select tenant, number, state, configuration::jsonb
            from unnest($1::text[], $2::int[], $3::text[], $4::text[]) r (tenant, number, state, configuration)""";

    private static final String OFFSETS = """
            update consumer_offset c set next_offset = r.next_offset
            from unnest($2::int[], $3::bigint[]) r (part, next_offset)
            where c.topic = $1 and c.part = r.part""";

    private static final String REVISE = "update tenant set revision = revision + 1 where tenant = $1";

    // The other replicas hear of it when the transaction commits.
    private static final String NOTIFY = "select pg_notify('fupan_revised', names) from unnest($1::text[]) names";
    /** The database takes fewer than 8,000 bytes for one notice; names of workspaces are ASCII. */
    static final int NOTICE_BYTES = 7_999;

    Uni<Void> write(SqlConnection connection, Collection<Changes> batch) {
        Class<?> number = Long.class;
        Columns tenants =
                new Columns(String.class, Integer.class, number, number, number, number, number, number, number);
        Columns generations = new Columns(String.class, Integer.class, String.class, String.class);
        for (Changes changes : batch) {
            tenants.row(
                    changes.tenant,
                    changes.partition,
                    changes.position,
                    changes.appendMicros,
                    changes.counted,
                    changes.duplicates,
                    changes.conflicts,
                    changes.timeAssumed,
                    changes.corrections);
            changes.generations.forEach(generation -> generations.row(
                    changes.tenant,
                    generation.number(),
                    generation.serving() ? "serving" : "building",
                    FeedStore.write(generation.configuration())));
        }
        String[] renewed = batch.stream()
                .filter(changes -> !changes.generations.isEmpty())
                .map(changes -> changes.tenant)
                .toArray(String[]::new);
        Uni<Void> written = ChangeStore.execute(connection, TENANTS, tenants);
        if (renewed.length > 0) {
            written = written.chain(
                            () -> connection.preparedQuery(BUILDING_GONE).execute(Tuple.of(renewed)))
                    .chain(() -> ChangeStore.execute(connection, GENERATIONS, generations));
        }
        List<String> names = batch.stream().map(changes -> changes.tenant).toList();
        return written.chain(() -> announce(connection, names));
    }

    /** For what changes answers and is no record of the log; by name, as the feed takes these rows. */
    Uni<Void> revise(SqlConnection connection, SortedSet<String> tenants) {
        List<Tuple> rows = tenants.stream().map(tenant -> Tuple.of(tenant)).toList();
        return connection
                .preparedQuery(REVISE)
                .executeBatch(rows)
                .chain(() -> announce(connection, List.copyOf(tenants)));
    }

    private static Uni<Void> announce(SqlConnection connection, List<String> names) {
        String[] notices = notices(names);
        return connection.preparedQuery(NOTIFY).execute(Tuple.of(notices)).replaceWithVoid();
    }

    /** The names, separated by commas, in as few notices as they fit into. */
    static String[] notices(List<String> names) {
        List<String> notices = new ArrayList<>();
        StringBuilder notice = new StringBuilder();
        for (String name : names) {
            if (notice.length() + 1 + name.length() > NOTICE_BYTES) {
                notices.add(notice.toString());
                notice.setLength(0);
            }
            if (!notice.isEmpty()) {
                notice.append(',');
            }
            notice.append(name);
        }
        notices.add(notice.toString());
        return notices.toArray(String[]::new);
    }

    Uni<Void> moveOffsets(SqlConnection connection, String topic, Map<Integer, Long> next) {
        Integer[] partitions = next.keySet().stream().sorted().toArray(Integer[]::new);
        Long[] offsets = new Long[partitions.length];
        for (int i = 0; i < partitions.length; i++) {
            offsets[i] = next.get(partitions[i]);
        }
        return connection
                .preparedQuery(OFFSETS)
                .execute(Tuple.of(topic, partitions, offsets))
                .replaceWithVoid();
    }
}
