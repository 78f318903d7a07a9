package dev.fupan.metrics.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.metrics.view.Drift;
import dev.fupan.metrics.view.SelfCheck;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DriftRoundTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Found found = new Found();
    private final DriftRound round =
            new DriftRound(found, ServiceClock.readingOffsetFrom(Path.of("target", "no-offset")), meters);

    @Test
    void beforeTheFirstRoundNothingIsKnown() {
        assertThat(gauge("fupan.drift")).isNaN();
        assertThat(gauge("fupan.drift.checked.seconds")).isNaN();
    }

    @Test
    void aRoundWithoutWorkspacesFindsNothing() {
        go();

        assertThat(gauge("fupan.drift")).isZero();
        assertThat(gauge("fupan.drift.checked.seconds")).isPositive();
    }

    @Test
    void whatDiffersIsCountedOverAllWorkspacesUntilItIsMended() {
        found.rows.putAll(Map.of("acme", 2L, "globex", 1L, "initech", 0L));
        go();
        assertThat(gauge("fupan.drift")).isEqualTo(3);

        found.rows.put("acme", 0L);
        go();
        assertThat(gauge("fupan.drift")).isEqualTo(1);
    }

    @Test
    void aWorkspaceThatCannotBeCheckedHoldsNoOtherUpAndEndsNoRound() {
        found.rows.putAll(Map.of("acme", -1L, "globex", 4L));
        go();

        assertThat(gauge("fupan.drift")).isEqualTo(4);
        assertThat(gauge("fupan.drift.checked.seconds")).isNaN();
    }

    private void go() {
        round.round().await().indefinitely();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    /** Rows that differ, by workspace; below 0 the database does not answer. */
    private static final class Found implements SelfCheck {
        private final Map<String, Long> rows = new TreeMap<>();

        @Override
        public Uni<Drift> drift(String tenant) {
            long differing = rows.getOrDefault(tenant, 0L);
            return differing < 0
                    ? Uni.createFrom().failure(new IllegalStateException("no answer"))
                    : Uni.createFrom().item(new Drift(7, false, 10, 5, differing, List.of()));
        }

        @Override
        public Uni<List<String>> tenants() {
            return Uni.createFrom().item(List.copyOf(rows.keySet()));
        }
    }
}
