package dev.fupan.review.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Instant T0 = Instant.parse("2026-12-01T09:00:00Z");

    @Test
    void theVitalFewMakeUpEightyPercentOfAllImpact() {
        List<Ranking.Place> places = Ranking.of(
                List.of(weighed(1, "0.1", 5), weighed(2, "0.5", 5), weighed(3, "0.3", 5), weighed(4, "0.1", 5)));
        assertThat(places).extracting(Ranking.Place::id).containsExactly(id(2), id(3), id(1), id(4));
        assertThat(places).extracting(Ranking.Place::vital).containsExactly(true, true, false, false);
        assertThat(places)
                .extracting(place -> place.cumulative().toPlainString())
                .containsExactly("0.5000", "0.8000", "0.9000", "1.0000");
    }

    @Test
    void aSmallGapOnWhichAllHangsGoesBeforeALargeOneOnWhichLittleHangs() {
        assertThat(Ranking.of(List.of(weighed(1, "0.9", 1), weighed(2, "0.2", 5))))
                .extracting(Ranking.Place::id)
                .containsExactly(id(2), id(1));
    }

    @Test
    void whatNobodyHasMeasuredHasNoImpact() {
        assertThat(Ranking.impact(null, 5)).isEqualByComparingTo("0");
        assertThat(Ranking.of(List.of(new Ranking.Weighed(id(1), BigDecimal.ZERO, 5, T0)))
                        .get(0)
                        .vital())
                .isFalse();
    }

    @Property
    void aRankingIsCompleteOrderedAndTheSameInAnyOrderOfItsInput(
            @ForAll @Size(max = 20) List<@IntRange(max = 10_000) Integer> shortfalls, @ForAll long seed) {
        List<Ranking.Weighed> problems = new ArrayList<>();
        for (int i = 0; i < shortfalls.size(); i++)
            problems.add(weighed(i, BigDecimal.valueOf(shortfalls.get(i), 4).toString(), 1 + i % 5));
        List<Ranking.Place> places = Ranking.of(problems);
        assertThat(places).hasSameSizeAs(problems);
        for (int i = 0; i < places.size(); i++) {
            assertThat(places.get(i).rank()).isEqualTo(i + 1);
            if (i == 0) continue;
            assertThat(places.get(i).share())
                    .isLessThanOrEqualTo(places.get(i - 1).share());
            assertThat(places.get(i).vital() && !places.get(i - 1).vital()).isFalse();
        }
        Collections.shuffle(problems, new Random(seed));
        assertThat(Ranking.of(problems)).isEqualTo(places);
    }

    private static Ranking.Weighed weighed(int id, String shortfall, int weight) {
        return new Ranking.Weighed(id(id), Ranking.impact(new BigDecimal(shortfall), weight), weight, T0);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
