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
import io.vertx.mutiny.sqlclient.Pool;
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

    @Inject
    Pool pool;

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
    void whatIsLockedIsNeitherDroppedNorMadeAnother() {
        String sales = problem("performance/M-01/EUR/actual");
        core(sales).then().statusCode(200).body("version", equalTo(2));
        phase(Map.of("to", "process")).then().statusCode(200);

        drop(sales).then().statusCode(409).body("detail", containsString("go back"));
        change(sales, 2, Map.of("numberKey", "channels/M-12/ads"))
                .then()
                .statusCode(409)
                .body("detail", containsString("go back"), "phase", equalTo("process"));
        String ads = problem("channels/M-12/ads");
        core(ads).then().statusCode(409);
        desk.get("rep", session).then().body("coreProblemId", equalTo(sales));
        change(sales, 2, Map.of("statement", "We sell too little"))
                .then()
                .statusCode(200)
                .body("core", equalTo(true), "fact.numberKey", equalTo("performance/M-01/EUR/actual"));

        phase(Map.of("to", "result")).then().statusCode(200);
        change(sales, 3, Map.of("numberKey", "channels/M-12/ads"))
                .then()
                .statusCode(200)
                .body("core", equalTo(true));
    }

    @Test
    void aCoreProblemStaysAGap() {
        String ads = problem("channels/M-12/ads");
        core(ads).then().statusCode(200).body("version", equalTo(2));
        change(ads, 2, Map.of("numberKey", "performance/M-22/actual"))
                .then()
                .statusCode(409)
                .body("detail", containsString("falls short"));
        desk.get("rep", session + "/problems/" + ads)
                .then()
                .body("fact.numberKey", equalTo("channels/M-12/ads"), "version", equalTo(2));
    }

    @Test
    void aCoreProblemThatIsDroppedIsNoneAnyMore() {
        String ads = problem("channels/M-12/ads");
        core(ads).then().statusCode(200).body("version", equalTo(2));
        drop(ads).then().statusCode(200).body("core", equalTo(false));
        desk.get("rep", session).then().body("coreProblemId", nullValue());
        phase(Map.of("to", "process")).then().statusCode(409);
    }

    @Test
    void makingItCoreAgainTellsASessionThatDoesNotKnowOfItYet() {
        String ads = problem("channels/M-12/ads");
        core(ads).then().statusCode(200);
        pool.withTransaction(db -> db.query("select set_config('app.tenant', '" + desk.tenant() + "', true)")
                        .execute()
                        .chain(() -> db.query("update session set core_problem_id = null where tenant = '"
                                        + desk.tenant() + "'")
                                .execute()))
                .await()
                .indefinitely();
        desk.get("rep", session).then().body("coreProblemId", nullValue());

        core(ads).then().statusCode(200);
        desk.get("rep", session).then().body("coreProblemId", equalTo(ads));
    }

    @Test
    void otherFramesDoNotAskForOne() {
        session = "/sessions/" + desk.started();
        phase(Map.of("to", "facts")).then().statusCode(200);
    }

    private Response phase(Map<String, Object> wish) {
        return desk.post("lead", session + "/phase", wish);
    }

    /** As it is in its second version. */
    private Response drop(String problem) {
        return desk.as("rep")
                .header("If-Match", "\"2\"")
                .body(Map.of("reason", "wrong channel"))
                .post("/api/v1" + session + "/problems/" + problem + "/drop");
    }

    private Response change(String problem, int version, Map<String, Object> to) {
        return desk.as("rep")
                .header("If-Match", "\"" + version + "\"")
                .body(to)
                .patch("/api/v1" + session + "/problems/" + problem);
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
