package dev.fupan.review.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CauseGraphTest {

    @Test
    void theExampleChainEnds() {
        CauseGraph graph = new CauseGraph();
        graph.add(
                id(1),
                "The customer did not sign",
                whys(
                        "The price was too high",
                        "The value was not shown",
                        "No" + " case was prepared",
                        "Nobody owns the cases",
                        "The process has no step for it"));
        assertThat(graph.circle()).isEmpty();
    }

    @Test
    void aThingThatIsTheReasonOfItselfIsNamedWithItsWay() {
        CauseGraph graph = new CauseGraph();
        graph.add(id(1), "Few visits", whys("Low morale"));
        graph.add(id(2), "Low morale!", whys("Missed targets"));
        graph.add(id(3), "missed  targets", whys("FEW VISITS"));
        assertThat(graph.circle().orElseThrow()).hasSize(4).contains("Few visits", "Low morale", "Missed targets");
    }

    @Test
    void aCauseThatLeadsOnToItselfIsACircle() {
        CauseGraph graph = new CauseGraph();
        graph.add(id(1), "a", List.of(new Why("b", id(2))));
        assertThat(graph.circle()).isEmpty();
        graph.add(id(2), "c", List.of(new Why("d", id(1))));
        assertThat(graph.circle()).isPresent();
    }

    @Test
    void anAnswerThatRepeatsTheQuestionIsACircle() {
        CauseGraph graph = new CauseGraph();
        graph.add(id(1), "价格太高", whys("价格太高。"));
        assertThat(graph.circle().orElseThrow()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Property
    void chainsThatOnlyGoDownNeverRunInACircle(
            @ForAll @Size(max = 15) List<@Size(min = 2, max = 6) List<@IntRange(max = 30) Integer>> chains) {
        CauseGraph graph = new CauseGraph();
        int cause = 0;
        for (List<Integer> chain : chains) {
            List<String> down = chain.stream()
                    .distinct()
                    .sorted()
                    .map(number -> "t" + number)
                    .toList();
            graph.add(
                    id(++cause), down.get(0), whys(down.subList(1, down.size()).toArray(String[]::new)));
        }
        assertThat(graph.circle()).isEmpty();
    }

    @Property
    void aRingOfChainsIsFoundWhateverElseIsThere(
            @ForAll @IntRange(min = 2, max = 12) int ring,
            @ForAll @Size(max = 8) List<@IntRange(max = 30) Integer> others) {
        CauseGraph graph = new CauseGraph();
        for (int i = 0; i < others.size(); i++) graph.add(id(100 + i), "o" + others.get(i), whys("p" + i));
        IntStream.range(0, ring).forEach(i -> graph.add(id(i), "r" + i, whys("r" + (i + 1) % ring)));
        assertThat(graph.circle().orElseThrow()).hasSize(ring + 1);
    }

    private static List<Why> whys(String... texts) {
        List<Why> whys = new ArrayList<>();
        for (String text : texts) whys.add(new Why(text, null));
        return whys;
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
