package dev.fupan.metrics.feed;

import dev.fupan.contracts.QuarantineHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The name of something in quarantine: a record that is told again under it is the same. */
record SetAside(String tenant, String origin, String reason) {
    /** An index takes no key of any length; ours have long been shorter. */
    private static final int LONGEST = 200;

    /** What these records speak of, each with whether one of them says that somebody decided about it. */
    static Map<SetAside, Boolean> read(List<ConsumerRecord<String, byte[]>> records) {
        Map<SetAside, Boolean> read = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            // under another name it waits for nobody who asks
            if (Soundness.namesTenant(record.key())) {
                Map<String, String> headers = headers(record);
                byte[] data = record.value() == null ? new byte[0] : record.value();
                SetAside name = new SetAside(
                        record.key(),
                        cut(QuarantineHeaders.origin(headers, data)),
                        cut(QuarantineHeaders.reason(headers)));
                read.merge(name, headers.containsKey(QuarantineHeaders.STATE), Boolean::logicalOr);
            }
        }
        return read;
    }

    // As ingest reads them, for it gives what it decided about the same name: of two headers the later stands, and
    // there is no NUL.
    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            String text = header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
            headers.put(header.key().replace("\0", ""), text.replace("\0", ""));
        }
        return headers;
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
