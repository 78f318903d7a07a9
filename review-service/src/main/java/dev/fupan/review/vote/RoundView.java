package dev.fupan.review.vote;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A round as participants see it.
 *
 * @param budget how many votes each of them has
 * @param totals theme id -> votes; null while the round is open
 */
record RoundView(
        int number, int budget, boolean open, @Nullable Map<String, Integer> totals, long version) {}
