package dev.fupan.review.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people send by mistake or on purpose gets a problem that says what to do, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class BadInputTest {

    @Inject
    Office office;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @Test
    void bodiesThatAreNoSessionAreRefused() {
        for (Object body : List.of("[]", "\"text\"", "null", "{", "", "{\"goal\":\"\\ud800\"}", "1"))
            assertThat(desk.as("lead").body(body).post("/api/v1/sessions").statusCode())
                    .as("body %s", body)
                    .isIn(400, 422);
        desk.post("lead", "/sessions", Office.session("meetingAt", "2026-02-30T09:00:00Z"))
                .then()
                .statusCode(422);
        desk.post("lead", "/sessions", Office.session("goal", "x".repeat(501)))
                .then()
                .statusCode(422)
                .body("detail", containsString("1 to 500 characters"));
        desk.post("lead", "/sessions", Office.session("period", Map.of("from", "2026-12-01", "to", "2026-11-01")))
                .then()
                .statusCode(422)
                .body("violations[0].pointer", equalTo("/period/to"));
    }

    @Test
    void idsThatAreNoneNameNothing() {
        for (String path : List.of("/sessions/42", "/sessions/' or 1=1", "/sessions/42/facts", "/review-series/42"))
            desk.get("lead", path).then().statusCode(404).contentType("application/problem+json");
        desk.get("lead", "/sessions?cursor=nonsense").then().statusCode(400);
    }

    @Test
    void scriptIsATextLikeAnyOther() {
        String script = "<script>alert(1)</script> 10 %?";
        String id = desk.scheduled("goal", script);
        desk.get("rep", "/sessions/" + id)
                .then()
                .contentType(containsString("application/json"))
                .body("goal", equalTo(script));
    }

    @Test
    void ofManyWhoEditAtOnceOneWinsAndTheOthersSeeIt() {
        String id = desk.scheduled();
        List<CompletableFuture<Response>> edits = new ArrayList<>(IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> desk.as("lead")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("goal", "Goal " + i))
                        .patch("/api/v1/sessions/" + id)))
                .toList());
        List<Integer> statuses =
                edits.stream().map(one -> one.join().statusCode()).sorted().toList();
        assertThat(statuses).containsExactly(200, 412, 412, 412, 412, 412, 412, 412);
    }

    @Test
    void whoStartsOrFreezesTwiceAtOnceLeavesNoTwoOfAKind() {
        String id = desk.scheduled();
        List<Integer> starts = atOnce("/sessions/" + id + "/start");
        assertThat(starts).containsOnlyOnce(200);
        List<Integer> freezes = atOnce("/sessions/" + id + "/facts");
        assertThat(freezes).allMatch(status -> status == 201);
        List<Integer> numbers = desk.get("lead", "/sessions/" + id + "/facts").path("items.packNo");
        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(desk.told().awaited("review.facts_frozen", numbers.size())).hasSameSizeAs(numbers);

        List<Long> revisions =
                desk.told().all().stream().map(Told.Event::revision).toList();
        assertThat(revisions)
                .as("told in order and without gaps")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, revisions.size()).boxed().toList());
    }

    private List<Integer> atOnce(String path) {
        return IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> desk.post("lead", path, Map.of()).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
