package dev.fupan.actions.mail;

import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * How far to trust a verdict; numbers are written already.
 *
 * @param evidence whether it was given by evidence that has added up, not by one count
 * @param p how often chance alone would give as much; null in evidence mode and where nothing is a proportion
 * @param decisive whether p is small enough
 * @param eLow evidence that the rate lies below the threshold; null in point mode
 * @param eHigh evidence that it lies above; null in point mode
 * @param late whether the number was there only after its time
 */
public record Certainty(
        boolean evidence,
        @Nullable String p,
        boolean decisive,
        @Nullable String eLow,
        @Nullable String eHigh,
        boolean late) {

    /** {@code one count (point mode) · p = 0.223, not decisive}. */
    public String in(Locale locale) {
        MailWords words = Letters.words(locale);
        StringJoiner said = new StringJoiner(" · ");
        said.add(evidence ? words.mode_evidence() : words.mode_point());
        if (p != null) said.add(decisive ? words.p_decisive(p) : words.p_open(p));
        if (eLow != null && eHigh != null) said.add(words.e_values(eLow, eHigh));
        if (late) said.add(words.late());
        return said.toString();
    }
}
