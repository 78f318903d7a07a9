package dev.fupan.review.reflection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.fupan.review.EventStream;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class ReflectionsResourceTest {

    @Inject
    Office office;

    @Inject
    Pool pool;

    @TestHTTPResource("/")
    URI base;

    private Office.Desk desk;
    private String id;

    @BeforeEach
    void aRunningSession() {
        desk = office.open();
        id = desk.started();
    }

    @Test
    void beforeTheRevealNobodyButTheWriterSeesIt() {
        String mine = write("rep", "Leads wait three days", false)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        write("rep2", "The discount is too small", true).then().statusCode(201).header("ETag", equalTo("\"1\""));

        desk.get("rep", reflections())
                .then()
                .body("items", empty())
                .body("own", hasSize(1))
                .body("own[0].text", equalTo("Leads wait three days"))
                .body("waiting.count", equalTo(2))
                .body("waiting.fewWriters", equalTo(true));
        for (String other : List.of("lead", "admin"))
            assertThat(desk.get(other, reflections())
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString())
                    .doesNotContain("Leads wait", "discount")
                    .contains("\"count\":2");
        change("rep2", mine, "1", "stolen", false).then().statusCode(404);
        discard("lead", mine, "1").then().statusCode(404);
        write("admin", "not in this session", false).then().statusCode(403);
    }

    @Test
    void theWriterChangesItAsOftenAsWantedAndNeverUnseen() {
        String mine = write("rep", "first", true).then().extract().path("id");
        change("rep", mine, "1", "second", true).then().statusCode(200).header("ETag", equalTo("\"2\""));
        change("rep", mine, "1", "third", true).then().statusCode(412).body("current.text", equalTo("second"));
        change("rep", mine, null, "third", true).then().statusCode(428);
        discard("rep", mine, null).then().statusCode(428);
        discard("rep", mine, "1").then().statusCode(412);
        discard("rep", mine, "2").then().statusCode(204);
        discard("rep", mine, "2").then().statusCode(404);
        desk.get("rep", reflections()).then().body("own", empty()).body("waiting.count", equalTo(0));
    }

    @Test
    void theFacilitatorRevealsAllAtOnceAndTheyStayAsTheyAre() {
        String mine = write("rep", "with my name", false).then().extract().path("id");
        write("rep2", "without mine", true);
        desk.post("rep", reflections() + "/reveal", Map.of()).then().statusCode(403);
        desk.post("lead", reflections() + "/reveal", Map.of())
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("warning", containsString("fewer than three"));

        Response seen = desk.get("rep2", reflections());
        seen.then()
                .body("own", empty())
                .body("waiting.count", equalTo(0))
                .body("items.find { it.text == 'with my name' }.authorId", equalTo("rep"))
                .body("items.find { it.text == 'without mine' }.authorId", nullValue());
        assertThat(seen.asString()).doesNotContain("At\"", mine);
        assertThat(desk.get("rep2", "/sessions/" + id + "/themes").<List<String>>path("items.id"))
                .containsExactlyInAnyOrderElementsOf(seen.path("items.themeId"));
        change("rep", mine, "1", "too late", false).then().statusCode(404);
        change("rep", seen.path("items[0].id"), "1", "too late", false).then().statusCode(409);
        desk.post("lead", reflections() + "/reveal", Map.of()).then().body("items", empty());
    }

    @Test
    void threeWritersAreEnoughNotToWarn() {
        for (String each : List.of("rep", "rep2", "lead")) write(each, "by " + each, true);
        desk.get("rep", reflections()).then().body("waiting.fewWriters", equalTo(false));
        desk.post("lead", reflections() + "/reveal", Map.of()).then().body("warning", nullValue());
    }

    @Test
    void nothingThatIsStoredOrToldLeadsFromAnonymousWordsToAPerson() {
        write("rep", "a secret of mine", true);
        desk.post("lead", reflections() + "/reveal", Map.of()).then().statusCode(200);
        assertThat(rowsWith("a secret of mine")).hasSize(2).noneMatch(row -> row.contains("rep\""));
        write("rep2", "another secret", true);
        List<String> hidden = rowsWith("another secret");
        assertThat(hidden).hasSize(2).noneMatch(row -> row.contains("rep2") || row.contains("2026-"));
        desk.post("lead", "/sessions/" + id + "/close", Map.of("nextGoals", List.of("12 %"), "noActionReason", "none"))
                .then()
                .statusCode(204);
        assertThat(rows("select row_to_json(s)::text from session s where writer_key is not null and id = '" + id
                        + "'"))
                .as("the key is gone with the session")
                .isEmpty();
        desk.get("rep2", reflections()).then().body("own", empty()).body("waiting.count", equalTo(1));
        desk.told().awaited("review.closed", 1);
        assertThat(desk.told().all().toString()).doesNotContain("secret");
    }

    @Test
    void theStreamTellsTheWriterAloneUntilTheReveal() {
        try (EventStream rep = EventStream.open(base, desk.people().token("rep"), id, null);
                EventStream rep2 = EventStream.open(base, desk.people().token("rep2"), id, null);
                EventStream admin = EventStream.open(base, desk.people().token("admin"), id, null)) {
            String mine = write("rep", "for my eyes", true).then().extract().path("id");
            change("rep", mine, "1", "for my eyes only", true);
            List<EventStream.Event> own = rep.awaited(5);
            assertThat(own.get(4).kind()).isEqualTo("own-reflection");
            assertThat(own.get(4).data().at("/item/text").asText()).isEqualTo("for my eyes only");
            assertThat(own.get(4).data().has("actor") || own.get(4).data().has("at"))
                    .isFalse();
            rep2.awaited(3);
            admin.awaited(3);
            assertThat(rep2.raw() + admin.raw()).doesNotContain("eyes", mine).contains("\"count\":1");
            assertThat(rep2.of("waiting-reflections").get(0).data().has("actor"))
                    .isFalse();

            desk.post("lead", reflections() + "/reveal", Map.of()).then().statusCode(200);
            assertThat(rep2.awaited(6)).hasSize(6);
            assertThat(rep.awaited(9).stream()
                            .filter(one -> one.data().path("id").asText().equals(mine)))
                    .last()
                    .satisfies(gone -> assertThat(gone.data().path("item").isMissingNode()
                                    || gone.data().path("item").isNull())
                            .isTrue());
            assertThat(rep2.of("reflection").get(0).data().toString())
                    .contains("for my eyes only")
                    .doesNotContain("\"rep\"", mine);
        }
    }

    @Test
    void badWordsAreRefused() {
        String path = "/api/v1" + reflections();
        desk.as("rep").body("{\"text\":\"a\\u0000b\"}").post(path).then().statusCode(422);
        desk.as("rep").body("{\"text\":\"\\ud800\"}").post(path).then().statusCode(422);
        desk.as("rep")
                .body("{\"text\":\"x\",\"author\":\"lead\"}")
                .post(path)
                .then()
                .statusCode(422);
        desk.as("rep")
                .body("{\"text\":\"x\",\"anonymous\":\"yes\"}")
                .post(path)
                .then()
                .statusCode(422);
        write("rep", "x".repeat(2_001), false).then().statusCode(422).body("detail", containsString("2000"));
        write("rep", "x".repeat(5_000_000), true)
                .then()
                .statusCode(equalTo(422))
                .contentType("application/problem+json");
        write("rep", " ", false).then().statusCode(422);
        desk.post("rep", "/sessions/" + desk.scheduled() + "/reflections", Map.of("text", "early"))
                .then()
                .statusCode(409);
        String script = "<script>alert(1)</script>";
        write("rep", script, false).then().statusCode(201).body("text", equalTo(script));
    }

    private Response write(String who, String text, boolean anonymous) {
        return desk.post(who, reflections(), Map.of("text", text, "anonymous", anonymous));
    }

    private Response change(String who, String reflection, @Nullable String version, String text, boolean anonymous) {
        var request = desk.as(who).body(Map.of("text", text, "anonymous", anonymous));
        if (version != null) request.header("If-Match", '"' + version + '"');
        return request.put("/api/v1" + reflections() + '/' + reflection);
    }

    private Response discard(String who, String reflection, @Nullable String version) {
        var request = desk.as(who);
        if (version != null) request.header("If-Match", '"' + version + '"');
        return request.delete("/api/v1" + reflections() + '/' + reflection);
    }

    private String reflections() {
        return "/sessions/" + id + "/reflections";
    }

    /** Every row of every table of this workspace that has these words, as JSON. */
    private List<String> rowsWith(String words) {
        return rows("""
                select row_to_json(t)::text from (
                  select to_jsonb(x) as j from session x union all select to_jsonb(x) from session_change x
                  union all select to_jsonb(x) from private_reflection x union all select to_jsonb(x) from reflection x
                  union all select to_jsonb(x) from theme x union all select to_jsonb(x) from item_history x
                ) t where j::text like '%""" + words + "%'");
    }

    private List<String> rows(String query) {
        return pool.withTransaction(db -> db.query("select set_config('app.tenant', '" + desk.tenant() + "', true)")
                        .execute()
                        .chain(() -> db.query(query).execute()))
                .map(rows -> {
                    List<String> all = new java.util.ArrayList<>();
                    for (Row row : rows) all.add(row.getString(0));
                    return all;
                })
                .await()
                .indefinitely();
    }
}
