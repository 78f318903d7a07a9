package dev.fupan.review.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.NamedId;
import dev.fupan.kit.form.TextRule;
import dev.fupan.kit.form.Violation;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What resources about sessions share: who asks and when, ids and ETags from the wire. */
@ApplicationScoped
public class SessionDesk {

    private static final int LONGEST_KEY = 200;

    private final CurrentCaller current;
    private final Clock clock;

    SessionDesk(CurrentCaller current, Clock clock) {
        this.current = current;
        this.clock = clock;
    }

    public Caller caller() {
        return current.get();
    }

    /** The person who asks, now; a key that only reads stands under its own id. */
    public By by() {
        Caller caller = caller();
        String actor = caller.personId() != null ? caller.personId() : String.valueOf(caller.keyId());
        return new By(actor, UUID.randomUUID().toString(), now());
    }

    /**
     * What a request makes. A request that is sent again under its {@code Idempotency-Key} by the same person makes the
     * same id; whoever stores asks {@link OnceStore} and looks for that first, so that nothing is there twice.
     */
    public Once once(String kind, @Nullable String key, JsonNode body, Object... within) {
        if (key == null) return new Once(UUID.randomUUID(), null);
        Caller caller = caller();
        List<Object> names = new ArrayList<>(List.of(kind, caller.tenant(), caller.person(), checked(key)));
        names.addAll(List.of(within));
        return new Once(NamedId.of(names.toArray()), Once.markOf(body));
    }

    /** The key, if it is one. */
    public static String checked(String idempotencyKey) {
        if (TextRule.fits(idempotencyKey, LONGEST_KEY)) return idempotencyKey;
        throw Violation.at("Idempotency-Key", TextRule.expected(LONGEST_KEY));
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** An id that is none names nothing. */
    public static UUID id(String text) {
        try {
            if (text.length() == 36) return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            // answered below
        }
        throw ProblemType.NOT_FOUND
                .because("There is nothing of that id in this workspace.")
                .asException();
    }

    /** The version that the client changes; it must have one. */
    public static long version(@Nullable String ifMatch) {
        if (ifMatch == null)
            throw ProblemType.PRECONDITION_REQUIRED
                    .because("Send the ETag of what you change as If-Match.")
                    .asException();
        String bare = ifMatch.replace("W/", "").replace("\"", "").trim();
        return bare.matches("\\d{1,18}") ? Long.parseLong(bare) : -1;
    }

    /**
     * Refuses a change of something that has moved on; the refusal shows what it is now.
     *
     * @param current the body as a GET would answer it
     */
    public static void unchangedSince(long asked, long version, Object current) {
        if (asked != version)
            throw ProblemType.CHANGED_MEANWHILE
                    .because("Someone else has changed it; look at what it is now and repeat your change on that.")
                    .with("current", current)
                    .with("version", version)
                    .asException();
    }
}
