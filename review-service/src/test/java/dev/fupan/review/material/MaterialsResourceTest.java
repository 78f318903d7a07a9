package dev.fupan.review.material;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

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

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class MaterialsResourceTest {

    @Inject
    Office office;

    private Office.Desk desk;
    private String id;

    @BeforeEach
    void aScheduledSession() {
        desk = office.open();
        id = desk.scheduled();
    }

    @Test
    void theChecklistIsTheTemplatesAndFillsUp() {
        desk.get("rep", materials())
                .then()
                .statusCode(200)
                .body("items", hasSize(5))
                .body("ready", equalTo(0))
                .body("complete", equalTo(false));
        put("rep", "data_report", "0", Map.of("ready", true, "reference", "November.xlsx", "quality", "partial"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("changedBy", equalTo("rep"));
        desk.get("lead", materials()).then().body("ready", equalTo(1)).body("items[0].quality", equalTo("partial"));
    }

    @Test
    void nobodyOverwritesUnseen() {
        put("rep", "data_report", "0", Map.of("ready", true)).then().statusCode(200);
        put("rep2", "data_report", "0", Map.of("ready", false))
                .then()
                .statusCode(412)
                .body("current.ready", equalTo(true));
        desk.as("rep")
                .body(Map.of("ready", true))
                .put("/api/v1" + materials() + "/data_report")
                .then()
                .statusCode(428);
    }

    @Test
    void onlyParticipantsFillItAndOnlyWhatIsOnIt() {
        put("manager", "data_report", "0", Map.of("ready", true)).then().statusCode(403);
        put("rep", "horoscope", "0", Map.of("ready", true)).then().statusCode(404);
        put("rep", "data_report", "0", Map.of("ready", "yes", "quality", "superb"))
                .then()
                .statusCode(422);
    }

    private Response put(String who, String key, String version, Map<String, Object> body) {
        return desk.as(who).header("If-Match", '"' + version + '"').body(body).put("/api/v1" + materials() + '/' + key);
    }

    private String materials() {
        return "/sessions/" + id + "/materials";
    }
}
