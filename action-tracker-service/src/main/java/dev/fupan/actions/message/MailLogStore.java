package dev.fupan.actions.message;

import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.TenantSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the mails of a workspace. */
@ApplicationScoped
class MailLogStore {

    private static final String LIST = """
            select message.*, told.items, told.acted from message
            left join lateral (
                select count(*) as items, count(*) filter (where exists (
                    select 1 from action_history done
                    where done.tenant = item.tenant and done.action_id = item.action_id and done.actor <> 'system'
                        and done.field <> 'snooze' and done.at > message.ended_at
                        and done.at <= message.ended_at + interval '48 hours'
                ) or exists (
                    select 1 from action_comment said
                    where said.tenant = item.tenant and said.action_id = item.action_id
                        and said.at > message.ended_at and said.at <= message.ended_at + interval '48 hours'
                )) as acted
                from item where item.tenant = message.tenant and item.message_id = message.id
            ) told on message.state = 'sent'
            where tenant = $1 and ($2::text is null or state = $2)
                and ($3::timestamptz is null or (made_at, id) < ($3, $4::uuid))
            order by made_at desc, id desc limit $5
            """;
    private static final String REVIVE = """
            update message set state = 'planned', not_before = $3, made_at = $3, ended_at = null
            where tenant = $1 and id = $2 and state = 'dead' returning *, null::bigint as items, null::bigint as acted
            """;

    private final TenantSql sql;

    MailLogStore(TenantSql sql) {
        this.sql = sql;
    }

    Uni<List<MessageView>> list(String tenant, @Nullable String state, @Nullable Cursor after, int limit) {
        Tuple parameters = Tuple.of(tenant, state, time(after), id(after), limit);
        return sql.inTenant(tenant, connection -> connection.preparedQuery(LIST).execute(parameters))
                .map(rows -> {
                    List<MessageView> all = new ArrayList<>();
                    for (Row row : rows) all.add(view(row));
                    return all;
                });
    }

    /** Null when there is no such mail that is dead. */
    Uni<@Nullable MessageView> revive(String tenant, UUID id, Instant now) {
        Tuple parameters = Tuple.of(tenant, id, now.atOffset(ZoneOffset.UTC));
        return sql.inTenant(
                        tenant, connection -> connection.preparedQuery(REVIVE).execute(parameters))
                .map(rows -> rows.size() == 0 ? null : view(rows.iterator().next()));
    }

    private static @Nullable OffsetDateTime time(@Nullable Cursor after) {
        try {
            return after == null ? null : Instant.parse(after.key().get(0)).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException notOurs) {
            throw foreign();
        }
    }

    private static @Nullable UUID id(@Nullable Cursor after) {
        try {
            return after == null ? null : UUID.fromString(after.key().get(1));
        } catch (IllegalArgumentException notOurs) {
            throw foreign();
        }
    }

    private static RuntimeException foreign() {
        return ProblemType.MALFORMED
                .because("The cursor is not one of this list.")
                .asException();
    }

    private static MessageView view(Row row) {
        OffsetDateTime ended = row.getOffsetDateTime("ended_at");
        return new MessageView(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("channel"),
                row.getLocalDate("local_date"),
                row.getString("state"),
                row.getInteger("attempts"),
                row.getString("trouble"),
                row.getOffsetDateTime("made_at").toInstant(),
                row.getOffsetDateTime("not_before").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getLong("items"),
                row.getLong("acted"));
    }
}
