package dev.fupan.review.vote;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
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
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Votes on themes, and what becomes of them when themes are joined. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class VotesResourceTest {

    @Inject
    Office office;

    @TestHTTPResource("/")
    URI base;

    private Office.Desk desk;
    private String id;
    private List<String> themes;

    @BeforeEach
    void aSessionWithThreeThemes() {
        desk = office.open();
        id = desk.started();
        for (String each : List.of("rep", "rep2", "lead"))
            desk.post(each, path("/reflections"), Map.of("text", "by " + each))
                    .then()
                    .statusCode(201);
        themes = desk.post("lead", path("/reflections/reveal"), Map.of()).path("items.themeId");
    }

    @Test
    void everyoneHasTheBudgetAndSeesTheTotalsWhenTheRoundIsOver() {
        desk.post("rep", path("/vote-rounds"), Map.of("budget", 3)).then().statusCode(403);
        open(3).then().statusCode(201).body("number", equalTo(1)).body("totals", nullValue());
        open(3).then().statusCode(409);
        vote("rep", "0", Map.of(themes.get(0), 2, themes.get(1), 1))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("left", equalTo(0));
        vote("rep2", "0", Map.of(themes.get(0), 1)).then().statusCode(200).body("left", equalTo(2));
        desk.get("rep", path("/vote-rounds")).then().body("items[0].totals", nullValue());
        desk.get("rep2", path("/vote-rounds/1/ballot")).then().body("votes", aMapWithSize(1));
        desk.get("admin", path("/vote-rounds/1/ballot")).then().statusCode(403);
        desk.post("rep", path("/vote-rounds/1/close"), Map.of()).then().statusCode(403);
        desk.post("lead", path("/vote-rounds/1/close"), Map.of()).then().statusCode(200);
        desk.get("admin", path("/vote-rounds"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].totals", equalTo(Map.of(themes.get(0), 3, themes.get(1), 1)));
        vote("rep2", "1", Map.of()).then().statusCode(409);
        desk.post("lead", path("/vote-rounds/1/close"), Map.of()).then().statusCode(200);
        open(1).then().statusCode(201).body("number", equalTo(2));
    }

    @Test
    void theBudgetHoldsWhateverComesAtOnce() {
        open(5);
        List<Integer> statuses = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> vote("rep", "0", Map.of(themes.get(i % 3), 5)).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 412);
        desk.post("lead", path("/vote-rounds/1/close"), Map.of());
        Map<String, Integer> totals = desk.get("rep", path("/vote-rounds")).path("items[0].totals");
        assertThat(totals.values()).containsExactly(5);
    }

    @Test
    void votesFollowAThemeThatIsJoinedToAnother() {
        open(3);
        vote("rep", "0", Map.of(themes.get(0), 2, themes.get(1), 1));
        vote("rep2", "0", Map.of(themes.get(2), 1));
        try (EventStream rep = EventStream.open(base, desk.people().token("rep"), id, null);
                EventStream rep2 = EventStream.open(base, desk.people().token("rep2"), id, null)) {
            merge(themes.get(0), "1", themes.get(1)).then().statusCode(200).body("version", equalTo(2));
            merge(themes.get(0), "1", themes.get(1)).then().statusCode(404);
            merge(themes.get(1), "1", themes.get(2)).then().statusCode(412);
            desk.get("rep", path("/vote-rounds/1/ballot"))
                    .then()
                    .header("ETag", equalTo("\"2\""))
                    .body("votes", equalTo(Map.of(themes.get(1), 3)));
            vote("rep", "1", Map.of()).then().statusCode(412).body("current.version", equalTo(2));
            desk.post("lead", path("/vote-rounds/1/close"), Map.of());
            merge(themes.get(2), "1", themes.get(1)).then().statusCode(200);
            desk.get("rep2", path("/vote-rounds"))
                    .then()
                    .body("items[0].totals", equalTo(Map.of(themes.get(1), 4)))
                    .body("items[0].version", equalTo(3));
            desk.get("rep", path("/reflections"))
                    .then()
                    .body("items.themeId.unique()", equalTo(List.of(themes.get(1))));
            await().until(() -> rep2.of("vote-round").size() == 3);
            assertThat(rep.of("ballot")).hasSize(2);
            assertThat(rep2.of("ballot")).hasSize(2);
            assertThat(rep2.raw()).doesNotContain("\"votes\":{\"" + themes.get(0));
        }
    }

    @Test
    void theLastReflectionTakesItsThemesVotesAlong() {
        open(2);
        vote("rep", "0", Map.of(themes.get(0), 2));
        String word =
                desk.get("rep", path("/reflections")).path("items.find { it.themeId == '" + themes.get(0) + "' }.id");
        move(word, "1", themes.get(1)).then().statusCode(200).body("themeId", equalTo(themes.get(1)));
        move(word, "1", themes.get(2)).then().statusCode(412).body("current.themeId", equalTo(themes.get(1)));
        desk.get("rep", path("/themes")).then().body("items", hasSize(2));
        desk.get("rep", path("/vote-rounds/1/ballot")).then().body("votes", equalTo(Map.of(themes.get(1), 2)));
        String own = move(word, "2", null).then().statusCode(200).extract().path("themeId");
        assertThat(themes).doesNotContain(own);
        desk.get("rep", path("/vote-rounds/1/ballot")).then().body("votes", equalTo(Map.of(themes.get(1), 2)));
        desk.as("rep")
                .header("If-Match", "\"1\"")
                .body(Map.of("title", "Late calls"))
                .patch("/api/v1" + path("/themes/" + own))
                .then()
                .statusCode(200)
                .body("title", equalTo("Late calls"));
    }

    @Test
    void whatIsNoVoteIsRefused() {
        open(3);
        String foreign = office.open().started();
        vote("rep", "0", Map.of(themes.get(0), 4)).then().statusCode(422).body("budget", equalTo(3));
        vote("rep", "0", Map.of(UUID.randomUUID().toString(), 1)).then().statusCode(422);
        vote("rep", "0", Map.of(themes.get(0), 0)).then().statusCode(422);
        vote("rep", "0", Map.of(themes.get(0), -1)).then().statusCode(422);
        vote("rep", "0", Map.of("x\u0000", 1)).then().statusCode(422);
        vote("rep", null, Map.of(themes.get(0), 1)).then().statusCode(428);
        for (Object bad : List.of(0, 21, -1, "3", 1.5)) {
            desk.post("lead", path("/vote-rounds"), Map.of("budget", bad))
                    .then()
                    .statusCode(422);
        }
        desk.post("lead", path("/vote-rounds"), Map.of()).then().statusCode(422);
        desk.get("rep", path("/vote-rounds/9/ballot")).then().statusCode(404);
        desk.get("rep", path("/vote-rounds/nine/ballot")).then().statusCode(404);
        desk.as("rep")
                .header("If-Match", "\"0\"")
                .body(Map.of("votes", Map.of()))
                .put("/api/v1/sessions/" + foreign + "/vote-rounds/1/ballot")
                .then()
                .statusCode(404);
        String other = desk.started();
        desk.post("lead", "/sessions/" + other + "/vote-rounds", Map.of("budget", 3))
                .then()
                .statusCode(201);
        desk.as("rep")
                .header("If-Match", "\"0\"")
                .body(Map.of("votes", Map.of(themes.get(0), 1)))
                .put("/api/v1/sessions/" + other + "/vote-rounds/1/ballot")
                .then()
                .statusCode(422);
        merge(themes.get(0), "1", themes.get(0)).then().statusCode(422);
        merge(themes.get(0), "1", UUID.randomUUID().toString()).then().statusCode(404);
        List<Integer> open =
                new ArrayList<>(desk.get("rep", path("/vote-rounds")).path("items.number"));
        assertThat(open).containsExactly(1);
    }

    private Response open(int budget) {
        return desk.post("lead", path("/vote-rounds"), Map.of("budget", budget));
    }

    private Response vote(String who, @Nullable String version, Map<String, Integer> votes) {
        var request = desk.as(who).body(Map.of("votes", votes));
        if (version != null) request.header("If-Match", '"' + version + '"');
        return request.put("/api/v1" + path("/vote-rounds/1/ballot"));
    }

    private Response merge(String theme, String version, String into) {
        return desk.as("rep2")
                .header("If-Match", '"' + version + '"')
                .body(Map.of("into", into))
                .post("/api/v1" + path("/themes/" + theme + "/merge"));
    }

    private Response move(String reflection, String version, @Nullable String into) {
        Map<String, @Nullable String> body = new HashMap<>();
        body.put("themeId", into);
        return desk.as("rep2")
                .header("If-Match", '"' + version + '"')
                .body(body)
                .put("/api/v1" + path("/reflections/" + reflection + "/theme"));
    }

    private String path(String rest) {
        return "/sessions/" + id + rest;
    }
}
