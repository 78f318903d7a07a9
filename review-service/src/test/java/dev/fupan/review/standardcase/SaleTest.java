package dev.fupan.review.standardcase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SaleTest {

    private static final Sale STANDARD =
            new Sale("manufacturer", "200 staff", List.of("contact", "survey", "proposal", "contract"), 90);

    @Test
    void allThatDiffersIsListed() {
        Sale other = new Sale("Manufacturer ", "20 staff", List.of("contact", "proposal", "trial", "contract"), 135);
        assertThat(STANDARD.deviationsOf(other))
                .containsExactly(
                        new Sale.Deviation("size", "200 staff", "20 staff", null),
                        new Sale.Deviation("step_missing", "survey", null, null),
                        new Sale.Deviation("step_added", null, "trial", null),
                        new Sale.Deviation("cycleDays", "90", "135", "0.50"));
    }

    @Test
    void theSameStepsInAnotherOrderAreADeviation() {
        Sale other = new Sale("manufacturer", "200 staff", List.of("survey", "contact", "proposal", "contract"), 90);
        assertThat(STANDARD.deviationsOf(other))
                .extracting(Sale.Deviation::aspect)
                .containsExactly("steps_reordered");
    }

    @Test
    void aStandardOfNoDaysHasNoRatio() {
        Sale atOnce = new Sale("a", "b", List.of("c"), 0);
        assertThat(atOnce.deviationsOf(new Sale("a", "b", List.of("c"), 5)))
                .containsExactly(new Sale.Deviation("cycleDays", "0", "5", null));
    }

    @Property
    void aSaleDeviatesFromAnotherExactlyWhenTheyDiffer(
            @ForAll @Size(max = 5) List<@IntRange(max = 4) Integer> one,
            @ForAll @Size(max = 5) List<@IntRange(max = 4) Integer> other) {
        Sale first = sale(one);
        Sale second = sale(other);
        assertThat(first.deviationsOf(second).isEmpty()).isEqualTo(first.steps().equals(second.steps()));
        assertThat(first.deviationsOf(first)).isEmpty();
    }

    private static Sale sale(List<Integer> steps) {
        return new Sale("t", "s", steps.stream().distinct().map(String::valueOf).toList(), 1);
    }
}
