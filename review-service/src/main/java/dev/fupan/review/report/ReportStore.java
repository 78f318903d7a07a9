package dev.fupan.review.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.facts.FactStore;
import dev.fupan.review.followup.FollowedListStore;
import dev.fupan.review.followup.FollowedView;
import dev.fupan.review.session.Access;
import dev.fupan.review.session.By;
import dev.fupan.review.session.CreationRule;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Transition;
import dev.fupan.review.session.Visibility;
import dev.fupan.review.workspace.Workspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Published reports. What goes into one is read under the session's lock, so that it is all of one moment. */
@ApplicationScoped
class ReportStore {

    // The last state of each item that everyone in the session sees.
    private static final String ITEMS = """
            select item_kind, body from (
                select distinct on (item_kind, item_id) item_kind, item_id, seq, body,
                    first_value(seq) over (partition by item_kind, item_id order by seq) as born
                from session_change
                where session_id = :session and visibility = 'members'
                  and item_kind in ('problem', 'cause', 'lesson', 'action', 'restatement',
                      'fishbone', 'theme', 'reflection', 'vote-round')
                order by item_kind, item_id, seq desc) as item
            where body is not null order by born
            """;
    // The last packs of sessions before it: of its series, or of the same kind and scope.
    private static final String EARLIER = """
            select period_from, body from (
                select distinct on (s.period_from) s.period_from, p.body
                from session me join session s on s.series_id = me.series_id
                    or (s.scope = me.scope and s.kind = me.kind and s.template_key = me.template_key)
                join fact_pack p on p.session_id = s.id and p.state = 'frozen'
                where me.id = :session and s.period_from < me.period_from and s.state in ('closed', 'reported')
                order by s.period_from desc, s.meeting_at desc, p.pack_no desc limit 11) as earlier
            order by period_from
            """;
    // By name alone: who wrote or voted without it is not to be counted either, nor who only led the session.
    private static final String CONTRIBUTED = """
            select count(*) from participant p
            where p.session_id = :session and (
                exists (select 1 from session_change c where c.session_id = p.session_id and c.actor = p.person_id
                    and c.item_kind in ('problem', 'cause', 'fishbone', 'lesson', 'action', 'material'))
                or exists (select 1 from reflection r where r.session_id = p.session_id and r.author_id = p.person_id))
            """;
    private static final String NEWEST = """
            select version, sha256, cast(id as text), published_at from report
            where session_id = :session order by version desc limit 1
            """;
    private static final String ADD = """
            insert into report (tenant, session_id, version, id, sha256, body, published_at, published_by)
            values (:tenant, :session, :version, :id, :sha256, :body, :at, :by)
            """;
    private static final String WORDS = "select cast(id as text), text from reflection where session_id = :session";
    private static final String READ = """
            select version, sha256, body from report
            where session_id = :session and (version = :version or :version = 0) order by version desc limit 1
            """;

    private final SessionStore sessions;
    private final FactStore facts;
    private final FollowedListStore followed;
    private final Workspaces workspaces;
    private final Composer composer;

    ReportStore(
            SessionStore sessions,
            FactStore facts,
            FollowedListStore followed,
            Workspaces workspaces,
            Composer composer) {
        this.sessions = sessions;
        this.facts = facts;
        this.followed = followed;
        this.workspaces = workspaces;
        this.composer = composer;
    }

    /** A version of a report, as everyone in the session is told of it. */
    record Published(String reportId, int version, String sha256, Instant publishedAt) {}

    /** What publishing came to: a fresh version, or the newest one where nothing is different. */
    record Told(Published published, boolean fresh) {}

    /**
     * A version of a report as the caller may read it.
     *
     * @param sha256 of the whole report
     */
    record Kept(int version, String sha256, boolean abridged, Report report) {

        Kept saying(Map<String, String> texts) {
            return new Kept(version, sha256, abridged, report.saying(texts));
        }
    }

    /**
     * Makes the next version unless it would say what the newest says, or the log that it is made of was pruned; the
     * session is reported from the first on.
     */
    Uni<Told> publish(Caller caller, UUID session, By by) {
        return sessions.read(caller, session, Right.PUBLISH, by, held -> held)
                .chain(held -> followed.carriedOver(
                        caller.tenant(),
                        held.session().seriesId(),
                        held.session().agenda().meetingAt(),
                        LocalDate.ofInstant(by.at(), workspaces.zone(caller.tenant()))))
                .chain(carried -> sessions.change(caller, session, Right.PUBLISH, by, (db, held) -> {
                    if (!held.report()) throw Transition.refused(held, "have a report; close it first");
                    return next(db, held, carried, by);
                }));
    }

    private Uni<Told> next(Mutiny.Session db, HeldSession held, List<FollowedView> carried, By by) {
        return newest(db, held.session().id()).chain(newest -> {
            // What a report is made of is not in the log any more; another version would only say less.
            if (newest != null && held.session().prunedTo() > 0)
                return Uni.createFrom().item(new Told(newest, false));
            return compose(db, held, carried).chain(report -> keep(db, held, report, newest, by));
        });
    }

