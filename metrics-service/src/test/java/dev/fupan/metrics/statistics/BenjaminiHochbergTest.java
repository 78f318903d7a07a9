package dev.fupan.metrics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

    @Test
    void eachQStandsAtThePlaceOfItsP() {
        List<Double> qs = BenjaminiHochberg.adjust(List.of(0.04, 0.01, 0.9, 0.02));

        // by rank: 0.01 x 4/1, 0.02 x 4/2, 0.04 x 4/3, 0.9 x 4/4
        assertThat(qs.get(0)).isCloseTo(0.16 / 3, within(1e-15));
        assertThat(qs.get(1)).isCloseTo(0.04, within(1e-15));
        assertThat(qs.get(2)).isCloseTo(0.9, within(1e-15));
        assertThat(qs.get(3)).isCloseTo(0.04, within(1e-15));
    }

    @Test
    void noTestsGiveNoValues() {
        assertThat(BenjaminiHochberg.adjust(List.of())).isEmpty();
    }

    @Test
    void whatIsNoProbabilityIsRefused() {
        assertThatThrownBy(() -> BenjaminiHochberg.adjust(List.of(Double.NaN))).hasMessageContaining("NaN");
    }

    @Property
    void qIsNeverBelowPAndRisesWithIt(@ForAll @Size(min = 1, max = 50) List<@DoubleRange(max = 1) Double> ps) {
        List<Double> qs = BenjaminiHochberg.adjust(ps);

        for (int i = 0; i < ps.size(); i++) {
            assertThat(qs.get(i)).isGreaterThanOrEqualTo(ps.get(i)).isLessThanOrEqualTo(1);
            for (int j = 0; j < ps.size(); j++) {
                if (ps.get(i) <= ps.get(j)) {
                    assertThat(qs.get(i)).isLessThanOrEqualTo(qs.get(j));
                }
            }
        }
    }

    @Property
    void theOrderOfTheTestsDoesNotMatter(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(max = 1) Double> ps, @ForAll long seed) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < ps.size(); i++) {
            places.add(i);
        }
        Collections.shuffle(places, new Random(seed));

        List<Double> shuffled =
                BenjaminiHochberg.adjust(places.stream().map(ps::get).toList());

        List<Double> straight = BenjaminiHochberg.adjust(ps);
        assertThat(shuffled).isEqualTo(places.stream().map(straight::get).toList());
    }
}
