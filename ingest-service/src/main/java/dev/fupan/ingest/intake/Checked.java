package dev.fupan.ingest.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the check found an event to be. */
public sealed interface Checked {

    /** Fit for the log. */
    record Acceptable(Envelope envelope, byte[] data) implements Checked {}

    /** A sound event of a {@code crm.} type that this version does not know. */
    record Unknown(Envelope envelope, byte[] data) implements Checked {}

    /**
     * Not taken; the sender hears why.
     *
     * @param id as far as it could be read
     */
    record Refused(@Nullable String id, @Nullable String source, Reason reason, List<Violation> violations)
            implements Checked {}

    /** Why an event is refused; the slug is part of the problem type that the receipt names. */
    enum Reason {
        MALFORMED("malformed-event"),
        INVALID("invalid-event"),
        TOO_LARGE("event-too-large"),
        TYPE_NOT_OPEN("type-not-open");

        private final String slug;

        Reason(String slug) {
            this.slug = slug;
        }

        public String slug() {
            return slug;
        }
    }
}
