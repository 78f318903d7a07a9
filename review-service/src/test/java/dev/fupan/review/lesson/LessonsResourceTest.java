package dev.fupan.review.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class LessonsResourceTest {

    @Inject
    Office office;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    private static Map<String, Object> lesson(Object... more) {
        Map<String, Object> lesson = new TreeMap<>(Map.of(
                "kind", "success",
                "content", "三个高价成功案例打消了客户的价格异议",
                "scene", "Customers who find the price too high",
                "replicablePoint", "Prepare three cases before the quote"));
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] == null) lesson.remove((String) more[i]);
            else lesson.put((String) more[i], more[i + 1]);
        }
        return lesson;
    }

    private String recorded(String session, Object... more) {
        return desk.post("lead", "/sessions/" + session + "/lessons", lesson(more))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse patched(String who, String id, int version, Map<String, Object> body) {
        return desk.as(who)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .patch("/api/v1/lessons/" + id)
                .then();
    }

    @Test
    void aLessonHasTheScopeOfItsSessionAndIsTold() {
        String session = desk.started();
        String id = desk.post("lead", "/sessions/" + session + "/lessons", lesson())
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .header("Location", org.hamcrest.Matchers.containsString("/api/v1/lessons/"))
                .body("scope", equalTo(Map.of("team", "sales")))
                .body("published", equalTo(false))
                .extract()
                .path("id");

        desk.get("rep", "/sessions/" + session + "/lessons").then().body("items.id", contains(id));
        Told.Event event = desk.told().awaited("review.lesson_recorded", 1).get(0);
        assertThat(event.key()).isEqualTo(session);
        assertThat(event.data().path("lessonId").textValue()).isEqualTo(id);
        assertThat(event.data().toString()).doesNotContain("价格");
    }

    @Test
    void lessonsAreFoundByPiecesOfChineseAndFormsOfEnglishWords() {
        String session = desk.started();
        String id = recorded(session);
        String other = recorded(
                session,
                "content",
                "Calling within two hours lifted the intent rate",
                "scene",
                "广告",
                "replicablePoint",
                null);

        for (String text : List.of("价格", "价格异议", "议", "prices", "preparing CASE", "价格 quote"))
            desk.as("rep").queryParam("q", text).get("/api/v1/lessons").then().body("items.id", contains(id));
        desk.as("rep")
                .queryParam("q", "intent 广告")
                .get("/api/v1/lessons")
                .then()
                .body("items.id", contains(other));
        for (String text : List.of("异价", "价格 intent", "?!"))
            desk.as("rep").queryParam("q", text).get("/api/v1/lessons").then().body("items", empty());
        desk.as("rep")
                .queryParam("team", "sales")
                .queryParam("kind", "success")
                .get("/api/v1/lessons")
                .then()
                .body("items.id", contains(other, id));
        desk.as("rep").queryParam("team", "other").get("/api/v1/lessons").then().body("items", empty());
        desk.as("rep").queryParam("colour", "red").get("/api/v1/lessons").then().statusCode(422);
        office.open().get("admin", "/lessons").then().body("items", empty());
    }

    @Test
    void aCorrectedLessonIsFoundByWhatItSaysNow() {
        String id = recorded(desk.started());
        patched("lead", id, 1, Map.of("content", "A discount did not help", "kind", "failure"))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        desk.as("rep").queryParam("q", "异议").get("/api/v1/lessons").then().body("items", empty());
        desk.as("rep")
                .queryParam("q", "discounts")
                .get("/api/v1/lessons")
                .then()
                .body("items.id", contains(id));
        desk.get("lead", "/lessons/" + id + "/history")
                .then()
                .body("items.findAll { it.version == 2 }.field", contains("content", "kind"))
                .body("items.findAll { it.version == 2 }.actor", hasItem("lead"));
    }

    @Test
    void nobodyOverwritesUnseen() {
        String id = recorded(desk.started());
        desk.as("lead")
                .body(Map.of("content", "x"))
                .patch("/api/v1/lessons/" + id)
                .then()
                .statusCode(428);
        patched("lead", id, 1, Map.of("content", "first")).statusCode(200);
        patched("admin", id, 1, Map.of("content", "second"))
                .statusCode(412)
                .body("current.content", equalTo("first"))
                .body("version", equalTo(2));
        patched("lead", id, 2, Map.of("content", "first")).statusCode(200).header("ETag", equalTo("\"2\""));
    }

    @Test
    void viewersReadWhatIsPublishedAndRepsWriteNone() {
        String session = desk.started();
        String id = recorded(session);
        desk.post("rep", "/sessions/" + session + "/lessons", lesson()).then().statusCode(403);
        patched("rep", id, 1, Map.of("content", "x")).statusCode(403);
        desk.get("viewer", "/lessons/" + id).then().statusCode(404);
        desk.get("viewer", "/lessons").then().body("items", empty());

        patched("lead", id, 1, Map.of("published", true)).statusCode(200);
        desk.get("viewer", "/lessons/" + id).then().statusCode(200);
        desk.get("viewer", "/lessons").then().body("items.id", contains(id));
        desk.get("viewer", "/sessions/" + session + "/lessons").then().statusCode(403);
    }

    @Test
    void lessonsComeUpInLaterSessionsOfTheSameScope() {
        String first = desk.started("scope", Map.of("team", "sales", "channel", "ads"));
        String both = recorded(first);
        String teamOnly = recorded(first, "scope", Map.of("team", "sales"));
        String above = recorded(first, "scope", Map.of("team", "company"));
        String everyone = recorded(first, "scope", Map.of());
        String fairs = recorded(first, "scope", Map.of("team", "sales", "channel", "fair"));
        String elsewhere = recorded(first, "scope", Map.of("product", "crm"));

        String later = desk.scheduled("scope", Map.of("team", "sales", "channel", "ads"));
        desk.get("rep", "/sessions/" + later + "/lessons-learned")
                .then()
                .body("items.id", contains(both, above, teamOnly, everyone))
                .body("items.id", not(hasItems(fairs, elsewhere)));
        desk.get("rep", "/sessions/" + first + "/lessons-learned").then().body("items", empty());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        String session = desk.started();
        desk.post(
                        "lead",
                        "/sessions/" + session + "/lessons",
                        lesson(
                                "kind", "magic",
                                "content", "a\u0000b",
                                "scope", Map.of("colour", "red"),
                                "published", "yes",
                                "mood", "bad"))
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItems("/kind", "/content", "/scope/colour", "/published", "/mood"));
        desk.post("lead", "/sessions/" + session + "/lessons", lesson("scene", null, "replicablePoint", null))
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/scene"));
        desk.post("lead", "/sessions/" + session + "/lessons", lesson("content", "x".repeat(5_000_000)))
                .then()
                .statusCode(422);
        desk.as("lead")
                .body("{\"kind\":\"success\",\"content\":\"\\ud800\",\"scene\":\"s\"}")
                .post("/api/v1/sessions/" + session + "/lessons")
                .then()
                .statusCode(422);
        desk.post("lead", "/sessions/" + desk.scheduled() + "/lessons", lesson())
                .then()
                .statusCode(409);
    }

    @Test
    void listsGoOnWithTheirCursor() {
        String session = desk.started();
        List<String> ids = List.of(recorded(session), recorded(session), recorded(session));
        String next = desk.get("rep", "/lessons?limit=2&q=价格")
                .then()
                .body("items", hasSize(2))
                .extract()
                .path("next");
        desk.get("rep", "/lessons?limit=2&q=价格&cursor=" + next)
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo(null))
                .body("items[0].id", org.hamcrest.Matchers.in(ids));
    }

    @Test
    void aWordIsLookedUpInTheIndexInSpiteOfRowLevelSecurity() throws SQLException {
        // The owner may gather statistics, and is under the policy like everyone.
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', 't', true)");
            // Enough rows for the choice of an index to matter; nobody else sees them.
            statement.execute("insert into search_word select 't', 'lesson', 'w' || n, gen_random_uuid()"
                    + " from generate_series(1, 5000) n");
            statement.execute("analyze search_word");
            try (var plan = statement.executeQuery("explain select item_id from search_word where tenant = 't'"
                    + " and kind = 'lesson' and word = any (array(select search_lexeme('价格')))")) {
                StringBuilder text = new StringBuilder();
                while (plan.next()) text.append(plan.getString(1)).append('\n');
                assertThat(text.toString()).containsPattern("Index Cond: .*word = ANY");
            }
            connection.rollback();
        }
    }
}
