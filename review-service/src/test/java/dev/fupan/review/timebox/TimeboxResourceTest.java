package dev.fupan.review.timebox;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class TimeboxResourceTest {

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    private Office.Desk desk;
    private String id;

    @BeforeEach
    void aRunningSession() {
        desk = office.open();
        id = desk.started();
    }

    @AfterEach
    void theClockGoesAsBefore() {
        clock.reset();
    }

    @Test
    void theTemplateSaysHowLongUntilAFacilitatorDoes() {
        desk.get("rep", path())
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("remainingSeconds", about(10));
        clock.advance(Duration.ofMinutes(4));
        desk.get("rep", path()).then().body("remainingSeconds", about(6)).body("over", equalTo(false));
        change("lead", "POST", "0", 5, "/extend").then().statusCode(200).body("remainingSeconds", about(11));
        clock.advance(Duration.ofMinutes(12));
        desk.get("rep", path()).then().body("remainingSeconds", equalTo(0)).body("over", equalTo(true));
        change("lead", "POST", "1", 5, "/extend").then().body("remainingSeconds", about(5));
        change("lead", "PUT", "2", 20, "")
                .then()
                .body("remainingSeconds", about(20))
                .header("ETag", equalTo("\"3\""));
    }

    @Test
    void anotherPhaseHasATimeOfItsOwn() {
        change("lead", "PUT", "0", 60, "").then().body("remainingSeconds", about(60));
        desk.post("lead", "/sessions/" + id + "/phase", Map.of("to", "facts"))
                .then()
                .statusCode(200);
        desk.get("rep", path()).then().body("phase", equalTo("facts")).body("remainingSeconds", about(30));
        clock.advance(Duration.ofMinutes(1));
        desk.post("lead", "/sessions/" + id + "/phase", Map.of("to", "preparation"))
                .then()
                .statusCode(200);
        desk.get("rep", path()).then().body("remainingSeconds", about(10)).header("ETag", equalTo("\"1\""));
    }

    @Test
    void whoMayNotOrSaysNonsenseIsRefused() {
        change("rep", "PUT", "0", 20, "").then().statusCode(403);
        change("admin", "PUT", "0", 20, "").then().statusCode(403);
        change("lead", "PUT", "7", 20, "").then().statusCode(412).body("current.phase", equalTo("preparation"));
        desk.as("lead")
                .body(Map.of("minutes", 5))
                .put("/api/v1" + path())
                .then()
                .statusCode(428);
        for (Object bad : List.of(0, -5, 481, "ten", 1.5))
            desk.as("lead")
                    .header("If-Match", "\"0\"")
                    .body(Map.of("minutes", bad))
                    .put("/api/v1" + path())
                    .then()
                    .statusCode(422);
        desk.get("rep", "/sessions/" + desk.scheduled() + "/timebox").then().statusCode(409);
    }

    private Response change(String who, String method, String version, int minutes, String more) {
        return desk.as(who)
                .header("If-Match", '"' + version + '"')
                .body(Map.of("minutes", minutes))
                .request(method, "/api/v1" + path() + more);
    }

    /** So many minutes, less the seconds that a slow machine takes. */
    private static Matcher<Integer> about(int minutes) {
        return Matchers.allOf(greaterThan(minutes * 60 - 50), lessThanOrEqualTo(minutes * 60));
    }

    private String path() {
        return "/sessions/" + id + "/timebox";
    }
}
