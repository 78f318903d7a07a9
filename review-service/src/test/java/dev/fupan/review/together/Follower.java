package dev.fupan.review.together;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.review.EventStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A client that knows the session from its stream alone, hangs up after some events and comes back with the number of
 * the last one that it has taken.
 */
final class Follower implements Runnable {

    private static final int MOST_AT_ONCE = 60;

    private final URI base;
    private final String token;
    private final String session;
    private final Random random;
    private final Map<String, JsonNode> state = new TreeMap<>();
    private final List<EventStream.Event> heard = new CopyOnWriteArrayList<>();
    private final StringBuffer raw = new StringBuffer();
    private @Nullable EventStream stream;
    private long position;
    private int left;
    private int connections;
    private boolean stopped;

    Follower(URI base, String token, String session, long seed) {
        this.base = base;
        this.token = token;
        this.session = session;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        for (EventStream next = connect(); next != null; next = connect()) {
            next.run();
            raw.append(next.raw());
        }
    }

    private @Nullable EventStream connect() {
        EventStream next =
                EventStream.connect(base, token, session, position == 0 ? null : Long.toString(position), this::heed);
        synchronized (this) {
            if (stopped) {
                next.close();
                return null;
            }
            left = 1 + random.nextInt(MOST_AT_ONCE);
            connections++;
            stream = next;
            return next;
        }
    }

    private synchronized void heed(EventStream.Event event) {
        if (left == 0) return; // it has hung up; what was under way comes again
        assertThat(event.name()).isEqualTo("change");
        assertThat(event.id()).isGreaterThan(position);
        position = event.id();
        heard.add(event);
        String key = event.kind() + ' ' + event.data().path("id").asText();
        JsonNode item = event.data().path("item");
        if (item.isObject()) state.put(key, item);
        else state.remove(key);
        if (--left == 0 && stream != null) stream.close();
    }

    synchronized void stop() {
        stopped = true;
        if (stream != null) stream.close();
    }

    /** What it knows of that kind, by id. */
    synchronized Map<String, JsonNode> known(String kind) {
        Map<String, JsonNode> all = new TreeMap<>();
        state.forEach((key, item) -> {
            if (key.startsWith(kind + ' ')) all.put(key.substring(kind.length() + 1), item);
        });
        return all;
    }

    synchronized int connections() {
        return connections;
    }

    List<EventStream.Event> heard() {
        return heard;
    }

    /** Every byte that it has received so far. */
    synchronized String raw() {
        return raw + (stream == null ? "" : stream.raw());
    }
}
