package dev.fupan.review.standardcase;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
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
import dev.fupan.review.session.Once;
import dev.fupan.review.session.OnceStore;
import dev.fupan.review.session.SessionDesk;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Standard cases one by one. */
@ApplicationScoped
class StandardCaseStore {

    static final String KIND = "standard_case";

    private final TenantSessions sessions;

    StandardCaseStore(TenantSessions sessions) {
        this.sessions = sessions;
    }

    /** Once per id. */
    Uni<CaseView> create(Caller caller, Once once, JsonNode body, YearMonth month, By by) {
        CaseText text = CaseForm.read(body, month);
        demandWrites(caller, text.team());
        return sessions.inTenant(caller.tenant(), db -> OnceStore.demandSame(db, caller.tenant(), once)
                .chain(() -> db.find(StandardCase.class, once.id()).chain(there -> {
                    if (there != null) return Uni.createFrom().item(there.view());
                    StandardCase fresh = new StandardCase(once.id(), caller.tenant(), by);
                    List<HistoryLine> lines = fresh.tell(text, by);
                    return db.persist(fresh).chain(() -> keep(db, caller.tenant(), fresh, lines));
                })));
    }

    Uni<CaseView> change(Caller caller, UUID id, long version, JsonNode body, By by) {
        return sessions.inTenant(caller.tenant(), db -> find(db, id, LockModeType.PESSIMISTIC_WRITE)
                .chain(one -> {
                    demandWrites(caller, one.text().team());
                    SessionDesk.unchangedSince(version, one.version(), one.view());
                    CaseText next = CaseForm.change(one.text(), body);
                    demandWrites(caller, next.team());
                    List<HistoryLine> lines = one.tell(next, by);
                    if (lines.isEmpty()) return Uni.createFrom().item(one.view());
                    return keep(db, caller.tenant(), one, lines);
                }));
    }

    Uni<CaseView> get(Caller caller, UUID id) {
        return visible(caller, id).map(StandardCase::view);
    }

    Uni<List<Sale.Deviation>> deviations(Caller caller, UUID id, Sale other) {
        return visible(caller, id).map(one -> one.text().sale().deviationsOf(other));
    }

    Uni<Page<HistoryView>> history(Caller caller, UUID id, @Nullable Cursor after, int size) {
        return sessions.inTenant(caller.tenant(), db -> find(db, id, LockModeType.NONE)
                .chain(found -> HistoryStore.page(db, id, after, size)));
    }

    /** Viewers read what is published, whoever sells reads all. */
    static boolean readsAll(Caller caller) {
        return !caller.is(Role.VIEWER);
    }

    private Uni<StandardCase> visible(Caller caller, UUID id) {
        return sessions.inTenant(caller.tenant(), db -> find(db, id, LockModeType.NONE))
                .invoke(one -> {
                    if (!one.text().published() && !readsAll(caller)) throw unknown();
                });
    }

    private static Uni<CaseView> keep(Mutiny.Session db, String tenant, StandardCase one, List<HistoryLine> lines) {
        return db.persistAll(lines.toArray())
                .chain(() ->
                        SearchStore.index(db, tenant, KIND, one.id(), one.text().words()))
                .replaceWith(one::view);
    }

    private static void demandWrites(Caller caller, @Nullable String team) {
        if (caller.is(Role.ADMIN) || caller.is(Role.LEAD) && caller.leads(team)) return;
        throw new ProblemType("role-missing", 403, "Your role does not allow this")
                .because("Standard cases are written by leads for a team that they lead, named as team, and by admins.")
                .asException();
    }

    private static Uni<StandardCase> find(Mutiny.Session db, UUID id, LockModeType lock) {
        return db.find(StandardCase.class, id, lock).onItem().ifNull().failWith(StandardCaseStore::unknown);
    }

    private static RuntimeException unknown() {
        return ProblemType.NOT_FOUND
                .because("There is no such standard case in this workspace.")
                .asException();
    }
}