    private static Uni<Told> keep(
            Mutiny.Session db, HeldSession held, Report report, @Nullable Published newest, By by) {
        String body = Json.write(report);
        if (newest != null && newest.sha256().equals(sha256(body)))
            return Uni.createFrom().item(new Told(newest, false));
        int version = newest == null ? 1 : newest.version() + 1;
        return add(db, held, body, version, by).map(fresh -> new Told(fresh, true));
    }

    private Uni<Report> compose(Mutiny.Session db, HeldSession held, List<FollowedView> carried) {
        UUID id = held.session().id();
        return facts.newest(db, id)
                .chain(pack -> earlier(db, id).chain(earlier -> items(db, id).chain(items -> contributed(db, id)
                        .map(contributed -> composer.compose(held, contributed, pack, items, earlier, carried)))));
    }

    private static Uni<Integer> contributed(Mutiny.Session db, UUID session) {
        return db.createNativeQuery(CONTRIBUTED, Long.class)
                .setParameter("session", session)
                .getSingleResult()
                .map(Long::intValue);
    }

    private static Uni<List<Composer.Earlier>> earlier(Mutiny.Session db, UUID session) {
        return db.createNativeQuery(EARLIER, Object[].class)
                .setParameter("session", session)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row ->
                                new Composer.Earlier((LocalDate) row[0], Json.read((String) row[1], JsonNode.class)))
                        .toList());
    }

    private static Uni<Map<String, List<JsonNode>>> items(Mutiny.Session db, UUID session) {
        return db.createNativeQuery(ITEMS, Object[].class)
                .setParameter("session", session)
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> (String) row[0],
                                Collectors.mapping(
                                        row -> Json.read((String) row[1], JsonNode.class), Collectors.toList()))));
    }

    private static Uni<@Nullable Published> newest(Mutiny.Session db, UUID session) {
        return db.createNativeQuery(NEWEST, Object[].class)
                .setParameter("session", session)
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? null
                        : new Published(
                                (String) row[2], ((Number) row[0]).intValue(), (String) row[1], instant(row[3])));
    }

    private static Instant instant(Object at) {
        return at instanceof OffsetDateTime time ? time.toInstant() : (Instant) at;
    }

    private static Uni<Published> add(Mutiny.Session db, HeldSession held, String body, int version, By by) {
        UUID id = UUID.randomUUID();
        Published fresh = new Published(id.toString(), version, sha256(body), by.at());
        held.tell(new ReviewEvent.ReportPublished(fresh.reportId(), version, fresh.sha256(), fresh.publishedAt()));
        held.log("report", "report", Visibility.members(), fresh);
        return db.createNativeQuery(ADD)
                .setParameter("tenant", held.session().tenant())
                .setParameter("session", held.session().id())
                .setParameter("version", version)
                .setParameter("id", id)
                .setParameter("sha256", fresh.sha256())
                .setParameter("body", body)
                .setParameter("at", by.at().atOffset(ZoneOffset.UTC))
                .setParameter("by", by.actor())
                .executeUpdate()
                .replaceWith(fresh);
    }

    /** That version, or the newest where it is null; the problem 404 before the first. */
    Uni<Kept> read(Caller caller, UUID session, @Nullable Integer version, By by) {
        return sessions.read(caller, session, Right.BE_OF_THE_WORKSPACE, by, (db, held) -> {
            Access access = sessions.access(caller, held);
            boolean whole = Right.READ.isIn(access);
            if (!whole && !isOpen(caller, held)) access.demand(Right.READ);
            return db.createNativeQuery(READ, Object[].class)
                    .setParameter("session", session)
                    .setParameter("version", version == null ? 0 : version)
                    .getSingleResultOrNull()
                    .map(row -> kept(row, whole, caller))
                    .chain(kept -> kept.report().themes().isEmpty()
                            ? Uni.createFrom().item(kept)
                            : words(db, session).map(kept::saying));
        });
    }

    /** Numbers of one owner, and what people write about themselves, are not for everyone. */
    private static boolean isOpen(Caller caller, HeldSession held) {
        String owner = held.session().scope().get("owner");
        return !CreationRule.isAboutOnePerson(held) && (owner == null || caller.seesOwner(owner));
    }

    private static Kept kept(Object @Nullable [] row, boolean whole, Caller caller) {
        if (row == null)
            throw ProblemType.NOT_FOUND
                    .because("This session has no such report; a facilitator or lead publishes one once it is closed.")
                    .asException();
        Report report = Json.read((String) row[2], Report.class);
        return new Kept(
                ((Number) row[0]).intValue(),
                (String) row[1],
                !whole,
                whole ? report : report.abridged(!caller.is(Role.VIEWER)));
    }

    private static Uni<Map<String, String>> words(Mutiny.Session db, UUID session) {
        return db.createNativeQuery(WORDS, Object[].class)
                .setParameter("session", session)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
