package dev.fupan.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.contracts.Topics;
import dev.fupan.contracts.review.ReviewEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OwnEventTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void itLeavesAsACloudEventInBinaryModeUnderItsAggregatesKey() {
        OutgoingRecord record = event(3).toRecord();

        assertThat(record.key()).isEqualTo("r-1");
        assertThat(record.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "/review-service")
                .containsEntry("ce_type", "fupan.review.started.v1")
                .containsEntry("ce_subject", "r-1")
                .containsEntry("ce_tenantid", "acme")
                .containsEntry("ce_aggregaterevision", "3")
                .containsEntry("ce_causationid", "request-7")
                .containsEntry("ce_actor", "p-1")
                .containsEntry("content-type", "application/json");
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{\"at\":\"2026-11-20T12:00:00Z\"}");
    }

    @Test
    void anIdFollowsFromTheKeyAndItsRevision() {
        assertThat(OwnEvent.idOf("/review-service", "acme", "r-1", 3))
                .isEqualTo(OwnEvent.idOf("/review-service", "acme", "r-1", 3))
                .isNotEqualTo(OwnEvent.idOf("/review-service", "acme", "r-1", 4))
                .isNotEqualTo(OwnEvent.idOf("/review-service", "other", "r-1", 3));
    }

    @Test
    void revisionsStartAtOne() {
        assertThatThrownBy(() -> event(0)).hasMessageContaining("0");
    }

    private static OwnEvent event(long revision) {
        return new OwnEvent(
                "acme",
                Topics.REVIEWS,
                "/review-service",
                "e-1",
                "r-1",
                revision,
                NOON,
                "request-7",
                "p-1",
                new ReviewEvent.Started(NOON));
    }
}
