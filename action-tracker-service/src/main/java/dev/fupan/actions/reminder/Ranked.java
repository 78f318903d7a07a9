package dev.fupan.actions.reminder;

import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a digest says, with its place in it.
 *
 * @param atRisk the expected value at risk, from 0 to 1
 * @param waiting what was told before and waited for this digest; null for a reminder
 */
public record Ranked(
        Said said,
        OpenAction action,
        BigDecimal atRisk,
        @Nullable Waiting waiting) {

    /** What is most at risk comes first; where that is the same, the more urgent, then the older. */
    static final Comparator<Ranked> ORDER = Comparator.comparing(Ranked::atRisk)
            .reversed()
            .thenComparing(one -> one.said().kind())
            .thenComparing(one -> one.action().dueDate())
            .thenComparing(one -> one.action().id())
            .thenComparing(one -> one.said().subject());
}
