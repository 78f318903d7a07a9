package dev.fupan.review.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.TenantSessions;
import dev.fupan.review.history.HistoryLine;
import dev.fupan.review.history.HistoryStore;
import dev.fupan.review.history.HistoryView;
import dev.fupan.review.search.SearchStore;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Once;
import dev.fupan.review.session.OnceStore;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.SessionState;
import dev.fupan.review.session.SessionStore;
import dev.fupan.review.session.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Lessons within their sessions: recorded, corrected, published, and brought up again. */
@ApplicationScoped
public class LessonStore {

    static final String KIND = "lesson";
    private static final int BROUGHT_UP = 50;
    private static final String OF_SESSION = "from Lesson l where l.sessionId = :session order by l.createdAt, l.id";
    private static final String FITTING = """
            select l.* from lesson l
            left join (
                select s.lesson_id, count(*) as met, count(*) filter (where a.agreeing @> to_jsonb(s.value)) as agreed
                from lesson_scope s
                join jsonb_each(cast(cast(:scope as text) as jsonb)) a(dimension, agreeing) on a.dimension = s.dimension
                where s.tenant = :tenant group by s.lesson_id) fit on fit.lesson_id = l.id
            where l.tenant = :tenant and l.session_id <> :session
              and (fit.agreed > 0 and fit.agreed = fit.met
                or not exists (select 1 from lesson_scope s where s.tenant = :tenant and s.lesson_id = l.id))
            order by coalesce(fit.agreed, 0) desc, l.created_at desc, l.id""";
    private static final String FORGET_SCOPE =
            "delete from lesson_scope where tenant = :tenant and lesson_id = :lesson";
    private static final String KEEP_SCOPE = """
            insert into lesson_scope (tenant, lesson_id, dimension, value)
            select :tenant, cast(:lesson as uuid), key, value from json_each_text(cast(cast(:scope as text) as json))""";

    private final SessionStore sessions;
    private final TenantSessions database;
    private final LessonScope scopes;

    LessonStore(SessionStore sessions, TenantSessions database, LessonScope scopes) {
        this.sessions = sessions;
        this.database = database;
        this.scopes = scopes;
    }

    /** The lessons of a session, in their order; for a caller whose right has been checked. */
    public Uni<List<LessonView>> inSession(Mutiny.Session db, UUID sessionId) {
        return db.createQuery(OF_SESSION, Lesson.class)
                .setParameter("session", sessionId)
                .getResultList()
                .map(lessons -> lessons.stream().map(Lesson::view).toList());
    }

    Uni<List<LessonView>> ofSession(Caller caller, UUID sessionId, By by) {
        return sessions.read(caller, sessionId, Right.READ, by, (db, held) -> inSession(db, sessionId));
    }

    /** What was learned in other sessions and fits this one; what agrees most comes first. */
    Uni<List<LessonView>> fitting(Caller caller, UUID sessionId, By by) {
        return sessions.read(
                caller, sessionId, Right.READ, by, (db, held) -> db.createNativeQuery(FITTING, Lesson.class)
                        .setParameter("tenant", caller.tenant())
                        .setParameter("session", sessionId)
                        .setParameter("scope", Json.write(scopes.agreeing(held.session())))
                        .setMaxResults(BROUGHT_UP)
                        .getResultList()
                        .map(lessons -> lessons.stream().map(Lesson::view).toList()));
    }

    /** Once per id. */
    Uni<LessonView> record(Caller caller, UUID sessionId, Once once, JsonNode body, By by) {
        return sessions.change(caller, sessionId, Right.READ, by, (db, held) -> {
            demandWrites(caller, held);
            if (held.state() instanceof SessionState.Scheduled || held.state() instanceof SessionState.Cancelled)
                throw ProblemType.CONFLICT
                        .because("A session that is " + held.state().word() + " has taught nothing.")
                        .with("state", held.state().word())
                        .asException();
            LessonText text = LessonForm.read(body, LessonScope.of(held.session()));
            return OnceStore.demandSame(db, caller.tenant(), once)
                    .chain(() -> db.find(Lesson.class, once.id()))
                    .chain(there -> {
                        if (there != null) return Uni.createFrom().item(there.view());
                        Lesson lesson = new Lesson(once.id(), held.session(), by);
                        held.make(lesson);
                        held.tell(new ReviewEvent.LessonRecorded(
                                once.id().toString(), text.kind(), withoutNames(text.scope())));
                        return say(db, held, lesson, text, by);
                    });
        });
    }

