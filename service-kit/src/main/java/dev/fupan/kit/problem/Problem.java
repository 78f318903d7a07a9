package dev.fupan.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A refusal on its way to the client: type, detail, extension members for machines, when to try again, and header
 * fields that go with it.
 *
 * <p>The same value answers a Vert.x route ({@link #answer}) and is thrown from a REST resource
 * ({@link #asException}), so that a client meets one shape everywhere.
 */
public record Problem(
        ProblemType type,
        String detail,
        Map<String, Object> members,
        OptionalInt retryAfterSeconds,
        Map<String, String> fields) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        members = Map.copyOf(members);
        fields = Map.copyOf(fields);
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Map.of(), OptionalInt.empty(), Map.of());
    }

    /** Adds an extension member; values are what a JSON writer understands. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, detail, more, retryAfterSeconds, fields);
    }

    /** Tells the client when repeating the same request makes sense. */
    public Problem retryAfter(int seconds) {
        return new Problem(type, detail, members, OptionalInt.of(seconds), fields);
    }

    /** Sends a header field along. */
    public Problem field(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Problem(type, detail, members, retryAfterSeconds, more);
    }

    /** The members of RFC 9457 first, then the extensions. */
    public JsonObject json() {
        JsonObject json = new JsonObject()
                .put("type", type.uri().toString())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", detail);
        members.forEach(json::put);
        return json;
    }

    /** Writes the whole answer; the head must not have been written. The future ends when it has gone out. */
    public Future<Void> answer(HttpServerResponse response) {
        response.setStatusCode(type.status()).putHeader("content-type", MEDIA_TYPE);
        if (type.status() == 401) response.putHeader("www-authenticate", "Bearer realm=\"fupan\"");
        retryAfterSeconds.ifPresent(s -> response.putHeader("retry-after", Integer.toString(s)));
        fields.forEach(response::putHeader);
        return response.end(json().toBuffer());
    }

    /** The same for REST resources to throw where asking again is all there is to do: no error in the log. */
    public PassingProblem asPassing() {
        return new PassingProblem(this);
    }

    /** The same refusal for REST resources to throw. */
    public HttpProblem asException() {
        HttpProblem.Builder builder = HttpProblem.builder()
                .withType(type.uri())
                .withTitle(type.title())
                .withStatus(type.status())
                .withDetail(detail);
        members.forEach(builder::with);
        if (type.status() == 401) builder.withHeader("WWW-Authenticate", "Bearer realm=\"fupan\"");
        retryAfterSeconds.ifPresent(s -> builder.withHeader("Retry-After", s));
        fields.forEach(builder::withHeader);
        return builder.build();
    }
}
