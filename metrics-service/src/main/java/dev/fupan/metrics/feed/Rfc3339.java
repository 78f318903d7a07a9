package dev.fupan.metrics.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Times of CloudEvents; the form in which nearly all of them come, {@code 2026-11-01T08:00:00.123Z}, without a detour. */
final class Rfc3339 {
    private static final int SECONDS_END = 19;
    private static final int NANO_DIGITS = 9;
    private static final long SECONDS_OF_DAY = 86_400;

    private Rfc3339() {}

    /** @throws DateTimeException when it is no time */
    static Instant instant(String text) {
        if (!isCommon(text)) {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text).toInstant();
        }
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, SECONDS_END);
        if (hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text); // has rules of its own for 24:00 and leap seconds
        }
        long day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
                .toEpochDay();
        return Instant.ofEpochSecond(day * SECONDS_OF_DAY + hour * 3_600L + minute * 60L + second, nanos(text));
    }

    private static boolean isCommon(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || end > SECONDS_END + 1 + NANO_DIGITS || end == SECONDS_END + 1) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char at = text.charAt(i);
            boolean fits =
                    switch (i) {
                        case 4, 7 -> at == '-';
                        case 10 -> at == 'T';
                        case 13, 16 -> at == ':';
                        case SECONDS_END -> at == '.';
                        default -> at >= '0' && at <= '9';
                    };
            if (!fits) {
                return false;
            }
        }
        return text.charAt(end) == 'Z';
    }

    private static int nanos(String text) {
        int end = text.length() - 1;
        int nanos = end == SECONDS_END ? 0 : digits(text, SECONDS_END + 1, end);
        for (int i = end - SECONDS_END - 1; i >= 0 && i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
