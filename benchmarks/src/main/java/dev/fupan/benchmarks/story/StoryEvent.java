package dev.fupan.benchmarks.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An event of the story: its envelope, and its data as JSON. */
public record StoryEvent(String tenant, String id, String type, Instant time, String data) {

    static final String SOURCE = "/crm/sales";

    /** In the structured binding, as a CRM posts it. */
    public byte[] structured() {
        return ("{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"" + SOURCE + "\",\"type\":\"" + type
                        + "\",\"time\":\"" + time + "\",\"datacontenttype\":\"application/json\",\"data\":" + data
                        + '}')
                .getBytes(StandardCharsets.UTF_8);
    }
}
