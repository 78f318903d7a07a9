package dev.fupan.actions.calendar;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A date that is not what its day of the week would make it.
 *
 * @param source who says so: a holiday's name, an announcement, a person's note
 */
public record SpecialDay(LocalDate date, boolean working, String source) {

    public SpecialDay {
        requireNonNull(date, "date");
        requireNonNull(source, "source");
    }
}
