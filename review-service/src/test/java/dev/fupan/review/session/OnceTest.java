package dev.fupan.review.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request whose answer was lost is sent again under its Idempotency-Key and makes nothing twice. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class OnceTest {

    @Inject
    Office office;

    private Office.Desk desk;
    private String session;

    @BeforeEach
    void aRunningSession() {
        desk = office.open();
        session = "/sessions/" + desk.started();
    }

    @Test
    void whatIsMadeInASessionIsMadeOnce() {
        String pack = desk.post("lead", session + "/facts", Map.of()).path("packId");
        Map<String, Object> problem =
                Map.of("statement", "Ads bring few intents", "packId", pack, "numberKey", "channels/M-12/ads");
        String id = madeOnce("rep", session + "/problems", problem, "id");
        Map<String, Object> cause =
                Map.of("problemId", id, "surfaceProblem", "a", "rootProblem", "b", "initialCause", "c");
        String why = madeOnce("rep", session + "/causes", cause, "id");
        Map<String, Object> evidence = Map.of("kind", "interview", "reference", "front line");
        madeOnce("rep", session + "/causes/" + why + "/evidence", evidence, "id");
        Map<String, Object> lesson = Map.of("kind", "success", "content", "Fairs", "scene", "Fairs");
        madeOnce("lead", session + "/lessons", lesson, "id");
        madeOnce("rep", session + "/reflections", Map.of("text", "We call too late", "anonymous", true), "id");

        assertThat(count(session + "/problems")).isEqualTo(1);
        assertThat(count(session + "/causes")).isEqualTo(1);
        assertThat(desk.get("rep", session + "/causes/" + why).<List<Object>>path("evidence"))
                .hasSize(1);
        assertThat(count(session + "/lessons")).isEqualTo(1);
        assertThat(desk.get("rep", session + "/reflections").<Integer>path("waiting.count"))
                .isEqualTo(1);
    }

    @Test
    void soIsWhatStandsByItself() {
        madeOnce("lead", "/sessions", Office.session("goal", "12 %?"), "id");
        madeOnce("lead", "/review-series", series("2031-01-20T09:00"), "id");
        madeOnce("lead", "/standard-cases", told("Acme"), "id");

        assertThat(count("/sessions")).isEqualTo(2);
        assertThat(count("/review-series")).isEqualTo(1);
        assertThat(count("/standard-cases")).isEqualTo(1);
        assertThat(desk.told().awaited("review.scheduled", 2)).hasSize(2);
    }

    @Test
    void theSameKeyOfAnotherPersonOrForAnotherThingIsAnotherKey() {
        Map<String, Object> words = Map.of("text", "We call too late");
        String reps = keyed("rep", session + "/reflections", words).path("id");
        String others = keyed("rep2", session + "/reflections", words).path("id");
        assertThat(reps).isNotEqualTo(others);
        String other = "/sessions/" + desk.started();
        assertThat(keyed("rep", other + "/reflections", words).<String>path("id"))
                .isNotEqualTo(reps);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefusedAndMakesNothing() {
        String pack = desk.post("lead", session + "/facts", Map.of()).path("packId");
        String problem = keptBy(
                "rep",
                session + "/problems",
                Map.of("statement", "Ads bring few intents", "packId", pack, "numberKey", "channels/M-12/ads"),
                Map.of("statement", "Fairs bring few", "packId", pack, "numberKey", "channels/M-12/fairs"));
        String cause = keptBy(
                "rep",
                session + "/causes",
                Map.of("problemId", problem, "surfaceProblem", "a", "rootProblem", "b", "initialCause", "c"),
                Map.of("problemId", problem, "surfaceProblem", "a", "rootProblem", "b", "initialCause", "d"));
        keptBy(
                "rep",
                session + "/causes/" + cause + "/evidence",
                Map.of("kind", "interview", "reference", "front line"),
                Map.of("kind", "interview", "reference", "support"));
        keptBy(
                "lead",
                session + "/lessons",
                Map.of("kind", "success", "content", "Fairs", "scene", "Fairs"),
                Map.of("kind", "success", "content", "Ads", "scene", "Ads"));
        keptBy("rep", session + "/reflections", Map.of("text", "We call too late"), Map.of("text", "We ask little"));
        keptBy("lead", "/sessions", Office.session("goal", "12 %?"), Office.session("goal", "13 %?"));
        keptBy("lead", "/review-series", series("2031-01-20T09:00"), series("2031-01-21T09:00"));
        keptBy("lead", "/standard-cases", told("Acme"), told("Umbrella"));

        assertThat(count(session + "/problems")).isEqualTo(1);
        assertThat(count(session + "/causes")).isEqualTo(1);
        assertThat(count(session + "/lessons")).isEqualTo(1);
        assertThat(count("/sessions")).isEqualTo(2);
        assertThat(count("/review-series")).isEqualTo(1);
        assertThat(count("/standard-cases")).isEqualTo(1);
    }

    @Test
    void aKeyWhoseRequestWasRefusedIsFree() {
        String pack = desk.post("lead", session + "/facts", Map.of()).path("packId");
        Map<String, Object> problem = new HashMap<>(Map.of("statement", "Ads bring few intents", "packId", pack));
        problem.put("numberKey", "channels/M-12/adds");
        post("rep", session + "/problems", problem).then().statusCode(422).body("detail", containsString("numberKey"));
        problem.put("numberKey", "channels/M-12/ads");
        keyed("rep", session + "/problems", problem);
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        desk.as("rep")
                .header("Idempotency-Key", "k".repeat(201))
                .body(Map.of("text", "We call too late"))
                .post("/api/v1" + session + "/reflections")
                .then()
                .statusCode(422)
                .body("detail", containsString("Idempotency-Key"));
    }

    /** Four at once, then once more. */
    private String madeOnce(String who, String path, Object body, String idField) {
        List<String> ids = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> keyed(who, path, body).<String>path(idField)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();
        assertThat(ids).as(path).hasSize(1);
        assertThat(keyed(who, path, body).<String>path(idField)).isEqualTo(ids.get(0));
        return ids.get(0);
    }

    /** The first is made and stays; the other is refused, also when sent again. */
    private String keptBy(String who, String path, Object first, Object other) {
        String id = keyed(who, path, first).path("id");
        for (int i = 0; i < 2; i++)
            post(who, path, other).then().statusCode(422).body("detail", containsString("a key of its own"));
        assertThat(keyed(who, path, first).<String>path("id")).isEqualTo(id);
        return id;
    }

    private Response keyed(String who, String path, Object body) {
        Response made = post(who, path, body);
        made.then().statusCode(201);
        return made;
    }

    private Response post(String who, String path, Object body) {
        return desk.as(who).header("Idempotency-Key", "mine-1").body(body).post("/api/v1" + path);
    }

    private static Map<String, Object> series(String firstMeeting) {
        Map<String, Object> series = new HashMap<>(Office.session("period", null, "meetingAt", null));
        series.putAll(Map.of("frequency", "monthly", "firstMeeting", firstMeeting));
        return series;
    }

    private static Map<String, Object> told(String name) {
        Map<String, Object> told = new HashMap<>(Map.of("name", name, "customerType", "small", "size", "10"));
        told.putAll(Map.of("steps", List.of("call"), "cycleDays", 30, "team", "sales"));
        return told;
    }

    private int count(String path) {
        return desk.get("lead", path).<List<Object>>path("items").size();
    }
}
