package dev.fupan.review.lesson;

import dev.fupan.kit.form.Json;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.TenantSql;
import dev.fupan.review.search.SearchStore;
import dev.fupan.review.search.Words;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists of lessons across sessions, newest first, as far as the caller may read them. */
@ApplicationScoped
class LessonSearchStore {

    private static final String LIST = """
            select l.* from lesson l
            where l.tenant = $1
              and (cardinality($3::text[]) = 0 or l.id in (
            """ + SearchStore.FOUND + """
              ))
              and ($4 or l.published)
              and ($5::text is null or l.kind = $5)
              and ($6::text is null or not exists (
                select 1 from json_each_text($6::json) asked where not exists (
                  select 1 from lesson_scope s where s.tenant = l.tenant and s.lesson_id = l.id
                    and s.dimension = asked.key and s.value = asked.value)))
              and ($7::timestamptz is null or (l.created_at, l.id) < ($7, $8::uuid))
            order by l.created_at desc, l.id desc limit $9
            """;

    private final TenantSql sql;

    LessonSearchStore(TenantSql sql) {
        this.sql = sql;
    }

    /**
     * What is asked for; null = anything.
     *
     * @param scope dimensions that a lesson must have with these values
     */
    record Wanted(@Nullable String text, @Nullable String kind, Map<String, String> scope) {}

    Uni<Page<LessonView>> list(Caller caller, Wanted wanted, @Nullable Cursor after, int size) {
        String[] words = wanted.text() == null
                ? new String[0]
                : Words.sought(wanted.text()).toArray(String[]::new);
        // A question of signs alone finds nothing, where no question finds everything.
        if (wanted.text() != null && words.length == 0) return Uni.createFrom().item(new Page<>(List.of(), null));
        Tuple parameters = Tuple.from(new Object[] {
            caller.tenant(),
            LessonStore.KIND,
            words,
            LessonStore.readsAll(caller),
            wanted.kind(),
            wanted.scope().isEmpty() ? null : Json.write(wanted.scope()),
            after == null ? null : after.time(0).atOffset(ZoneOffset.UTC),
            after == null ? null : SessionDesk.id(after.key().get(1)),
            size + 1
        });
        return sql.inTenant(
                        caller.tenant(),
                        connection -> connection.preparedQuery(LIST).execute(parameters))
                .map(rows -> {
                    List<LessonView> lessons = new ArrayList<>();
                    for (Row row : rows) lessons.add(view(row));
                    return Page.of(
                            lessons, size, last -> Cursor.after(last.createdAt().toString(), last.id()));
                });
    }

    private static LessonView view(Row row) {
        return new LessonView(
                row.getUUID("id").toString(),
                row.getUUID("session_id").toString(),
                row.getString("kind"),
                row.getString("content"),
                row.getString("scene"),
                row.getString("replicable_point"),
                new TreeMap<>(Json.map(row.getString("scope"))),
                row.getBoolean("published"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getLong("version"));
    }
}
