package dev.fupan.actions.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.actions.egress.EgressGuard;
import dev.fupan.actions.egress.EgressRefused;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.CurrentCaller;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an admin does with endpoints. */
@ApplicationScoped
public class WebhookDesk {

    private static final int MOST = 50;
    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private final EndpointStore endpoints;
    private final SecretBox box;
    private final EgressGuard guard;
    private final CurrentCaller current;
    private final Clock clock;

    WebhookDesk(EndpointStore endpoints, SecretBox box, EgressGuard guard, CurrentCaller current, Clock clock) {
        this.endpoints = endpoints;
        this.box = box;
        this.guard = guard;
        this.current = current;
        this.clock = clock;
    }

    Uni<EndpointView> create(EndpointForm form) {
        Caller caller = current.get();
        UUID id = UUID.randomUUID();
        Secret secret = Secret.random();
        String sealed = box.seal(secret, id);
        return reachable(form.url()).chain(() -> {
            Endpoint fresh = Endpoint.create(caller.tenant(), id, form, sealed, caller.person(), now());
            return endpoints.add(fresh, MOST).map(added -> {
                if (!added)
                    throw conflict("A workspace has at most " + MOST + " endpoints: delete one that is not used.");
                return EndpointView.of(fresh, now(), secret.written());
            });
        });
    }

    /** After that place, which a client has from a page before. */
    Uni<List<EndpointView>> list(@Nullable UUID after, int limit) {
        return endpoints.list(current.tenant(), after, limit).map(found -> found.stream()
                .map(one -> EndpointView.of(one, now(), null))
                .toList());
    }

    Uni<EndpointView> show(String id) {
        return find(id).map(found -> EndpointView.of(found, now(), null));
    }

    Uni<EndpointView> change(String id, @Nullable String ifMatch, EndpointForm form) {
        long revision = revision(ifMatch);
        return reachable(form.url())
                .chain(() -> change(id, present -> {
                    if (present.revision() != revision)
                        throw ProblemType.CHANGED_MEANWHILE
                                .because("Read the endpoint again and repeat your change on that.")
                                .with("revision", present.revision())
                                .asException();
                    return present.change(form, now());
                }));
    }

    Uni<EndpointView> disable(String id) {
        String why = "switched off by " + current.get().person();
        return change(id, present -> present.disable(why, now()));
    }

    Uni<EndpointView> enable(String id) {
        return change(id, present -> present.enable(now()));
    }

    Uni<EndpointView> rotate(String id, @Nullable JsonNode body) {
        Duration both = overlap(body);
        UUID endpoint = id(id);
        Secret secret = Secret.random();
        String sealed = box.seal(secret, endpoint);
        return endpoints
                .change(current.tenant(), endpoint, present -> present.rotate(sealed, now().plus(both), now()))
                .onItem()
                .ifNull()
                .failWith(WebhookDesk::unknown)
                .map(changed -> EndpointView.of(changed, now(), secret.written()));
    }

    Uni<Void> delete(String id) {
        return endpoints.delete(current.tenant(), id(id)).map(deleted -> {
            if (!deleted) throw unknown();
            return null;
        });
    }

    /** Fails with a problem when the endpoint is not to be told anything. */
    public Uni<Endpoint> findActive(String id) {
        return find(id).invoke(found -> {
            if (!found.active()) throw conflict("The endpoint is disabled: enable it first.");
        });
    }

    /** Fails with a problem when the workspace has no such endpoint. */
    public Uni<Endpoint> find(String id) {
        return endpoints.find(current.tenant(), id(id)).onItem().ifNull().failWith(WebhookDesk::unknown);
    }

    private Uni<EndpointView> change(String id, UnaryOperator<Endpoint> change) {
        return endpoints
                .change(current.tenant(), id(id), change)
                .onItem()
                .ifNull()
                .failWith(WebhookDesk::unknown)
                .map(changed -> EndpointView.of(changed, now(), null));
    }

    // Told at once instead of at the first delivery; a name that is not known yet may be so later.
    private Uni<Void> reachable(@Nullable String url) {
        if (url == null) return Uni.createFrom().voidItem();
        return guard.admit(URI.create(url))
                .map(address -> "")
                .onFailure(EgressRefused.class)
                .recoverWithItem(Throwable::getMessage)
                .onFailure()
                .recoverWithItem("")
                .invoke(why -> {
                    if (!why.isEmpty())
                        Violation.throwIfAny(List.of(new Violation("/url", "an endpoint on the internet: " + why)));
                })
                .replaceWithVoid();
    }

    private static Duration overlap(@Nullable JsonNode body) {
        if (body == null) return OVERLAP;
        List<Violation> found = new ArrayList<>();
        String text = new Form(body, "", found, Set.of("overlap")).optional("overlap", 20);
        Violation.throwIfAny(found);
        try {
            Duration asked = text == null ? OVERLAP : Duration.parse(text);
            if (!asked.isNegative() && asked.compareTo(LONGEST_OVERLAP) <= 0) return asked;
        } catch (DateTimeException unreadable) {
            // told below
        }
        found.add(new Violation("/overlap", "a duration from PT0S to P7D, like PT24H"));
        Violation.throwIfAny(found);
        return OVERLAP;
    }

    /** An id that is none names nothing. */
    private static UUID id(String text) {
        try {
            if (text.length() == 36) return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            // answered below
        }
        throw unknown();
    }

    private static long revision(@Nullable String ifMatch) {
        if (ifMatch == null)
            throw ProblemType.PRECONDITION_REQUIRED
                    .because("Send the ETag of the endpoint that you change as If-Match.")
                    .asException();
        String bare = ifMatch.replace("W/", "").replace("\"", "").trim();
        return bare.matches("\\d{1,18}") ? Long.parseLong(bare) : -1;
    }

    private static HttpProblem conflict(String detail) {
        return ProblemType.CONFLICT.because(detail).asException();
    }

    private static HttpProblem unknown() {
        return ProblemType.NOT_FOUND
                .because("There is no such endpoint in this workspace.")
                .asException();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
