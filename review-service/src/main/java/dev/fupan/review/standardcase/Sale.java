package dev.fupan.review.standardcase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one customer was sold to: the four things by which cases are told apart.
 *
 * @param steps of the sales process, in their order
 * @param cycleDays from the first contact to the signature
 */
record Sale(String customerType, String size, List<String> steps, int cycleDays) {

    Sale {
        steps = List.copyOf(steps);
        if (cycleDays < 0) throw new IllegalArgumentException("a cycle of " + cycleDays + " days");
    }

    /**
     * Something in which another sale differs from this one.
     *
     * @param aspect {@code customerType}, {@code size}, {@code step_missing}, {@code step_added},
     *     {@code steps_reordered} or {@code cycleDays}
     * @param change the other cycle as a multiple of the standard one less 1, like {@code 0.25}; null elsewhere
     */
    record Deviation(
            String aspect,
            @Nullable String standard,
            @Nullable String other,
            @Nullable String change) {}

    /** How the other differs; texts are the same when they differ in case and outer blanks alone. */
    List<Deviation> deviationsOf(Sale other) {
        List<Deviation> found = new ArrayList<>();
        if (differ(customerType, other.customerType))
            found.add(new Deviation("customerType", customerType, other.customerType, null));
        if (differ(size, other.size)) found.add(new Deviation("size", size, other.size, null));
        List<String> kept = in(steps, other.steps);
        List<String> keptThere = in(other.steps, steps);
        for (String step : without(steps, kept)) found.add(new Deviation("step_missing", step, null, null));
        for (String step : without(other.steps, keptThere)) found.add(new Deviation("step_added", null, step, null));
        if (!plain(kept).equals(plain(keptThere)))
            found.add(new Deviation("steps_reordered", String.join(" > ", kept), String.join(" > ", keptThere), null));
        if (cycleDays != other.cycleDays)
            found.add(new Deviation(
                    "cycleDays", Integer.toString(cycleDays), Integer.toString(other.cycleDays), change(other)));
        return found;
    }

    private @Nullable String change(Sale other) {
        if (cycleDays == 0) return null;
        return BigDecimal.valueOf(other.cycleDays - (long) cycleDays)
                .divide(BigDecimal.valueOf(cycleDays), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Those of the first that the second has too. */
    private static List<String> in(List<String> steps, List<String> others) {
        List<String> plain = plain(others);
        return steps.stream().filter(step -> plain.contains(plain(step))).toList();
    }

    private static List<String> without(List<String> steps, List<String> some) {
        return steps.stream().filter(step -> !some.contains(step)).toList();
    }

    private static boolean differ(String one, String other) {
        return !plain(one).equals(plain(other));
    }

    private static List<String> plain(List<String> texts) {
        return texts.stream().map(Sale::plain).toList();
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(java.util.Locale.ROOT);
    }
}
