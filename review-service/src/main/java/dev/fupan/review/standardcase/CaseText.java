package dev.fupan.review.standardcase;

import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a case.
 *
 * @param kind {@code standard}, {@code expected_but_lost}, {@code accidental} or {@code inevitable}
 * @param account the customer in the CRM, when it is one
 * @param month for which it was picked
 */
record CaseText(
        String name,
        String kind,
        Sale sale,
        @Nullable String story,
        @Nullable String account,
        @Nullable String team,
        YearMonth month,
        boolean published) {

    static final Set<String> KINDS = Set.of("standard", "expected_but_lost", "accidental", "inevitable");

    /** What it is found by. */
    String words() {
        return String.join("\n", name, sale.customerType(), sale.size(), String.join("\n", sale.steps()))
                + '\n'
                + (story == null ? "" : story);
    }
}
