package dev.fupan.metrics.numbers;

import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.catalogue.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue as clients see it. */
record CatalogueView(String version, List<MetricView> items) {

    /** One metric: what it is called, means and is measured in, and where it is asked. */
    record MetricView(
            String id,
            String requirement,
            String name,
            String nameZh,
            String unit,
            String direction,
            String numerator,
            @Nullable String denominator,
            String basis,
            boolean additive,
            List<String> dimensions,
            String rounding,
            String path) {

        static MetricView of(Metric metric) {
            return new MetricView(
                    metric.id(),
                    metric.id(),
                    metric.name(),
                    metric.nameZh(),
                    metric.unit(),
                    metric.direction(),
                    metric.numerator(),
                    metric.denominator(),
                    metric.basis(),
                    metric.additive(),
                    metric.dimensions(),
                    metric.rounding(),
                    "/api/v1/metrics/" + metric.id());
        }
    }

    static CatalogueView of(Catalogue catalogue) {
        return new CatalogueView(
                catalogue.version(),
                catalogue.metrics().stream().map(MetricView::of).toList());
    }
}
