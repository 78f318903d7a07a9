package dev.fupan.cli.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * How an export writes its times.
 *
 * <p>Without a pattern: RFC 3339, an ISO date-time or an ISO date. What names no zone is meant in {@code zone}, and a
 * date alone is the beginning of that day there.
 */
record Times(ZoneId zone, Optional<DateTimeFormatter> pattern) {

    Instant instant(String text) throws RowFault {
        try {
            TemporalAccessor parsed = parse(text);
            if (parsed instanceof OffsetDateTime exact) {
                return exact.toInstant();
            }
            if (parsed instanceof ZonedDateTime exact) {
                return exact.toInstant();
            }
            LocalDateTime local =
                    parsed instanceof LocalDateTime dateTime ? dateTime : ((LocalDate) parsed).atStartOfDay();
            return local.atZone(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw new RowFault("", "'" + text + "' is no time" + expected());
        }
    }

    LocalDate date(String text) throws RowFault {
        try {
            TemporalAccessor parsed = parse(text);
            return parsed instanceof LocalDate date
                    ? date
                    : instant(text).atZone(zone).toLocalDate();
        } catch (DateTimeException unreadable) {
            throw new RowFault("", "'" + text + "' is no date" + expected());
        }
    }

    private TemporalAccessor parse(String text) {
        if (pattern.isPresent()) {
            return pattern.get().parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        }
        if (text.length() == 10) {
            return LocalDate.parse(text);
        }
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        return DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
    }

    private String expected() {
        return pattern.map(p -> " in the mapping's pattern").orElse(" like 2026-11-23 or 2026-11-23T09:30:00+08:00");
    }

    static Times in(ZoneId zone) {
        return new Times(zone, Optional.empty());
    }
}
