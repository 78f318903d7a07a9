package dev.fupan.review.problem;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Result before process: what came out is settled before anyone asks how it came about. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class CoreProblemTest {

    @Inject
    Office office;

    private Office.Desk desk;
    private String session;
    private String pack;

    @BeforeEach
    void aReviewOfResultAndProcess() {
        desk = office.open();
        session = "/sessions/" + desk.started("templateKey", "result-process-problem-optimisation");
        pack = desk.post("lead", session + "/facts", Map.of()).path("packId");
    }

    @Test
    void theProcessWaitsForTheCoreProblem() {
        phase(Map.of("to", "process"))
                .then()
                .statusCode(409)
                .body("missing", equalTo("core problem"))
                .body("detail", containsString("make-core"));
        desk.get("rep", session).then().body("phase", equalTo("result")).body("coreProblemId", nullValue());

        String ads = problem("channels/M-12/ads");
        core(ads).then().statusCode(200);
        desk.get("rep", session).then().body("coreProblemId", equalTo(ads));
        phase(Map.of("to", "process")).then().statusCode(200).body("phase", equalTo("process"));
    }

    @Test
    void aGroupMayGoOnWithoutOneForAReason() {
        phase(Map.of("to", "process", "reason", "the numbers of ads come tomorrow"))
                .then()
                .statusCode(200);
        phase(Map.of("to", "problem")).then().statusCode(200);
        core(problem("channels/M-12/ads")).then().statusCode(200);
    }

    @Test
    void onceTheProcessIsLookedAtItIsLocked() {
        String sales = problem("performance/M-01/EUR/actual");
        String ads = problem("channels/M-12/ads");
        core(sales).then().statusCode(200);
        phase(Map.of("to", "process")).then().statusCode(200);
        core(ads).then().statusCode(409).body("detail", containsString("go back"));
        core(sales).then().statusCode(200);

        phase(Map.of("to", "result")).then().statusCode(200);
        core(ads).then().statusCode(200);
        desk.get("rep", session).then().body("coreProblemId", equalTo(ads));
    }

    @Test
    void aCoreProblemThatIsDroppedIsNoneAnyMore() {
        String ads = problem("channels/M-12/ads");
        core(ads).then().statusCode(200).body("version", equalTo(2));
        desk.as("rep")
                .header("If-Match", "\"2\"")
                .body(Map.of("reason", "wrong channel"))
                .post("/api/v1" + session + "/problems/" + ads + "/drop")
                .then()
                .statusCode(200)
                .body("core", equalTo(false));
        desk.get("rep", session).then().body("coreProblemId", nullValue());
        phase(Map.of("to", "process")).then().statusCode(409);
    }

    @Test
    void otherFramesDoNotAskForOne() {
        session = "/sessions/" + desk.started();
        phase(Map.of("to", "facts")).then().statusCode(200);
    }

    private Response phase(Map<String, Object> wish) {
        return desk.post("lead", session + "/phase", wish);
    }

    private Response core(String problem) {
        return desk.post("lead", session + "/problems/" + problem + "/make-core", Map.of());
    }

    private String problem(String numberKey) {
        Map<String, Object> body = Map.of("statement", "It is low", "packId", pack, "numberKey", numberKey);
        return desk.post("rep", session + "/problems", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
