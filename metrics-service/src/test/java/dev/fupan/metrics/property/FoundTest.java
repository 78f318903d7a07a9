package dev.fupan.metrics.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.metrics.entity.Cut;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counter-examples that generated streams once gave. */
class FoundTest {

    @Test
    void aVoidOfAConfigurationConfiguresNothing() {
        Said configured = Said.of(0, 1, "fupan.workspace.configured.v1", "{\"timeZone\":\"UTC\",\"currency\":\"USD\"}");
        Said amended = Said.of(1, 2, "fupan.workspace.configured.v1", "{\"timeZone\":\"UTC\",\"currency\":\"CNY\"}");
        Said voided = Said.of(
                2,
                3,
                "crm.event.voided.v1",
                "{\"kind\":\"workspace\",\"entityId\":\"workspace\",\"source\":\"crm\",\"id\":\"e1\"}");
        assertThat(Sets.of(List.of(configured, amended, voided))
                        .configuration(Cut.LIVE)
                        .currency())
                .isEqualTo("USD");
    }

    @Test
    void aDeletionOfTheWorkspaceLeavesTheConfigurationInForce() {
        Said configured = Said.of(0, 1, "fupan.workspace.configured.v1", "{\"timeZone\":\"UTC\",\"currency\":\"USD\"}");
        Said deleted = Said.of(1, 2, "crm.entity.deleted.v1", "{\"kind\":\"workspace\",\"entityId\":\"workspace\"}");
        assertThat(Sets.of(List.of(configured, deleted)).configuration(Cut.LIVE).currency())
                .isEqualTo("USD");
    }

    @Test
    void aMergeSaidTwiceOrTheLongWayRoundIsNoCircle() {
        List<Said> stream =
                List.of(merged(0, "L1", "L2"), merged(1, "L2", "L3"), merged(2, "L1", "L2"), merged(3, "L1", "L3"));
        assertThat(Sets.of(stream).parties(Cut.LIVE).circles()).isEmpty();
    }

    @Test
    void theMergeBackIsACircleHoweverLongTheWay() {
        List<Said> stream = List.of(merged(0, "L1", "L2"), merged(1, "L2", "L3"), merged(2, "L3", "L1"));
        assertThat(Sets.of(stream).parties(Cut.LIVE).circles())
                .containsExactly(stream.get(2).event());
    }

    private static Said merged(int place, String from, String into) {
        return Said.of(
                place,
                place,
                "crm.entity.merged.v1",
                "{\"kind\":\"lead\",\"from\":\"" + from + "\",\"into\":\"" + into + "\"}");
    }
}
