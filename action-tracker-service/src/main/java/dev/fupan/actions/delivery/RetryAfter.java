package dev.fupan.actions.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The header of that name: seconds, or a date as HTTP writes it. */
final class RetryAfter {

    private RetryAfter() {}

    /** Null where it says nothing that can be understood, or a time that has passed. */
    static @Nullable Duration of(@Nullable String text, Instant wallTime) {
        if (text == null) return null;
        if (text.matches("\\d{1,9}")) return Duration.ofSeconds(Long.parseLong(text));
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return at.isAfter(wallTime) ? Duration.between(wallTime, at) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
