package dev.fupan.actions.delivery;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.webhook.EventTypes;
import dev.fupan.actions.webhook.WebhookDesk;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an admin does with deliveries. */
@ApplicationScoped
class DeliveryDesk {

    private static final Set<String> STATES = Set.of("pending", "delivered", "dead");
    private static final int LONGEST_ID = 300;

    private final WebhookDesk endpoints;
    private final DeliveryStore deliveries;
    private final Dispatch dispatch;
    private final Clock clock;

    DeliveryDesk(WebhookDesk endpoints, DeliveryStore deliveries, Dispatch dispatch, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** The id of the test event. */
    Uni<String> ping(String id) {
        return endpoints.findActive(id).chain(endpoint -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            String event = UUID.randomUUID().toString();
            ToldEvent.Payload payload = new ToldEvent.Payload(EventTypes.PING, now, null, 1, "{}");
            ToldEvent ping = new ToldEvent(endpoint.tenant(), event, EventTypes.PING, now, Json.write(payload));
            return deliveries.ping(endpoint.id(), ping).invoke(dispatch::nudge).replaceWith(event);
        });
    }

    Uni<List<DeliveryView>> list(String id, @Nullable String state, @Nullable Cursor place, int limit) {
        if (state != null && !STATES.contains(state))
            throw ProblemType.INVALID
                    .because("state: expected pending, delivered or dead.")
                    .asException();
        Instant before = place == null ? null : instant(place.key().get(0));
        String beforeId = place == null ? null : place.key().get(1);
        return endpoints
                .find(id)
                .chain(found -> deliveries.list(found.tenant(), found.id(), state, before, beforeId, limit));
    }

    Uni<DeliveryView> show(String id, String event) {
        demandReadable(event);
        return endpoints
                .find(id)
                .chain(found -> deliveries.find(found.tenant(), found.id(), event))
                .onItem()
                .ifNull()
                .failWith(DeliveryDesk::unknown);
    }

    Uni<Void> resend(String id, String event) {
        demandReadable(event);
        return endpoints
                .findActive(id)
                .chain(found -> deliveries.resend(found.tenant(), found.id(), event))
                .invoke(there -> {
                    if (!there) throw unknown();
                    dispatch.nudge();
                })
                .replaceWithVoid();
    }

    Uni<Integer> resendDead(String id, JsonNode body) {
        Instant from = since(body);
        return endpoints
                .findActive(id)
                .chain(found -> deliveries.resendDead(found.tenant(), found.id(), from))
                .invoke(dispatch::nudge);
    }

    private static Instant since(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("since"));
        Instant since = form.instant("since");
        if (form.absent("since")) form.wrong("since", "a time like 2026-11-23T00:00:00Z");
        Violation.throwIfAny(found);
        return requireNonNull(since);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notOurs) {
            throw ProblemType.MALFORMED
                    .because("The cursor is not one of this list.")
                    .asException();
        }
    }

    // What the database could not even look for is not there.
    private static void demandReadable(String event) {
        if (event.length() > LONGEST_ID || event.indexOf('\0') >= 0) throw unknown();
    }

    private static HttpProblem unknown() {
        return ProblemType.NOT_FOUND
                .because("There is no such delivery of this endpoint; they are kept for " + DeliveryStore.KEPT_DAYS
                        + " days.")
                .asException();
    }
}
