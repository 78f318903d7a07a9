package dev.fupan.review.together;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A simulated participant. What it does is drawn from its seed; on what, from what it has seen by then. It believes what
 * its stream says, sends the version that it has seen, and lets go when somebody else was faster.
 */
final class Colleague {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final int BUDGET = 5;

    /** An edit that the service has accepted: from then on the item says this in that version. */
    record Accepted(String kind, String id, long version, String field, String value) {}

    /** Something written down. */
    record Word(String text, boolean anonymous) {}

    final String person;
    final Follower follower;
    final List<Accepted> accepted = new ArrayList<>();
    final List<Word> written = new ArrayList<>();
    int revealedUpTo;
    final Map<Integer, Integer> answers = new TreeMap<>();
    private final URI base;
    private final String token;
    private final String session;
    private final Random random;
    private final Map<String, Long> own = new TreeMap<>();
    private final StringBuffer received = new StringBuffer();
    private long ballot;

    Colleague(URI base, String person, String token, String session, long seed) {
        this.base = base;
        this.person = person;
        this.token = token;
        this.session = session;
        this.random = new Random(seed);
        this.follower = new Follower(base, token, session, seed);
    }

    /** One operation of the first part: write, write anew, throw away. */
    void reflect() {
        int kind = random.nextInt(10);
        int pick = random.nextInt(1_000);
        Word word = new Word("w" + new UUID(random.nextLong(), random.nextLong()), random.nextBoolean());
        String id = pick(own.keySet(), pick);
        if (kind < 5 || id == null) {
            written.add(word);
            Answer answer = send("POST", "/reflections", null, body(word));
            assertThat(answer.status).isEqualTo(201);
            own.put(answer.json.path("id").asText(), 1L);
        } else if (kind < 8) {
            written.add(word);
            Answer answer = send("PUT", "/reflections/" + id, own.get(id), body(word));
            assertThat(answer.status).isEqualTo(200);
            own.put(id, answer.json.path("version").asLong());
        } else if (kind == 8) {
            // somebody who has not seen the newest version does not get through
            assertThat(send("PUT", "/reflections/" + id, own.get(id) - 1, body(word)).status)
                    .isEqualTo(412);
        } else {
            assertThat(send("DELETE", "/reflections/" + id, own.get(id), null).status)
                    .isEqualTo(204);
            own.remove(id);
        }
    }

    /** One operation of the second part: name a theme, join two, move a reflection. */
    void group() {
        int kind = random.nextInt(10);
        int pick = random.nextInt(1_000);
        int other = random.nextInt(1_000);
        String title = "t" + new UUID(random.nextLong(), random.nextLong());
        Map<String, JsonNode> themes = follower.known("theme");
        Map<String, JsonNode> words = follower.known("reflection");
        String theme = pick(themes.keySet(), pick);
        String into = pick(themes.keySet(), other);
        String word = pick(words.keySet(), pick);
        if (theme == null || into == null || word == null) throw new IllegalStateException("nothing to group");
        if (kind < 6) {
            Answer answer = send("PATCH", "/themes/" + theme, version(themes.get(theme)), Map.of("title", title));
            if (expected(answer, 200, 404, 412)) accept("theme", answer, "title", title);
        } else if (kind < 8 && !theme.equals(into)) {
            Answer answer =
                    send("POST", "/themes/" + theme + "/merge", version(themes.get(theme)), Map.of("into", into));
            expected(answer, 200, 404, 412);
        } else {
            Answer answer =
                    send("PUT", "/reflections/" + word + "/theme", version(words.get(word)), Map.of("themeId", into));
            if (expected(answer, 200, 404, 412)) accept("reflection", answer, "themeId", into);
        }
    }

    /** One operation of the third part: vote anew, now and then for more than there is, or join two themes. */
    void vote(int round) {
        int kind = random.nextInt(10);
        int pick = random.nextInt(1_000);
        int count = 1 + random.nextInt(BUDGET);
        if (kind == 9) {
            group();
            return;
        }
        String theme = pick(follower.known("theme").keySet(), pick);
        if (theme == null) throw new IllegalStateException("nothing to vote on");
        int votes = kind == 8 ? BUDGET + count : count;
        Map<String, Object> body = Map.of("votes", Map.of(theme, votes));
        Answer answer = send("PUT", "/vote-rounds/" + round + "/ballot", ballot, body);
        if (expected(answer, 200, 412, 422)) {
            assertThat(votes).isLessThanOrEqualTo(BUDGET);
            ballot = answer.json.path("version").asLong();
            accepted.add(new Accepted("ballot", Integer.toString(round), ballot, "left", "" + (BUDGET - votes)));
        } else if (answer.status == 412)
            ballot = answer.json.at("/current/version").asLong();
    }

    /** A new round of voting begins. */
    void startOver() {
        ballot = 0;
        own.clear();
    }

    private void accept(String kind, Answer answer, String field, String value) {
        accepted.add(new Accepted(
                kind,
                answer.json.path("id").asText(),
                answer.json.path("version").asLong(),
                field,
                value));
    }

    private static boolean expected(Answer answer, Integer... statuses) {
        assertThat(answer.status).isIn((Object[]) statuses);
        return answer.status == 200;
    }

    private static Map<String, Object> body(Word word) {
        return Map.of("text", word.text(), "anonymous", word.anonymous());
    }

    private static long version(JsonNode item) {
        return item.path("version").asLong();
    }

    private static @Nullable String pick(Collection<String> all, int number) {
        return all.isEmpty() ? null : List.copyOf(all).get(number % all.size());
    }

    /** An answer of the service. */
    static final class Answer {
        final int status;
        final JsonNode json;

        Answer(int status, JsonNode json) {
            this.status = status;
            this.json = json;
        }
    }

    JsonNode get(String path) {
        Answer answer = send("GET", path, null, null);
        assertThat(answer.status).isEqualTo(200);
        return answer.json;
    }

    Answer send(String method, String path, @Nullable Long version, @Nullable Object body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/v1/sessions/" + session + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            if (version != null) request.header("If-Match", "\"" + version + "\"");
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            received.append(response.headers().map()).append(response.body()).append('\n');
            answers.merge(response.statusCode(), 1, Integer::sum);
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every byte that has reached this participant. */
    String bytes() {
        return received + follower.raw();
    }
}