    Uni<LessonView> change(Caller caller, UUID id, long version, JsonNode body, By by) {
        return database.inTenant(caller.tenant(), db -> find(db, id).map(Lesson::sessionId))
                .chain(session -> sessions.change(caller, session, Right.READ, by, (db, held) -> {
                    demandWrites(caller, held);
                    return find(db, id).chain(lesson -> {
                        SessionDesk.unchangedSince(version, lesson.version(), lesson.view());
                        return say(db, held, lesson, LessonForm.change(lesson.text(), body), by);
                    });
                }));
    }

    Uni<LessonView> lesson(Caller caller, UUID id) {
        return database.inTenant(caller.tenant(), db -> find(db, id).map(Lesson::view))
                .invoke(view -> {
                    if (!view.published() && !readsAll(caller)) throw unknown();
                });
    }

    Uni<Page<HistoryView>> history(Caller caller, UUID id, @Nullable Cursor after, int size) {
        return database.inTenant(
                caller.tenant(), db -> find(db, id).chain(lesson -> HistoryStore.page(db, id, after, size)));
    }

    /** Viewers read what is published, whoever sells reads all. */
    static boolean readsAll(Caller caller) {
        return !caller.is(Role.VIEWER);
    }

    private Uni<LessonView> say(Mutiny.Session db, HeldSession held, Lesson lesson, LessonText text, By by) {
        String tenant = held.session().tenant();
        List<HistoryLine> lines = lesson.say(text, by);
        if (lines.isEmpty()) return Uni.createFrom().item(lesson.view());
        lines.forEach(held::make);
        held.log(KIND, lesson.id().toString(), Visibility.members(), lesson.view());
        return SearchStore.index(db, tenant, KIND, lesson.id(), text.words())
                .chain(() -> keepScope(db, tenant, lesson.id(), text))
                .replaceWith(lesson::view);
    }

    private static Uni<Void> keepScope(Mutiny.Session db, String tenant, UUID lesson, LessonText text) {
        return db.createNativeQuery(FORGET_SCOPE)
                .setParameter("tenant", tenant)
                .setParameter("lesson", lesson)
                .executeUpdate()
                .chain(() -> db.createNativeQuery(KEEP_SCOPE)
                        .setParameter("tenant", tenant)
                        .setParameter("lesson", lesson)
                        .setParameter("scope", Json.write(text.sortedScope()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Admins, and leads who lead the session or the team that it is about. */
    private void demandWrites(Caller caller, HeldSession held) {
        var access = sessions.access(caller, held);
        boolean leads = caller.leads(held.session().scope().get("team")) || !access.takesPart();
        if (caller.is(Role.ADMIN) || caller.is(Role.LEAD) && (access.facilitates() || leads)) return;
        throw new ProblemType("role-missing", 403, "Your role does not allow this")
                .because("Lessons are written by leads for their teams and by admins; tell one of them.")
                .asException();
    }

    private static Uni<Lesson> find(Mutiny.Session db, UUID id) {
        return db.find(Lesson.class, id).onItem().ifNull().failWith(LessonStore::unknown);
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND
                .because("There is no such lesson in this workspace.")
                .asException();
    }

    // Events name no people; an owner is a name of the CRM.
    private static Map<String, String> withoutNames(Map<String, String> scope) {
        Map<String, String> told = new TreeMap<>(scope);
        told.remove("owner");
        return told;
    }
}
