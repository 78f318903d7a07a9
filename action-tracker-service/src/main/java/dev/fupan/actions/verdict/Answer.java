package dev.fupan.actions.verdict;

import dev.fupan.actions.criterion.Measurement;
import org.jspecify.annotations.Nullable;

/** What came back from the metrics: a number that stands for ever, or a reason to ask again. */
sealed interface Answer {

    record Given(Measurement measurement) implements Answer {}

    /**
     * Not now.
     *
     * @param seconds after which asking again makes sense, where the other side said so
     */
    record NotYet(String why, @Nullable Integer seconds) implements Answer {}
}
