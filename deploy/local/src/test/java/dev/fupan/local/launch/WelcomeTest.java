package dev.fupan.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeTest {

    @Test
    void theLinesAskForWholePeriodsOnTheRightPort(@TempDir Path data) throws IOException {
        Path key = Files.writeString(data.resolve("demo.key"), "fupan_1_secret\n");

        String text = welcome(key, data, false);

        assertThat(text)
                .doesNotContain("./deploy/local/advance")
                .contains("http://localhost:18082/api/v1/funnels?from=2026-08-25&to=2026-11-23\"")
                .contains("/metrics/M-01?from=2025-11-01&to=2026-11-23&grain=month\"")
                .contains("/metrics/M-12?from=2025-11-23&to=2026-11-23&by=channel\"")
                .contains("$(cat '" + key + "')")
                .contains(
                        "$(./deploy/local/token --data '" + data + "' ada.lin)\" http://localhost:18081/api/v1/people")
                .contains("The demo company's key: fupan_1_secret\n");
    }

    @Test
    void whereTheClockMovesRuleL01CanBeTried(@TempDir Path data) throws IOException {
        Path key = Files.writeString(data.resolve("demo.key"), "fupan_1_secret\n");

        assertThat(welcome(key, data, true))
                .contains("\"type\":\"crm.lead.created.v1\",\"time\":\"2026-11-23T00:00:01Z\"")
                .contains("\"data\":{\"leadId\":\"trial-2026-11-23-'$i'\",\"level\":\"MQL\"}}'")
                .contains("--data-binary @- http://localhost:18081/api/v1/events")
                .contains("\"startAt\": \"2026-11-23T00:00:00Z\"", "\"dueDate\": \"2026-12-07\"")
                .contains("./deploy/local/advance --data '" + data + "' 73");
    }

    private static String welcome(Path key, Path data, boolean clockMoves) throws IOException {
        return Welcome.withDemo(
                new PortPlan(18080),
                key,
                data,
                new SignIns(null, 18085, data),
                LocalDate.parse("2026-11-23"),
                clockMoves);
    }
}
