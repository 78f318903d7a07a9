package dev.fupan.review.reflection;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.review.EventStream;
import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom the directory erases leaves an id behind, and no word. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class ErasureTest {

    @Inject
    Office office;

    @Inject
    Pool pool;

    @TestHTTPResource("/")
    URI base;

    private Office.Desk desk;
    private String session;

    @BeforeEach
    void aRunningSession() {
        desk = office.open();
        session = "/sessions/" + desk.started();
    }

    @Test
    void wordsOfAnErasedPersonAreGoneHiddenOrRevealedWithAndWithoutAName() {
        String hash = desk.post("lead", session + "/facts", Map.of()).path("hash");
        write("rep", "revealed under my name", false);
        write("rep2", "revealed by another", false);
        desk.post("lead", session + "/reflections/reveal", Map.of()).then().statusCode(200);
        write("rep", "hidden under my name", false);
        write("rep", "hidden without it", true);
        write("rep2", "hidden of another", true);
        String id = session.substring("/sessions/".length());
        try (EventStream lead = EventStream.open(base, desk.people().token("lead"), id, null)) {
            desk.people().erase(DirectoryKey.person(desk.tenant(), "rep"));

            await().until(() -> rowsWith("my name").isEmpty()
                    && rowsWith("hidden without it").isEmpty());
            assertThat(rowsWith("revealed by another")).isNotEmpty();
            assertThat(rowsWith("hidden of another")).isNotEmpty();
            desk.get("lead", session + "/reflections")
                    .then()
                    .body("items.text", equalTo(List.of("revealed by another")))
                    .body("waiting.count", equalTo(1));
            await().until(() -> lead.of("reflection").stream()
                    .anyMatch(one -> one.data().path("item").isMissingNode()
                            || one.data().path("item").isNull()));
        }
        desk.get("lead", session).then().body("participants.personId", hasItem("rep"));
        desk.get("lead", session + "/facts").then().body("items[0].hash", equalTo(hash));
    }

    @Test
    void wordsThatWereThrownAwayAreGoneFromTheLogToo() {
        String thrown = write("rep", "thrown away", true);
        write("rep2", "kept by another", true);
        desk.as("rep")
                .header("If-Match", "\"1\"")
                .delete("/api/v1" + session + "/reflections/" + thrown)
                .then()
                .statusCode(204);
        assertThat(rowsWith("thrown away")).as("in the log").isNotEmpty();

        desk.people().erase(DirectoryKey.person(desk.tenant(), "rep"));
        await().until(() -> rowsWith("thrown away").isEmpty());
        assertThat(rowsWith("kept by another")).hasSize(2);
    }

    @Test
    void wordsFromBeforeAndAfterAReopeningAreGoneUnderBothMarks() {
        write("rep", "before it under my name", false);
        write("rep", "before it without", true);
        write("rep2", "before it by another", true);
        Map<String, Object> end = Map.of("nextGoals", List.of("12 %"), "noActionReason", "-");
        desk.post("lead", session + "/close", end).then().statusCode(204);
        desk.post("lead", session + "/reopen", Map.of("reason", "we forgot one"))
                .then()
                .statusCode(200);
        write("rep", "after it without", true);

        desk.people().erase(DirectoryKey.person(desk.tenant(), "rep"));
        await().until(() -> Stream.of("before it under my name", "before it without", "after it without")
                .allMatch(words -> rowsWith(words).isEmpty()));
        assertThat(rowsWith("before it by another")).hasSize(2);
    }

    private String write(String who, String text, boolean anonymous) {
        return desk.post(who, session + "/reflections", Map.of("text", text, "anonymous", anonymous))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> rowsWith(String words) {
        String query = """
                select j::text from (select to_jsonb(x) as j from session_change x
                  union all select to_jsonb(x) from private_reflection x union all select to_jsonb(x) from reflection x)
                t where j::text like '%""" + words + "%'";
        return pool.withTransaction(db -> db.query("select set_config('app.tenant', '" + desk.tenant() + "', true)")
                        .execute()
                        .chain(() -> db.query(query).execute()))
                .map(rows -> {
                    List<String> all = new ArrayList<>();
                    for (Row row : rows) all.add(row.getString(0));
                    return all;
                })
                .await()
                .indefinitely();
    }
}
