package dev.fupan.metrics.kpi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metric says: the whole, and a row per period and combination of dimension values, sorted.
 *
 * @param by the dimensions of {@code rows}, those that the metric brings itself included
 */
public record Answer(Measures total, List<String> by, List<Row> rows) {

    /** One group: its period when a grain was asked for, and a value per dimension of {@code by}. */
    public record Row(@Nullable String period, List<String> values, Measures measures) {}
}
