package dev.fupan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The numbers that the requirements worked out: N-07, N-08 and the golden rows of T-01. */
class WorkedNumbersTest {
    private static RunningSystem system;

    @BeforeAll
    static void theSystemRuns() {
        system = RunningSystem.get();
    }

    @Test
    void threeOfThirtyAgainstFourOfTwentyIsNoise() {
        Workspace workspace = Workspace.open(system, "noise", Leads.standard());
        workspace.send(Leads.channel("offline", 30, 3));
        workspace.send(Leads.channel("community", 20, 4));
        workspace.awaitCounted();

        JsonNode row = Rows.items(workspace.ask("/api/v1/metrics/M-16?period=2026-Q3&by=channel"))
                .where(Map.of("channel", "community"));

        assertThat(row.get("judgement").asText()).isEqualTo("NOISE");
        assertThat(row.get("difference").asDouble()).isEqualTo(0.1, within(1e-6));
        assertThat(row.get("differenceLow").asDouble()).isEqualTo(-0.097, within(5e-4));
        assertThat(row.get("differenceHigh").asDouble()).isEqualTo(0.326, within(5e-4));
        assertThat(row.get("p").asDouble()).isEqualTo(0.416, within(5e-4));
    }

    @Test
    void immatureEntriesStandBesideTheRate() {
        Workspace workspace = Workspace.open(system, "mature", Leads.standard());
        workspace.send(entered("old", 60, 18, "2026-05-02T08:00:00Z", "2026-05-20T08:00:00Z"));
        workspace.send(entered("new", 40, 4, "2026-09-02T08:00:00Z", "2026-09-20T08:00:00Z"));
        workspace.awaitCounted();

        JsonNode won = Rows.items(
                        workspace.ask("/api/v1/funnels?period=2026&windowDays=90&evaluatedAt=2026-10-01T00:00:00Z"))
                .where(Map.of("step", "won"));

        assertThat(won.get("kFromFirst").asInt()).isEqualTo(18);
        assertThat(won.get("nFromFirst").asInt()).isEqualTo(60);
        assertThat(won.get("rateFromFirst").asDouble()).isEqualTo(0.3);
        assertThat(won.get("immatureEntries").asInt()).isEqualTo(40);
        assertThat(won.get("reached").asInt()).isEqualTo(22);
    }

    @Test
    void thePerformanceTableHasTheGoldenRows() {
        Workspace workspace = Workspace.open(system, "table", Leads.standard());
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(sold("early-" + i, "c-" + i, "7", "2026-05-05T03:00:00Z"));
        }
        for (int i = 0; i < 13; i++) {
            events.add(sold("again-" + i, "c-" + i, "15", "2026-08-05T03:00:00Z"));
        }
        for (int i = 0; i < 12; i++) {
            events.add(sold("fresh-" + i, "n-" + i, i == 0 ? "20" : "15", "2026-09-05T03:00:00Z"));
        }
        workspace.send(events);
        Map.of("M-01", "500", "M-07", "20", "M-08", "0.6")
                .forEach((metric, value) -> workspace.set(
                        "/api/v1/targets",
                        Http.JSON
                                .createObjectNode()
                                .put("metric", metric)
                                .put("period", "2026-Q3")
                                .put("value", value)));
        workspace.awaitCounted();

        Rows table = Rows.items(workspace.ask("/api/v1/metrics/performance?period=2026-Q3"));

        assertRow(table, "M-01", 500, 380, "76%");
        assertRow(table, "M-07", 20, 12, "60%");
        assertRow(table, "M-08", 0.6, 0.65, "108%");
    }

    private static void assertRow(Rows table, String metric, double target, double actual, String attainment) {
        JsonNode row = table.where(Map.of("metric", metric));
        assertThat(row.get("target").asDouble()).as(metric).isEqualTo(target);
        assertThat(row.get("actual").asDouble()).as(metric).isEqualTo(actual);
        assertThat(row.get("attainment").asText()).as(metric).isEqualTo(attainment);
    }

    private static List<JsonNode> entered(String name, int leads, int won, String entry, String win) {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            events.add(Leads.created(name + i, "fair").put("time", entry));
            if (i < won) {
                events.add(Leads.won(name + i, "1").put("time", win));
            }
        }
        return events;
    }

    private static JsonNode sold(String deal, String customer, String amount, String time) {
        ObjectNode data =
                Http.JSON.createObjectNode().put("opportunityId", deal).put("customerId", customer);
        return Leads.event(
                "crm.deal.won.v1", deal, time, data.put("amount", amount).put("currency", "CNY"));
    }
}
