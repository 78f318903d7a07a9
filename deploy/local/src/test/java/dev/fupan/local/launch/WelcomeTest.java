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

        String text = Welcome.withDemo(
                new PortPlan(18080), key, data, new SignIns(null, 18085, data), LocalDate.parse("2026-11-23"));

        assertThat(text)
                .contains("http://localhost:18082/api/v1/funnels?from=2026-08-25&to=2026-11-23\"")
                .contains("/metrics/M-01?from=2025-11-01&to=2026-11-23&grain=month\"")
                .contains("/metrics/M-12?from=2025-11-23&to=2026-11-23&by=channel\"")
                .contains("$(cat '" + key + "')")
                .contains(
                        "$(./deploy/local/token --data '" + data + "' ada.lin)\" http://localhost:18081/api/v1/people")
                .contains("The demo company's key: fupan_1_secret\n");
    }
}
