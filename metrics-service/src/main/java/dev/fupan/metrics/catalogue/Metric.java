package dev.fupan.metrics.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the catalogue.
 *
 * @param id the requirement's id, for ever
 * @param kpi name of the function that computes it
 * @param headline which of its measures is the number to compare with a target
 * @param direction {@code higher} or {@code lower} is better
 * @param basis the event whose day decides the period
 * @param additive whether parts of a period add up to the whole, so that monthly targets roll up
 */
public record Metric(
        String id,
        String name,
        String nameZh,
        String kpi,
        Headline headline,
        String unit,
        String direction,
        String numerator,
        @Nullable String denominator,
        String basis,
        boolean additive,
        List<String> dimensions,
        String rounding) {

    /** Exactly one of these names a measure. */
    public record Headline(
            @Nullable String count,
            @Nullable String money,
            @Nullable String statistic,
            boolean rate) {}

    public boolean lowerIsBetter() {
        return direction.equals("lower");
    }
}
