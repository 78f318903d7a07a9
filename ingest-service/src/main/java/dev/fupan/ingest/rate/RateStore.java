package dev.fupan.ingest.rate;

import dev.fupan.ingest.intake.OwnEvents;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rates of a tenant; setting one tells the log of it in the same transaction. */
@ApplicationScoped
class RateStore {

    private static final String TYPE = "crm.rate.set.v1";

    // The upsert holds the row's lock when the outbox draws its position: the log sees changes in their order.
    private static final String SET = """
            insert into rate (tenant, base, quote, day, rate, updated_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (tenant, base, quote, day) do update set rate = excluded.rate, updated_at = excluded.updated_at
            """;

    private static final String LIST = """
            select base, quote, day, rate from rate
            where tenant = $1 and (base, quote, day) > ($2, $3, $4)
            order by base, quote, day limit $5
            """;

    private final TenantSql sql;
    private final Outbox outbox;

    RateStore(TenantSql sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    Uni<Void> set(String tenant, Rate rate, byte[] data, Instant now) {
        Tuple row = Tuple.of(tenant, rate.base(), rate.quote(), rate.date(), rate.rate(), now.atOffset(ZoneOffset.UTC));
        return sql.inTenant(tenant, connection -> connection
                        .preparedQuery(SET)
                        .execute(row)
                        .chain(() ->
                                outbox.append(connection, List.of(OwnEvents.record(tenant, TYPE, data, now, null)))))
                .invoke(outbox::nudge);
    }

    Uni<List<Rate>> list(String tenant, @Nullable Cursor after, int limit) {
        LocalDate day = after == null
                ? LocalDate.of(1, 1, 1)
                : LocalDate.parse(after.key().get(2));
        String base = after == null ? "" : after.key().get(0);
        String quote = after == null ? "" : after.key().get(1);
        Tuple parameters = Tuple.of(tenant, base, quote, day, limit);
        return sql.inTenant(tenant, connection -> connection.preparedQuery(LIST).execute(parameters))
                .map(rows -> {
                    List<Rate> rates = new ArrayList<>();
                    for (Row row : rows)
                        rates.add(new Rate(
                                row.getString("base"),
                                row.getString("quote"),
                                row.getLocalDate("day"),
                                row.getBigDecimal("rate")));
                    return rates;
                });
    }
}
