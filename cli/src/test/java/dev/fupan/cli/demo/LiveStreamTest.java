package dev.fupan.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.cli.sending.OutgoingEvent;
import dev.fupan.cli.sending.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveStreamTest {

    private static final Instant ANCHOR = Instant.parse("2026-11-23T04:00:00Z");
    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private final List<OutgoingEvent> sent = new ArrayList<>();
    private Instant now = ANCHOR;

    @Test
    void anHourTellsAboutAsManyEventsAsTheRateSays() {
        LiveStream live = start(0.5);

        tellFor(live, Duration.ofHours(1));

        assertThat(sent.size()).isBetween(1_100, 2_700);
        assertThat(sent).allSatisfy(event -> assertThat(time(event)).isBeforeOrEqualTo(now));
    }

    @Test
    void aRestartGoesOnWithoutRepeatingOrLeavingOut() {
        tellFor(start(0.5), Duration.ofMinutes(20));
        int before = sent.size();
        now = now.plusSeconds(120);

        tellFor(start(0.5), Duration.ofMinutes(20));

        List<String> lives = ids(sent);
        Simulation story = Simulation.ofLives(42, 1, Simulation.firstDayBefore(ANCHOR));
        story.skipTo(ANCHOR);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < lives.size(); i++) {
            told.add(story.next().id());
        }
        assertThat(sent.size()).isGreaterThan(before);
        assertThat(lives).isEqualTo(told);
    }

    @Test
    void whatACrashLeftOpenIsSentAgainTheSameToTheByte() {
        LiveStream live = start(0.5);
        now = now.plus(Duration.ofMinutes(10));
        assertThatThrownBy(() -> live.tell(batch -> {
                    sent.addAll(batch);
                    throw new IllegalStateException("killed before the receipt");
                }))
                .hasMessageContaining("killed");
        Map<String, String> open = new HashMap<>();
        sent.forEach(event -> open.put(event.id(), text(event)));
        sent.clear();
        now = now.plus(Duration.ofMinutes(3));

        tellFor(start(0.5), Duration.ofMinutes(5));

        Map<String, String> again = new HashMap<>();
        sent.forEach(event -> again.put(event.id(), text(event)));
        assertThat(open).isNotEmpty();
        assertThat(again).containsAllEntriesOf(open);
    }

    @Test
    void aLongPauseIsFilledAtTheCompanysOwnPace() {
        tellFor(start(0.5), Duration.ofMinutes(1));
        sent.clear();
        Instant stopped = now;
        now = now.plus(Duration.ofDays(5));

        start(0.5).tell(this::accept);

        assertThat(sent.size()).isBetween(300, 1_100);
        assertThat(sent.stream().filter(event -> event.type().startsWith("crm.lead")))
                .allSatisfy(event -> assertThat(time(event)).isBetween(stopped.minus(Duration.ofDays(40)), now));
    }

    private LiveStream start(double rate) {
        Path file = folder.resolve("credentials.json");
        DemoCredentials known = DemoCredentials.load(file)
                .orElseGet(() -> DemoCredentials.fresh("demo", "fupan_k_s", 42, 1, ANCHOR)
                        .withHistory());
        return new LiveStream(known, file, () -> now, rate);
    }

    private void tellFor(LiveStream live, Duration time) {
        for (Instant end = now.plus(time); now.isBefore(end); now = now.plusSeconds(30)) {
            live.tell(this::accept);
        }
    }

    private Receipt accept(List<OutgoingEvent> batch) {
        sent.addAll(batch);
        return new Receipt(batch.size(), List.of(), 0);
    }

    private static List<String> ids(List<OutgoingEvent> events) {
        return events.stream()
                .filter(event -> text(event).contains(Diary.CRM))
                .map(OutgoingEvent::id)
                .toList();
    }

    private static Instant time(OutgoingEvent event) {
        Matcher matcher = TIME.matcher(text(event));
        assertThat(matcher.find()).isTrue();
        return Instant.parse(matcher.group(1));
    }

    private static String text(OutgoingEvent event) {
        return new String(event.json(), UTF_8);
    }
}
