package dev.fupan.review.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class CausesResourceTest {

    @Inject
    Office office;

    private Office.Desk desk;
    private String session;
    private String pack;
    private String problem;

    @BeforeEach
    void aProblem() {
        desk = office.open();
        session = "/sessions/" + desk.started();
        pack = desk.post("lead", session + "/facts", Map.of()).then().extract().path("packId");
        Map<String, Object> body =
                Map.of("statement", "Ads lead to few intents", "packId", pack, "numberKey", "channels/M-12/ads");
        problem = desk.post("rep", session + "/problems", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Map<String, Object> cause(Object... more) {
        Map<String, Object> cause = new TreeMap<>(Map.of(
                "problemId", problem,
                "surfaceProblem", "Leads of ads do not answer",
                "rootProblem", "Nobody owns the first call",
                "initialCause", "The ads are bad",
                "whys", List.of(Map.of("text", "They are called too late"), Map.of("text", "No duty roster"))));
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] == null) cause.remove((String) more[i]);
            else cause.put((String) more[i], more[i + 1]);
        }
        return cause;
    }

    private String found(Object... more) {
        return desk.post("rep", session + "/causes", cause(more))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse move(String id, int version, String to, Object body) {
        return desk.as("rep")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .post("/api/v1" + session + "/causes/" + id + "/" + to)
                .then();
    }

    private ValidatableResponse patched(String id, int version, Map<String, Object> body) {
        return desk.as("rep")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .patch("/api/v1" + session + "/causes/" + id)
                .then();
    }

    @Test
    void aConclusionIsToldAndWithoutEvidenceFlagged() {
        String id = found();
        move(id, 1, "conclude", Map.of())
                .statusCode(409)
                .body("missing", contains("deepCause", "verification", "controllable"));
        patched(id, 1, Map.of("deepCause", "No roster", "verification", "data", "controllable", "controllable"))
                .statusCode(200)
                .body("depth", equalTo(2));
        move(id, 2, "conclude", Map.of())
                .statusCode(200)
                .body("state", equalTo("concluded"))
                .body("flags", contains("no_evidence"));
        desk.get("rep", session + "/problems/" + problem).then().body("state", equalTo("explained"));
        Told.Event told = desk.told().awaited("review.cause_concluded", 1).get(0);
        assertThat(told.data().path("problemRef").path("numberKey").asText()).isEqualTo("channels/M-12/ads");
        assertThat(told.data().path("evidence")).isEmpty();

        Map<String, Object> number = Map.of("kind", "metric", "packId", pack, "numberKey", "channels/M-12/ads");
        desk.post("rep2", session + "/causes/" + id + "/evidence", number)
                .then()
                .statusCode(201)
                .body("flags", empty())
                .body("evidence[0].value", equalTo("0.05"));
        assertThat(desk.told()
                        .awaited("review.cause_concluded", 2)
                        .get(1)
                        .data()
                        .path("evidence")
                        .get(0)
                        .path("reference")
                        .asText())
                .isEqualTo(pack + "/channels/M-12/ads");
        patched(id, 4, Map.of("deepCause", "x")).statusCode(409);
        move(id, 4, "reopen", Map.of("reason", "New records")).statusCode(200).body("state", equalTo("draft"));
        desk.get("rep", session + "/problems/" + problem).then().body("state", equalTo("open"));
        desk.get("rep", session + "/causes/" + id + "/history").then().body("items.reason", hasItem("New records"));
    }

    @Test
    void causesThatRunInACircleAreRefused() {
        String first = found("surfaceProblem", "Few visits", "whys", List.of(Map.of("text", "Low morale")));
        desk.post(
                        "rep",
                        session + "/causes",
                        cause("surfaceProblem", "low morale", "whys", List.of(Map.of("text", "Few visits!"))))
                .then()
                .statusCode(422)
                .body("circle", hasSize(3))
                .body("circle", hasItem("Low morale"));
        patched(first, 1, Map.of("whys", List.of(Map.of("text", "a", "causeId", first))))
                .statusCode(422);
        String second = found("surfaceProblem", "b", "whys", List.of(Map.of("text", "c", "causeId", first)));
        patched(first, 1, Map.of("whys", List.of(Map.of("text", "a", "causeId", second))))
                .statusCode(422);
        desk.get("rep", session + "/causes/" + first).then().body("version", equalTo(1));
    }

    @Test
    void whatIsMissingOrUnknownIsToldAtOnce() {
        desk.post(
                        "rep",
                        session + "/causes",
                        cause(
                                "surfaceProblem", null,
                                "rootProblem", " ",
                                "initialCause", "x".repeat(1_001),
                                "controllable", "maybe",
                                "branch", "weather",
                                "verification", "dream",
                                "whys", List.of(Map.of("text", "a\u0000"), Map.of("text", "b", "causeId", "c"))))
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        hasItems(
                                "/surfaceProblem",
                                "/rootProblem",
                                "/initialCause",
                                "/controllable",
                                "/branch",
                                "/verification",
                                "/whys/0/text",
                                "/whys/1/causeId"));
        String id = found();
        String evidence = session + "/causes/" + id + "/evidence";
        desk.post("rep", evidence, Map.of("kind", "metric", "packId", pack, "numberKey", "none"))
                .then()
                .statusCode(422);
        desk.post("rep", evidence, Map.of("kind", "interview")).then().statusCode(422);
        desk.post("rep", evidence, Map.of("kind", "event_sample", "eventIds", List.of("e-1")))
                .then()
                .statusCode(201);
        String shown =
                desk.get("rep", session + "/causes/" + id).then().extract().path("evidence[0].id");
        desk.as("rep")
                .delete("/api/v1" + evidence + "/" + shown)
                .then()
                .statusCode(200)
                .body("evidence", empty());
    }

    @Test
    void theFishboneHasFourBranchesUntilOthersAreChosen() {
        String external = found("branch", "objective", "controllable", "external", "surfaceProblem", "s1");
        String mine = found("branch", "process", "controllable", "controllable", "surfaceProblem", "s2");
        String open = found("surfaceProblem", "s3");
        desk.get("rep", session + "/causes").then().body("items.id", contains(mine, external, open));
        desk.get("rep", session + "/fishbone?problem=" + problem)
                .then()
                .header("ETag", equalTo("\"0\""))
                .body("branches.key", contains("subjective", "objective", "process", "resource"))
                .body("branches[2].title.zh", equalTo("流程"))
                .body("branches[2].causes.id", contains(mine))
                .body("unassigned.id", contains(open));

        Map<String, Object> others =
                Map.of("branches", List.of(Map.of("key", "people", "title", Map.of("en", "People"))));
        choose("rep", 0, others).statusCode(403);
        choose("lead", 0, others).statusCode(409).body("branches", contains("objective", "process"));
        patched(external, 1, Map.of("branch", "process")).statusCode(200);
        Map<String, Object> kept = Map.of(
                "branches",
                List.of(
                        Map.of("key", "process", "title", Map.of("en", "Process")),
                        Map.of("key", "people", "title", Map.of("zh", "人"))));
        choose("lead", 0, kept).statusCode(200).header("ETag", equalTo("\"1\""));
        choose("lead", 0, kept).statusCode(412);
        found("branch", "people", "surfaceProblem", "s4");
    }

    @Test
    void onlyMembersWriteAndNobodyOverwritesUnseen() {
        String id = found();
        desk.post("admin", session + "/causes", cause()).then().statusCode(403);
        desk.get("admin", session + "/causes/" + id).then().statusCode(200);
        desk.get("viewer", session + "/causes").then().statusCode(403);
        desk.as("rep")
                .body(Map.of())
                .patch("/api/v1" + session + "/causes/" + id)
                .then()
                .statusCode(428);
        patched(id, 1, Map.of("initialCause", "first")).statusCode(200);
        patched(id, 1, Map.of("initialCause", "second")).statusCode(412).body("current.initialCause", equalTo("first"));
        move(id, 2, "drop", Map.of("reason", "A guess")).statusCode(200).body("state", equalTo("dropped"));
    }

    private ValidatableResponse choose(String who, int version, Map<String, Object> body) {
        return desk.as(who)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .put("/api/v1" + session + "/fishbone")
                .then();
    }
}
