package dev.fupan.review.timebox;

import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.By;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.Right;
import dev.fupan.review.session.SessionDesk;
import dev.fupan.review.session.SessionStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hibernate.reactive.mutiny.Mutiny;

/** Timeboxes of sessions. A phase whose timebox nobody has changed has no row. */
@ApplicationScoped
class TimeboxStore {

    private final SessionStore sessions;

    TimeboxStore(SessionStore sessions) {
        this.sessions = sessions;
    }

    Uni<TimeboxView.At> present(Caller caller, UUID session, By by) {
        return sessions.read(caller, session, Right.READ, by, (db, held) -> find(db, held))
                .map(timebox -> timebox.at(by.at()));
    }

    Uni<TimeboxView.At> change(
            Caller caller, UUID session, By by, long version, BiConsumer<Timebox, HeldSession> change) {
        return sessions.change(caller, session, Right.FACILITATE, by, (db, held) -> find(db, held)
                .map(timebox -> {
                    SessionDesk.unchangedSince(version, timebox.version(), timebox.at(by.at()));
                    if (timebox.version() == 0) held.make(timebox);
                    change.accept(timebox, held);
                    return timebox.at(by.at());
                }));
    }

    private static Uni<Timebox> find(Mutiny.Session db, HeldSession held) {
        Timebox planned = new Timebox(held);
        Timebox.Key key = new Timebox.Key(held.session().id(), planned.phase());
        return db.find(Timebox.class, key).map(there -> {
            if (there == null) return planned;
            there.forgetEarlierStay(held);
            return there;
        });
    }
}
