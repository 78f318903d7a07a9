package dev.fupan.review.series;

import dev.fupan.kit.calendar.WorkingCalendar;
import dev.fupan.kit.outbox.Outbox;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.TenantSessions;
import dev.fupan.review.session.Booking;
import dev.fupan.review.session.Once;
import dev.fupan.review.session.OnceStore;
import dev.fupan.review.session.SessionStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Series in the database. A session is made under its series' lock, so two replicas make it once. */
@ApplicationScoped
class SeriesStore {

    private static final String ALL = "from Series s order by s.createdAt desc, s.id";
    private static final String AS_RELAY = "select set_config('app.relay', 'on', true)";
    private static final String WAITING = """
            select tenant, id, frequency, every, first_meeting, next_ordinal, days_ahead from series
            where next_date is not null and next_date - days_ahead <= $1
            order by next_date - days_ahead
            """;
    // By how much the days off before a meeting may bring it forward.
    private static final int MOST_DAYS_OFF = 31;

    private final TenantSessions sessions;
    private final SessionStore reviews;
    private final Outbox outbox;
    private final Pool pool;

    SeriesStore(TenantSessions sessions, SessionStore reviews, Outbox outbox, Pool pool) {
        this.sessions = sessions;
        this.reviews = reviews;
        this.outbox = outbox;
        this.pool = pool;
    }

    record Key(String tenant, UUID id) {}

    /** The next meeting of a series. */
    record Waiting(Key key, Rhythm rhythm, int ordinal, int daysAhead) {

        boolean isDue(LocalDate today, WorkingCalendar calendar) {
            return rhythm.isDue(ordinal, daysAhead, today, calendar);
        }
    }

    /** Once per id. */
    Uni<Series> add(Series series, Once once) {
        return sessions.inTenant(series.tenant(), db -> OnceStore.demandSame(db, series.tenant(), once)
                .chain(() -> db.find(Series.class, series.id()))
                .chain(there -> there == null
                        ? db.persist(series).replaceWith(series)
                        : Uni.createFrom().item(there)));
    }

    Uni<List<Series>> all(String tenant) {
        return sessions.inTenant(
                tenant,
                db -> db.createQuery(ALL, Series.class).setMaxResults(1000).getResultList());
    }

    Uni<Series> find(String tenant, UUID id) {
        return sessions.inTenant(tenant, db -> db.find(Series.class, id)).map(SeriesStore::there);
    }

    Uni<Series> change(String tenant, UUID id, Consumer<Series> work) {
        return sessions.inTenant(tenant, db -> db.find(Series.class, id, LockModeType.PESSIMISTIC_WRITE)
                .map(SeriesStore::there)
                .invoke(work));
    }

    /** Makes the next session of it, if there is one that is due; false otherwise. */
    Uni<Boolean> makeNext(Key key, LocalDate today, WorkingCalendar calendar, Function<Series, Booking> booking) {
        return sessions.inTenant(key.tenant(), db -> db.find(Series.class, key.id(), LockModeType.PESSIMISTIC_WRITE)
                        .chain(series -> {
                            if (series == null || !series.isDue(today, calendar))
                                return Uni.createFrom().item(false);
                            Booking next = booking.apply(series);
                            series.advance(calendar);
                            return reviews.schedule(db, next).replaceWith(true);
                        }))
                .invoke(outbox::nudge);
    }

    /** Those of all workspaces whose next session may be due on that day; whether it is their calendars say. */
    Uni<List<Waiting>> waiting(LocalDate day) {
        return pool.withTransaction(
                        connection -> connection.query(AS_RELAY).execute().chain(() -> connection
                                .preparedQuery(WAITING)
                                .execute(Tuple.of(day.plusDays(MOST_DAYS_OFF)))))
                .map(rows -> {
                    List<Waiting> all = new ArrayList<>();
                    for (Row row : rows) all.add(waiting(row));
                    return all;
                });
    }

    private static Waiting waiting(Row row) {
        Rhythm rhythm =
                new Rhythm(row.getString("frequency"), row.getInteger("every"), row.getLocalDateTime("first_meeting"));
        return new Waiting(
                new Key(row.getString("tenant"), row.getUUID("id")),
                rhythm,
                row.getInteger("next_ordinal"),
                row.getInteger("days_ahead"));
    }

    private static Series there(@Nullable Series series) {
        if (series != null) return series;
        throw ProblemType.NOT_FOUND
                .because("There is no such series in this workspace.")
                .asException();
    }
}
