package dev.fupan.review.together;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.people.Directory;
import dev.fupan.review.EventStream;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Twenty people work in one session at once, each with a stream that breaks off again and again. Fifty operations each;
 * with {@code -Dfupan.collaboration.seconds=120} the same over and over for so long.
 */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class TogetherTest {

    private static final Logger LOG = Logger.getLogger(TogetherTest.class);
    private static final int PEOPLE = 20;
    private static final int REFLECTING = 20;
    private static final int GROUPING = 15;
    private static final int VOTING = 15;
    private static final long SEED = 20261124;

    @Inject
    Office office;

    @Inject
    Directory directory;

    @TestHTTPResource("/")
    URI base;

    private final List<Colleague> all = new ArrayList<>();
    private Office.Desk desk;
    private String id;
    private ExecutorService threads;

    @Test
    void twentyPeopleEditAndVoteAtOnceAndEndWithTheSameState() throws Exception {
        gather();
        threads = Executors.newFixedThreadPool(2 * PEOPLE);
        List<Future<?>> following = new ArrayList<>();
        all.forEach(each -> following.add(threads.submit(each.follower)));
        long end = System.nanoTime()
                + Duration.ofSeconds(Integer.getInteger("fupan.collaboration.seconds", 0))
                        .toNanos();
        int round = 0;
        do {
            round++;
            reflectThenReveal();
            together(GROUPING, Colleague::group);
            voteAndCount(round);
            everyoneEndsWithWhatTheServerHas(round);
        } while (System.nanoTime() < end);
        all.forEach(each -> each.follower.stop());
        for (Future<?> one : following) one.get();
        threads.shutdown();

        noUpdateIsLost();
        nobodyIsFoundOut();
        assertThat(desk.told().all().toString()).doesNotContain(texts(all).toArray(new String[0]));
        tellWhatWasDone(round);
    }

    private void gather() {
        desk = office.open();
        List<Map<String, String>> participants = new ArrayList<>();
        participants.add(Map.of("personId", "lead", "role", "facilitator"));
        participants.add(Map.of("personId", "rep", "role", "support"));
        for (int i = 1; i <= PEOPLE; i++) {
            String person = "colleague-" + i;
            desk.people().put(desk.people().person(person, Role.REP, "lead", List.of("sales"), List.of()));
            participants.add(Map.of("personId", person, "role", "frontline"));
        }
        await().until(() ->
                directory.person(desk.tenant(), "colleague-" + PEOPLE).isPresent());
        id = desk.started("participants", participants);
        for (int i = 1; i <= PEOPLE; i++) {
            String person = "colleague-" + i;
            all.add(new Colleague(base, person, desk.people().token(person), id, SEED + i));
        }
    }

    private void reflectThenReveal() throws Exception {
        together(REFLECTING, Colleague::reflect);
        for (Colleague each : all) each.get("/reflections");
        Map<Colleague, String> bytes = new HashMap<>();
        for (Colleague each : all) bytes.put(each, each.bytes());
        int revealed = desk.post("lead", "/sessions/" + id + "/reflections/reveal", Map.of())
                .path("items.size()");
        for (Colleague each : all) for (Colleague other : all) if (other != each) hidden(bytes.get(each), other);
        await().until(() -> all.stream().allMatch(each -> each.follower.known("waiting-reflections").values().stream()
                .allMatch(one -> one.path("count").asInt() == 0)));
        assertThat(revealed).isPositive();
    }

    /** None of the other's words that are not revealed yet has come here; earlier rounds' are. */
    private void hidden(String bytes, Colleague other) {
        for (int i = other.revealedUpTo; i < other.written.size(); i++)
            assertThat(bytes.contains(other.written.get(i).text())).isFalse();
    }

    private void voteAndCount(int round) throws Exception {
        all.forEach(each -> each.revealedUpTo = each.written.size());
        desk.post("lead", "/sessions/" + id + "/vote-rounds", Map.of("budget", Colleague.BUDGET))
                .then()
                .statusCode(201);
        together(VOTING, each -> each.vote(round));
        Map<String, Integer> totals = desk.post(
                        "lead", "/sessions/" + id + "/vote-rounds/" + round + "/close", Map.of())
                .path("totals");
        int cast = 0;
        for (Colleague each : all)
            cast += Colleague.BUDGET
                    - each.get("/vote-rounds/" + round + "/ballot").path("left").asInt();
        assertThat(totals.values().stream().mapToInt(Integer::intValue).sum())
                .as("every vote counts once")
                .isEqualTo(cast)
                .isLessThanOrEqualTo(PEOPLE * Colleague.BUDGET);
        all.forEach(Colleague::startOver);
    }

    private void everyoneEndsWithWhatTheServerHas(int rounds) {
        for (Colleague each : all) {
            Map<String, JsonNode> server = serverState(each, rounds);
            await().untilAsserted(() -> assertThat(clientState(each)).isEqualTo(server));
        }
    }

    private Map<String, JsonNode> serverState(Colleague each, int rounds) {
        Map<String, JsonNode> state = new TreeMap<>();
        JsonNode table = each.get("/reflections");
        table.path("items")
                .forEach(one -> put(state, "reflection", one.path("id").asText(), one));
        table.path("own")
                .forEach(one -> put(state, "own-reflection", one.path("id").asText(), one));
        put(state, "waiting-reflections", id, table.path("waiting"));
        each.get("/themes")
                .path("items")
                .forEach(one -> put(state, "theme", one.path("id").asText(), one));
        each.get("/vote-rounds")
                .path("items")
                .forEach(one -> put(state, "vote-round", one.path("number").asText(), one));
        for (int round = 1; round <= rounds; round++) {
            JsonNode ballot = each.get("/vote-rounds/" + round + "/ballot");
            if (ballot.path("version").asLong() > 0) put(state, "ballot", Integer.toString(round), ballot);
        }
        put(state, "session", id, each.get(""));
        return state;
    }

    private static Map<String, JsonNode> clientState(Colleague each) {
        Map<String, JsonNode> state = new TreeMap<>();
        for (String kind : List.of(
                "reflection", "own-reflection", "waiting-reflections", "theme", "vote-round", "ballot", "session"))
            each.follower.known(kind).forEach((id, item) -> put(state, kind, id, item));
        return state;
    }

    // The number of the last change is of the moment at which the session itself was last changed.
    private static void put(Map<String, JsonNode> state, String kind, String id, JsonNode item) {
        ObjectNode bare = item.deepCopy();
        bare.remove("seq");
        for (Iterator<JsonNode> values = bare.elements(); values.hasNext(); )
            if (values.next().isNull()) values.remove();
        state.put(kind + ' ' + id, bare);
    }

    /** What was accepted is in everyone's stream as it was said, and no two edits have made the same version. */
    private void noUpdateIsLost() {
        List<Colleague.Accepted> accepted = new ArrayList<>();
        for (Colleague each : all)
            each.accepted.stream().filter(one -> !one.kind().equals("ballot")).forEach(accepted::add);
        assertThat(accepted)
                .hasSizeGreaterThan(PEOPLE)
                .extracting(one -> one.kind() + one.id() + ' ' + one.version())
                .doesNotHaveDuplicates();
        for (Colleague each : all) {
            Map<String, JsonNode> told = new HashMap<>();
            for (EventStream.Event one : each.follower.heard()) {
                String key = one.kind()
                        + one.data().path("id").asText()
                        + ' '
                        + one.data().path("version").asLong();
                told.put(key, one.data().path("item"));
            }
            List<Colleague.Accepted> known = new ArrayList<>(accepted);
            each.accepted.stream().filter(one -> one.kind().equals("ballot")).forEach(known::add);
            for (Colleague.Accepted one : known)
                assertThat(told.get(one.kind() + one.id() + ' ' + one.version())
                                .path(one.field())
                                .asText())
                        .isEqualTo(one.value());
        }
    }

    /** Words that were thrown away or written over have reached nobody else, and anonymous ones no one with a name. */
    private void nobodyIsFoundOut() {
        Set<String> revealed = new HashSet<>();
        Map<String, String> authors = new HashMap<>();
        for (JsonNode one : all.get(0).get("/reflections").path("items")) {
            revealed.add(one.path("text").asText());
            authors.put(one.path("text").asText(), one.path("authorId").asText(""));
        }
        Map<Colleague, String> bytes = new HashMap<>();
        for (Colleague each : all) bytes.put(each, each.bytes());
        for (Colleague writer : all) {
            for (Colleague.Word word : writer.written) {
                if (revealed.contains(word.text()))
                    assertThat(authors.get(word.text())).isEqualTo(word.anonymous() ? "" : writer.person);
                else
                    for (Colleague other : all)
                        if (other != writer)
                            assertThat(bytes.get(other).contains(word.text())).isFalse();
            }
        }
        for (Colleague each : all) everySingleLineIsDiscreet(each, bytes.get(each));
    }

    private void everySingleLineIsDiscreet(Colleague reader, String bytes) {
        Map<String, String> anonymous = new HashMap<>();
        for (Colleague writer : all)
            for (Colleague.Word word : writer.written) if (word.anonymous()) anonymous.put(word.text(), writer.person);
        for (EventStream.Event event : reader.follower.heard()) {
            String writer = anonymous.get(event.data().at("/item/text").asText());
            if (writer == null) continue;
            assertThat(event.data().path("item").toString()).doesNotContain('"' + writer + '"');
            // before the reveal to the writer alone, without a name; then by whoever revealed or moved it
            if (event.kind().equals("own-reflection")) assertThat(writer).isEqualTo(reader.person);
            assertThat(event.kind().equals("own-reflection") && event.data().has("actor"))
                    .isFalse();
        }
        assertThat(bytes).doesNotContain("writer:");
    }

    private static List<String> texts(List<Colleague> people) {
        return people.stream()
                .flatMap(each -> each.written.stream())
                .map(Colleague.Word::text)
                .toList();
    }

    private void together(int operations, Consumer<Colleague> operation) throws Exception {
        List<Future<?>> working = new ArrayList<>();
        for (Colleague each : all)
            working.add(threads.submit(() -> {
                for (int i = 0; i < operations; i++) operation.accept(each);
            }));
        for (Future<?> one : working) one.get();
    }

    private void tellWhatWasDone(int rounds) {
        Map<Integer, Integer> answers = new TreeMap<>();
        int connections = 0;
        int events = 0;
        for (Colleague each : all) {
            each.answers.forEach((status, count) -> answers.merge(status, count, Integer::sum));
            connections += each.follower.connections();
            events += each.follower.heard().size();
        }
        LOG.infof(
                "worked together rounds=%d answers=%s connections=%d events=%d accepted=%d",
                rounds,
                answers,
                connections,
                events,
                all.stream().mapToInt(each -> each.accepted.size()).sum());
    }
}
