package dev.fupan.kit.door;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * How long a client may take to say what it wants.
 *
 * @param head from the first byte of a request to the end of its header fields
 * @param body from there to the end of the body
 * @param streamBytes what a stream, which may last for ever, must at least bring in the time of a body
 */
record Patience(Duration head, Duration body, long streamBytes) {

    static Patience of(Config config) {
        return new Patience(
                config.getOptionalValue("fupan.http.head-patience", Duration.class)
                        .orElse(Duration.ofSeconds(8)),
                config.getOptionalValue("fupan.http.body-patience", Duration.class)
                        .orElse(Duration.ofSeconds(25)),
                config.getOptionalValue("fupan.http.stream-bytes", Long.class).orElse(64L));
    }

    /** How often to look, so that nobody is cut off much later than promised. */
    Duration between() {
        Duration shorter = head.compareTo(body) < 0 ? head : body;
        return shorter.dividedBy(5);
    }
}
