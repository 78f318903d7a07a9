package dev.fupan.actions.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.CeHeaders;
import dev.fupan.contracts.OwnHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A record that is none of ours stops nothing. */
class ToldEventTest {

    private static final String DATA = "{\"channel\":\"ads\",\"lookNo\":1}";

    private final Map<String, String> headers = new HashMap<>(Map.of(
            CeHeaders.ID, "e-1",
            CeHeaders.TYPE, "fupan.channel.pause_requested.v1",
            CeHeaders.TIME, "2026-11-24T04:00:00Z",
            CeHeaders.SUBJECT, "a-1",
            CeHeaders.TENANT_ID, "acme",
            OwnHeaders.AGGREGATE_REVISION, "7"));

    private ConsumerRecord<byte[], byte[]> record(String data) {
        byte[] value = data == null ? null : data.getBytes(StandardCharsets.UTF_8);
        var record = new ConsumerRecord<>("fupan.actions", 0, 0, "a-1".getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Test
    void anEventIsToldAsStandardWebhooksSayWithItsRevision() {
        assertThat(ToldEvent.of(record(DATA)))
                .get()
                .extracting(ToldEvent::body)
                .isEqualTo("{\"type\":\"fupan.channel.pause_requested.v1\",\"timestamp\":\"2026-11-24T04:00:00Z\","
                        + "\"subject\":\"a-1\",\"revision\":7,\"data\":" + DATA + "}");
    }

    @Test
    void whatIsNoEventIsPassedOver() {
        assertThat(ToldEvent.of(record(null))).isEmpty();
        assertThat(ToldEvent.of(record("{"))).isEmpty();
        assertThat(ToldEvent.of(record("[1]"))).isEmpty();
        assertThat(ToldEvent.of(record("{} {}"))).isEmpty();
        assertThat(ToldEvent.of(record(""))).isEmpty();
    }

    @Test
    void whatLacksAnAttributeOrHasAnImpossibleOneIsPassedOver() {
        for (String name : headers.keySet().toArray(String[]::new)) {
            if (name.equals(CeHeaders.SUBJECT)) continue;
            for (String wrong : new String[] {"", "\0", "x".repeat(301)}) {
                String right = headers.put(name, wrong);
                assertThat(ToldEvent.of(record(DATA))).as(name).isEmpty();
                headers.put(name, right);
            }
        }
        headers.put(CeHeaders.TIME, "+900000000-01-01T00:00:00Z");
        assertThat(ToldEvent.of(record(DATA))).isEmpty();
        headers.put(CeHeaders.TIME, "2026-11-24T04:00:00Z");
        headers.put(CeHeaders.TYPE, "fupan.unknown.v9");
        assertThat(ToldEvent.of(record(DATA))).isEmpty();
    }
}
