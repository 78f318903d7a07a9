package dev.fupan.review.standardcase;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class StandardCasesResourceTest {

    @Inject
    Office office;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    private static Map<String, Object> aCase(Object... more) {
        Map<String, Object> one = new TreeMap<>(Map.of(
                "name", "苏州精密制造",
                "customerType", "manufacturer",
                "size", "200 staff",
                "steps", List.of("contact", "survey", "proposal", "contract"),
                "cycleDays", 90,
                "team", "sales",
                "month", "2026-11"));
        for (int i = 0; i < more.length; i += 2) one.put((String) more[i], more[i + 1]);
        return one;
    }

    private String told(String who, Object... more) {
        return desk.post(who, "/standard-cases", aCase(more))
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .extract()
                .path("id");
    }

    @Test
    void anotherSaleIsHeldAgainstACase() {
        String id = told("lead");
        desk.post(
                        "rep",
                        "/standard-cases/" + id + "/deviations",
                        Map.of(
                                "customerType",
                                "manufacturer",
                                "size",
                                "200 staff",
                                "steps",
                                List.of("contact", "proposal", "contract"),
                                "cycleDays",
                                120))
                .then()
                .statusCode(200)
                .body("items.aspect", contains("step_missing", "cycleDays"))
                .body("items[1].change", equalTo("0.33"));
    }

    @Test
    void leadsWriteForTheirTeamsAndViewersReadWhatIsPublished() {
        desk.post("rep", "/standard-cases", aCase()).then().statusCode(403);
        desk.post("lead", "/standard-cases", aCase("team", "company")).then().statusCode(403);
        desk.post("lead", "/standard-cases", aCase("team", null)).then().statusCode(403);
        told("admin", "team", null);
        String id = told("lead");
        desk.get("viewer", "/standard-cases").then().body("items", empty());
        desk.get("viewer", "/standard-cases/" + id).then().statusCode(404);
        change("lead", id, 1, Map.of("team", "company"), 403);
        change("lead", id, 1, Map.of("published", true), 200);
        desk.get("viewer", "/standard-cases/" + id).then().statusCode(200).body("version", equalTo(2));
        desk.get("lead", "/standard-cases/" + id + "/history")
                .then()
                .body("items.field", hasItems("name", "published"));
        office.open().get("admin", "/standard-cases/" + id).then().statusCode(404);
    }

    @Test
    void nobodyOverwritesUnseen() {
        String id = told("lead");
        desk.as("lead")
                .body(Map.of("size", "5"))
                .patch("/api/v1/standard-cases/" + id)
                .then()
                .statusCode(428);
        change("lead", id, 1, Map.of("size", "5"), 200);
        change("admin", id, 1, Map.of("size", "6"), 412);
        desk.get("rep", "/standard-cases/" + id).then().body("size", equalTo("5"));
    }

    @Test
    void casesAreFoundAndCountedByMonth() {
        String zh = told("lead");
        String lost = told("lead", "name", "Harbour Logistics", "kind", "expected_but_lost", "month", "2026-10");
        desk.as("rep")
                .queryParam("q", "制造")
                .get("/api/v1/standard-cases")
                .then()
                .body("items.id", contains(zh));
        desk.get("rep", "/standard-cases?q=harbours").then().body("items.id", contains(lost));
        desk.get("rep", "/standard-cases?kind=expected_but_lost").then().body("items.id", contains(lost));
        desk.get("rep", "/standard-cases?month=2026-11").then().body("items.id", contains(zh));
        desk.get("rep", "/standard-cases/months")
                .then()
                .body("items.month", contains("2026-11", "2026-10"))
                .body("items.cases", contains(1, 1));
        String next =
                desk.get("rep", "/standard-cases?limit=1").then().extract().path("next");
        desk.get("rep", "/standard-cases?limit=1&cursor=" + next)
                .then()
                .body("items", hasSize(1))
                .body("items.id", contains(lost))
                .body("next", equalTo(null));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        desk.post(
                        "admin",
                        "/standard-cases",
                        Map.of("name", "\u0000", "kind", "magic", "steps", List.of(), "cycleDays", 1.5, "month", "May"))
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        hasItems("/name", "/kind", "/customerType", "/size", "/steps", "/cycleDays", "/month"));
    }

    private void change(String who, String id, int version, Map<String, Object> body, int status) {
        desk.as(who)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .patch("/api/v1/standard-cases/" + id)
                .then()
                .statusCode(status);
    }
}
