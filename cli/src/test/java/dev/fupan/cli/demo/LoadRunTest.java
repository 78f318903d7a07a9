package dev.fupan.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.cli.sending.OutgoingEvent;
import dev.fupan.cli.sending.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class LoadRunTest {

    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    @Test
    void whatIsAcceptedIsCountedAndMeasured() throws InterruptedException {
        ConcurrentLinkedQueue<OutgoingEvent> sent = new ConcurrentLinkedQueue<>();
        LoadRun run = new LoadRun(
                batch -> {
                    sent.addAll(batch);
                    return new Receipt(batch.size(), List.of(), 0);
                },
                new Story(1, 1, NOW, "/load-1"),
                3,
                50,
                0);

        LoadRun.Measured measured = run.run(Duration.ofMillis(200));

        assertThat(measured.accepted()).isEqualTo(sent.size()).isPositive();
        assertThat(measured.p99()).isGreaterThanOrEqualTo(measured.p50());
        assertThat(measured.report()).contains("events/s");
    }

    @Test
    void aStoryThatEndsIsFollowedByAnother() {
        Story story = new Story(1, 0.01, NOW, "/load-1");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            story.batch(100).forEach(event -> seen.add(new String(event.json(), UTF_8)));
        }

        assertThat(seen).hasSizeGreaterThan(3_800);
    }
}
