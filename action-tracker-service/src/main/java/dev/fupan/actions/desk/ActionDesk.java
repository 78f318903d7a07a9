package dev.fupan.actions.desk;

import dev.fupan.actions.action.ActionStore;
import dev.fupan.actions.action.By;
import dev.fupan.actions.action.Setting;
import dev.fupan.actions.action.Tracked;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the resources share: who asks and when, and actions that are shown as far as the caller may see them. */
@ApplicationScoped
public class ActionDesk {

    private final ActionStore actions;
    private final ActionViewStore views;
    private final CurrentCaller current;
    private final Permit permit;
    private final Clock clock;

    ActionDesk(ActionStore actions, ActionViewStore views, CurrentCaller current, Permit permit, Clock clock) {
        this.actions = actions;
        this.views = views;
        this.current = current;
        this.permit = permit;
        this.clock = clock;
    }

    public Caller caller() {
        return current.get();
    }

    public By by() {
        return new By(caller().person(), UUID.randomUUID().toString(), now());
    }

    public Setting setting() {
        return actions.setting(caller().tenant());
    }

    public ViewTime time() {
        Setting setting = setting();
        return new ViewTime(now(), setting.zone(), setting.grace());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** An id that is none names nothing. */
    public static UUID id(String text) {
        try {
            if (text.length() == 36) return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            // answered below
        }
        throw Refusals.unknown();
    }

    /** The action as far as the caller may see it. */
    public Uni<ActionView> show(UUID id) {
        Caller caller = caller();
        return views.find(caller.tenant(), id, time())
                .onItem()
                .ifNull()
                .failWith(Refusals::unknown)
                .chain(view -> sees(caller, view).map(whole -> whole ? view : view.forOthers()));
    }

    /** Fails unless the caller sees the whole of it. */
    public Uni<ActionView> showWhole(UUID id) {
        return show(id).invoke(view -> {
            if (view.restricted())
                throw Refusals.notYours(
                        "Open to its owner, helpers, members of its review, leads of the team and admins.");
        });
    }

    private Uni<Boolean> sees(Caller caller, ActionView view) {
        String person = caller.personId();
        if (person == null) return Uni.createFrom().item(caller.seesEveryOwner());
        boolean helps = view.helperIds() != null && view.helperIds().contains(person);
        if (helps || permit.worksOn(caller, view.ownerId()))
            return Uni.createFrom().item(true);
        String review = view.reviewId();
        return review == null ? Uni.createFrom().item(false) : views.isMember(caller.tenant(), review, person);
    }

    /** Changes the action and shows it; {@code ifMatch} null where the order of changes does not matter. */
    public Uni<ActionView> change(UUID id, @Nullable Long revision, Consumer<Tracked> work) {
        return changing(id, revision, tracked -> {
                    work.accept(tracked);
                    return true;
                })
                .chain(() -> show(id));
    }

    public <T> Uni<T> changing(UUID id, @Nullable Long revision, Function<Tracked, T> work) {
        return actions.change(caller().tenant(), id, by(), tracked -> {
                    if (revision != null) Refusals.unchangedSince(revision, tracked);
                    return work.apply(tracked);
                })
                .onItem()
                .ifNull()
                .failWith(Refusals::unknown);
    }
}
