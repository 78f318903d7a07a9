package dev.fupan.review.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.contracts.people.Role;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.kit.form.Json;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.review.session.By;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class FreezeTest {

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    @Inject
    FactStore store;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void frozenFactsAreStoredAsTheyWereAnsweredAndTold() {
        String id = desk.started();
        desk.post("rep", facts(id), Map.of()).then().statusCode(403);
        String hash = desk.post("lead", facts(id), Map.of())
                .then()
                .statusCode(201)
                .header("Location", endsWith(facts(id) + "/1"))
                .body("packNo", equalTo(1))
                .extract()
                .path("hash");

        desk.get("rep", facts(id) + "/1")
                .then()
                .statusCode(200)
                .header("ETag", equalTo('"' + hash + '"'))
                .body("tables.performance[0].attainment", equalTo("76%"))
                .body("numbers[0].value", equalTo("0.05"));
        desk.as("rep")
                .header("If-None-Match", '"' + hash + '"')
                .get("/api/v1" + facts(id) + "/1")
                .then()
                .statusCode(304);
        desk.get("rep2", facts(id)).then().body("items", hasSize(1));
        Told.Event told = desk.told().awaited("review.facts_frozen", 1).get(0);
        assertThat(told.revision()).isEqualTo(3);
        assertThat(told.data().path("position").asText()).isEqualTo("4711");
    }

    @Test
    void anotherFreezeIsTheNextPack() {
        String id = desk.started();
        desk.post("lead", facts(id), Map.of());
        desk.post("lead", facts(id), Map.of()).then().statusCode(201).body("packNo", equalTo(2));
        desk.get("lead", facts(id)).then().body("items", hasSize(2));
        desk.get("lead", facts(id) + "/3").then().statusCode(404);
    }

    @Test
    void theMetricsOfTheTemplateAreAskedFor() {
        String light = desk.started("templateKey", "two-metrics");
        desk.post("lead", facts(light), Map.of()).then().statusCode(201);
        assertThat(Json.read(FakeMetrics.request(desk.tenant(), light + "/1"), JsonNode.class)
                        .path("metrics"))
                .extracting(JsonNode::asText)
                .containsExactly("M-16", "M-22");

        String monthly = desk.started();
        desk.post("lead", facts(monthly), Map.of()).then().statusCode(201);
        assertThat(FakeMetrics.request(desk.tenant(), monthly + "/1"))
                .contains("\"scope\"")
                .doesNotContain("\"metrics\"");
    }

    @Test
    void whileTheMetricsAreAwayNothingIsFrozenAndTryingAgainGivesTheSamePack() {
        String id = desk.started();
        FakeMetrics.answers(desk.tenant(), 503);
        desk.post("lead", facts(id), Map.of())
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("detail", containsString("Try again"));
        desk.get("lead", facts(id)).then().body("items", empty());

        FakeMetrics.answers(desk.tenant(), 200);
        desk.post("lead", facts(id), Map.of()).then().statusCode(201).body("packNo", equalTo(1));
        assertThat(desk.told().awaited("review.facts_frozen", 1)).hasSize(1);
    }

    @Test
    void whoWantsAnotherPeriodAfterAnOutageGetsItAndNotTheOneBefore() {
        String id = desk.started();
        FakeMetrics.answers(desk.tenant(), 503);
        desk.post("lead", facts(id), Map.of()).then().statusCode(503);
        FakeMetrics.answers(desk.tenant(), 200);
        desk.as("lead")
                .header("If-Match", desk.get("lead", "/sessions/" + id).header("ETag"))
                .body(Map.of("period", "2026-10"))
                .patch("/api/v1/sessions/" + id)
                .then()
                .statusCode(200);
        desk.post("lead", facts(id), Map.of()).then().statusCode(201).body("packNo", equalTo(2));
        desk.get("lead", facts(id)).then().body("items.packNo", equalTo(List.of(2)));
    }

    @Test
    void whatTheMetricsRefuseIsToldInTheirWordsAndTakesNoNumber() {
        String id = desk.started();
        FakeMetrics.answers(desk.tenant(), 422);
        desk.post("lead", facts(id), Map.of())
                .then()
                .statusCode(422)
                .body("detail", equalTo("There is no dimension planet."));
        FakeMetrics.answers(desk.tenant(), 200);
        desk.post("lead", facts(id), Map.of()).then().statusCode(201).body("packNo", equalTo(1));
    }

    @Test
    void aPackWhoseAskerDiedIsFinishedByItself() throws Throwable {
        String id = desk.started();
        // The question is written down, and then nobody asks it: as after a crash.
        VertxContextSupport.subscribeAndAwait(
                () -> store.ask(lead(), UUID.fromString(id), new By("lead", "test", clock.instant())));
        desk.get("lead", facts(id)).then().body("items", empty());

        clock.advance(Duration.ofMinutes(2));
        Told.Event told = desk.told().awaited("review.facts_frozen", 1).get(0);
        assertThat(told.actor()).isEqualTo("lead");
        desk.get("lead", facts(id)).then().body("items.packNo", equalTo(List.of(1)));
    }

    @Test
    void ofChosenAccountsOnlyWhatIsOpenToWhoFreezesIsAskedFor() {
        String team = desk.started("accounts", List.of("C-1"));
        desk.post("lead", facts(team), Map.of()).then().statusCode(201);
        assertThat(ownersAsked()).containsExactlyInAnyOrder("Lead", "Rep One", "Rep Two");

        Map<String, Object> personal = Office.session(
                "templateKey", "personal-summary", "participants", null, "scope", null, "accounts", List.of("C-1"));
        String own = desk.post("rep", "/sessions", personal).path("id");
        desk.post("rep", "/sessions/" + own + "/start", Map.of()).then().statusCode(200);
        desk.post("rep", facts(own), Map.of()).then().statusCode(201);
        assertThat(ownersAsked()).containsExactly("Rep One");

        String all = desk.post("admin", "/sessions", personal).path("id");
        desk.post("admin", "/sessions/" + all + "/start", Map.of()).then().statusCode(200);
        desk.post("admin", facts(all), Map.of()).then().statusCode(201);
        assertThat(ownersAsked()).as("an admin sees everyone's").isNull();
    }

    private List<String> ownersAsked() {
        return JsonPath.from(FakeMetrics.lastAsked(desk.tenant())).getList("owners");
    }

    @Test
    void aReplayPassesThrough() {
        String id = desk.started();
        desk.post("lead", facts(id), Map.of());
        String place = desk.post("rep", facts(id) + "/1/replays", Map.of())
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        assertThat(place).endsWith("/api/v1" + facts(id) + "/1/replays/1");
        desk.get("rep", facts(id) + "/1/replays/1").then().statusCode(200).body("same", equalTo(true));
        String audit = desk.post("rep", facts(id) + "/1/replays?mode=log", Map.of())
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        assertThat(audit).endsWith("/1/replays/2");
    }

    private Caller lead() {
        return new Caller(desk.tenant(), Role.LEAD, "lead", null, Set.of(), Set.of(), Set.of("sales"), Set.of("sales"));
    }

    private static String facts(String id) {
        return "/sessions/" + id + "/facts";
    }
}
