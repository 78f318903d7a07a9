package dev.fupan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void eventsAreKeptForEverInAFixedNumberOfPartitions() {
        TopicSpec events = Topics.ALL.get(0);
        assertThat(events.name()).isEqualTo(Topics.CRM_EVENTS);
        assertThat(events.partitions()).isEqualTo(32);
        assertThat(events.config())
                .containsEntry("retention.ms", "-1")
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @Test
    void signalsAreKeptForAQuarterAndKeysAreCompacted() {
        assertThat(spec(Topics.SIGNALS).retentionMs()).isEqualTo(90L * 24 * 60 * 60 * 1000);
        assertThat(spec(Topics.KEYS).config()).containsEntry("cleanup.policy", "compact");
    }

    @Test
    void noTopicIsNamedTwice() {
        assertThat(Topics.ALL.stream().map(TopicSpec::name))
                .doesNotHaveDuplicates()
                .hasSize(9);
    }

    private static TopicSpec spec(String name) {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
