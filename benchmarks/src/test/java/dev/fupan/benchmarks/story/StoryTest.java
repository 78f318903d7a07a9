package dev.fupan.benchmarks.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.EventTypes;
import dev.fupan.contracts.crm.FieldSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final Instant END = Instant.parse("2026-11-23T12:00:00Z");
    private static final int EVENTS = 20_000;

    private final Story story = new Story(1, 8, EVENTS, END);

    @Test
    void everyEventIsOfAKnownTypeAndGivesItsRequiredFields() {
        for (int i = 0; i < EVENTS; i++) {
            StoryEvent event = story.next();
            EventType type = EventTypes.byName(event.type()).orElseThrow(() -> new AssertionError(event.type()));
            for (FieldSpec field : type.fields()) {
                if (field.required()) {
                    assertThat(event.data()).contains('"' + field.name() + '"');
                }
            }
        }
    }

    @Test
    void noIdComesTwice() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < EVENTS; i++) {
            assertThat(ids.add(story.next().id())).isTrue();
        }
    }

    @Test
    void aLeadHasAboutTenEventsOfItsOwn() {
        Map<String, Integer> leads = new HashMap<>();
        for (int i = 0; i < EVENTS; i++) {
            StoryEvent event = story.next();
            if (event.type().startsWith("crm.lead.")) {
                String lead = event.data().split("\"", 5)[3];
                leads.merge(event.tenant() + lead, 1, Integer::sum);
            }
        }
        assertThat(leads.values()).allMatch(events -> events <= 12);
        assertThat(leads.values().stream().mapToInt(Integer::intValue).average().orElseThrow())
                .isBetween(6.0, 12.0);
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        Story again = new Story(1, 8, EVENTS, END);
        for (int i = 0; i < 1_000; i++) {
            assertThat(again.next()).isEqualTo(story.next());
        }
    }

    @Test
    void aRecordTravelsAsTheIntakeWouldWriteIt() {
        var record = Prefill.record("crm.events", story.next());

        assertThat(record.key()).startsWith("tenant-");
        assertThat(record.headers().toArray())
                .extracting(header -> header.key())
                .containsExactly(
                        CeHeaders.SPEC_VERSION,
                        CeHeaders.ID,
                        CeHeaders.SOURCE,
                        CeHeaders.TYPE,
                        CeHeaders.TIME,
                        CeHeaders.CONTENT_TYPE,
                        CeHeaders.TENANT_ID,
                        CeHeaders.RECEIVED_TIME);
    }
}
