package dev.fupan.actions.webhook;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a workspace wants to be told, and of what.
 *
 * @param eventTypes empty for all
 * @param reason why it is not active
 * @param secrets the present one first; the others are on their way out and sign as well
 */
public record Endpoint(
        String tenant,
        UUID id,
        long revision,
        String url,
        @Nullable String description,
        List<String> eventTypes,
        boolean active,
        @Nullable String reason,
        List<KeptSecret> secrets,
        Instant createdAt,
        String createdBy,
        Instant changedAt) {

    public Endpoint {
        requireNonNull(url, "url");
        eventTypes = List.copyOf(eventTypes);
        secrets = List.copyOf(secrets);
    }

    static Endpoint create(String tenant, UUID id, EndpointForm form, String secret, String by, Instant now) {
        return new Endpoint(
                tenant,
                id,
                1,
                requireNonNull(form.url(), "url"),
                form.description(),
                form.eventTypes() == null ? List.of() : form.eventTypes(),
                true,
                null,
                List.of(new KeptSecret(secret, null)),
                now,
                by,
                now);
    }

    Endpoint change(EndpointForm form, Instant now) {
        return with(
                form.url() == null ? url : form.url(),
                form.description() == null ? description : form.description(),
                form.eventTypes() == null ? eventTypes : form.eventTypes(),
                secrets,
                now);
    }

    Endpoint enable(Instant now) {
        return state(true, null, now);
    }

    public Endpoint disable(String why, Instant now) {
        return state(false, why, now);
    }

    /** The new secret signs from now on, the one before beside it until then. */
    Endpoint rotate(String secret, Instant beforeUntil, Instant now) {
        List<KeptSecret> next = new ArrayList<>();
        next.add(new KeptSecret(secret, null));
        for (KeptSecret one : secrets) {
            Instant until = one.until() == null || one.until().isAfter(beforeUntil) ? beforeUntil : one.until();
            KeptSecret leaving = new KeptSecret(one.sealed(), until);
            if (leaving.signsAt(now)) next.add(leaving);
        }
        return with(url, description, eventTypes, next, now);
    }

    /** Those whose signatures a receiver is to find. */
    Stream<KeptSecret> signing(Instant now) {
        return secrets.stream().filter(one -> one.signsAt(now));
    }

    private Endpoint with(
            String nextUrl, @Nullable String words, List<String> types, List<KeptSecret> kept, Instant now) {
        return new Endpoint(
                tenant, id, revision + 1, nextUrl, words, types, active, reason, kept, createdAt, createdBy, now);
    }

    private Endpoint state(boolean next, @Nullable String why, Instant now) {
        if (next == active) return this;
        return new Endpoint(
                tenant, id, revision + 1, url, description, eventTypes, next, why, secrets, createdAt, createdBy, now);
    }
}
