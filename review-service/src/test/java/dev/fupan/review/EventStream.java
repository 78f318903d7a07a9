package dev.fupan.review;

import static dev.fupan.teststack.Patience.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client of the stream of changes, as simple as the format allows: everything it has received, byte for byte. */
public final class EventStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final StringBuffer raw = new StringBuffer();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;
    private final Consumer<Event> heed;
    private final Thread reader;
    private volatile boolean over;

    /** One event; {@code data} is what was told of the change. */
    public record Event(long id, String name, JsonNode data) {

        public String kind() {
            return data.path("kind").asText();
        }
    }

    private EventStream(HttpResponse<Stream<String>> response, Consumer<Event> heed) {
        this.response = response;
        this.heed = heed;
        this.reader = new Thread(this::read, "event-stream");
        reader.setDaemon(true);
    }

    /** Opens it after that number; null = from the beginning. */
    public static EventStream open(URI base, String token, String session, @Nullable String lastEventId) {
        EventStream stream = connect(base, token, session, lastEventId, event -> {});
        stream.reader.start();
        return stream;
    }

    /** The same for whoever reads it by {@link #run} and hears of each event at once. */
    public static EventStream connect(
            URI base, String token, String session, @Nullable String lastEventId, Consumer<Event> heed) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/v1/sessions/" + session + "/changes"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) request.header("Last-Event-ID", lastEventId);
        return new EventStream(
                HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                        .join(),
                heed);
    }

    /** Reads in the caller's thread until one of the two hangs up. */
    public void run() {
        read();
    }

    private void read() {
        String id = "0";
        String name = "";
        StringBuilder data = new StringBuilder();
        try {
            for (var lines = response.body().iterator(); lines.hasNext(); ) {
                String line = lines.next();
                raw.append(line).append('\n');
                if (line.startsWith("id:")) id = line.substring(3).trim();
                else if (line.startsWith("event:")) name = line.substring(6).trim();
                else if (line.startsWith("data:")) data.append(line.substring(5));
                else if (line.isEmpty()) {
                    if (!data.isEmpty()) tell(new Event(Long.parseLong(id), name, tree(data.toString())));
                    data.setLength(0);
                }
            }
        } catch (UncheckedIOException | IllegalStateException closed) {
            // one of the two has hung up
        }
        over = true;
    }

    private void tell(Event event) {
        events.add(event);
        heed.accept(event);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public List<Event> of(String kind) {
        return events.stream().filter(event -> event.kind().equals(kind)).toList();
    }

    /** Those so far, once there are at least so many. */
    public List<Event> awaited(int count) {
        await().until(() -> events.size() >= count);
        return events();
    }

    /** Everything that came over the wire, comments included. */
    public String raw() {
        return raw.toString();
    }

    public boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        response.body().close();
    }
}
