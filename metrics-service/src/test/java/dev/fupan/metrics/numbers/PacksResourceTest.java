package dev.fupan.metrics.numbers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.tenant.Scope;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a review freezes stays as it is, whatever comes later. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class PacksResourceTest extends Reviewing {
    @Test
    void aPackHoldsTheGoldenRows() {
        JsonPath pack = freeze("performance", "2026-07-01", "2026-10-01").jsonPath();

        assertThat(row(pack, "M-01"))
                .containsEntry("target", "500")
                .containsEntry("actual", "380")
                .containsEntry("attainment", "76%");
        assertThat(row(pack, "M-07"))
                .containsEntry("target", "20")
                .containsEntry("actual", "12")
                .containsEntry("attainment", "60%");
        assertThat(row(pack, "M-08"))
                .containsEntry("target", "0.6")
                .containsEntry("actual", "0.65")
                .containsEntry("attainment", "108%");
        assertThat(row(pack, "M-22")).containsEntry("attainment", "-");
        assertThat(pack.getString("numbers.find { it.key == 'performance/M-01/CNY/actual' }.value"))
                .isEqualTo("380");
        assertThat(pack.getString("zone")).isEqualTo("Asia/Shanghai");
        assertThat(pack.getString("hash")).hasSize(64);
    }

    @Test
    void theSameKeyGivesTheSamePackAndAnotherBodyIsRefused() {
        Response first = freeze("channels", "2026-07-01", "2026-10-01");
        Response second = freeze("channels", "2026-07-01", "2026-10-01");

        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(post("channels", "2026-07-01", "2026-08-01", Map.of()).statusCode())
                .isEqualTo(422);
        Response held =
                review("channels").header("If-None-Match", first.header("ETag")).get(first.header("Location"));
        assertThat(held.statusCode()).isEqualTo(304);
        assertThat(review("losses").get(first.header("Location")).statusCode()).isEqualTo(404);
    }

    @Test
    void everyNumberSaysWhatItIsMadeOfAndARateHowSureItIs() {
        JsonPath pack = freeze("channels", "2026-07-01", "2026-10-01").jsonPath();

        assertThat(pack.getList("numbers.n")).doesNotContainNull();
        assertThat(number(pack, "performance/M-01/CNY/actual"))
                .containsEntry("value", "700")
                .containsEntry("n", 7);
        Map<String, Object> offline = number(pack, "channels/M-12/offline");
        assertThat(offline).containsEntry("k", 10).containsEntry("n", 30);
        assertThat(pack.getMap("numbers.find { it.key == 'channels/M-12/offline' }.judgement"))
                .as("10 of 30 against 8 of 20")
                .containsEntry("against", "rest")
                .containsEntry("againstK", 8)
                .containsEntry("againstN", 20)
                .containsEntry("verdict", "NOISE")
                .containsEntry("p", "0.765436");
        assertThat(pack.getString("numbers.find { it.key.endsWith('contacted/fromPrevious') }.judgement.verdict"))
                .as("nobody came in the quarter before")
                .isEqualTo("NOT_ENOUGH_DATA");
    }

    @Test
    void theMetricsThatAReviewHasChosenComeFirstWithTheirPast() {
        Response frozen = post("channels", "2026-07-01", "2026-10-01", Map.of("metrics", List.of("M-16", "M-22")));

        assertThat(frozen.statusCode()).as(frozen.asString()).isEqualTo(201);
        JsonPath pack = frozen.jsonPath();
        assertThat(pack.getList("tables.performance.metric", String.class))
                .startsWith("M-16", "M-22")
                .doesNotHaveDuplicates()
                .contains("M-01");
        assertThat(row(pack, "M-16"))
                .containsEntry("category", "chosen")
                .containsEntry("actual", "0.14")
                .containsEntry("numberKey", "performance/M-16/actual");
        assertThat(number(pack, "performance/M-16/actual"))
                .containsEntry("value", "0.14")
                .containsEntry("k", 7)
                .containsEntry("n", 50);
        String rate = "numbers.find { it.key == 'performance/M-16/actual' }";
        assertThat(pack.getMap(rate + ".interval"))
                .containsEntry("low", "0.069508")
                .containsEntry("method", "wilson");
        assertThat(pack.getString(rate + ".judgement.verdict")).isEqualTo("NOT_ENOUGH_DATA");
        String cycle = "numbers.find { it.key == 'performance/M-22/actual' }";
        assertThat(pack.getString(cycle + ".value")).isEqualTo("10");
        assertThat(pack.getList(cycle + ".comparisons.against")).containsExactly("previous", "year");
        assertThat(pack.getList(cycle + ".comparisons.from")).containsExactly("2026-04-01", "2025-07-01");
        assertThat(replayed("channels", frozen.header("Location"), "log").getBoolean("same"))
                .isTrue();
        Map<String, Object> unknown = Map.of("packNo", 2, "metrics", List.of("M-99"));
        assertThat(review("channels")
                        .header("Idempotency-Key", session + "/2")
                        .contentType("application/json")
                        .body(body("2026-07-01", "2026-10-01", unknown))
                        .post("/api/v1/packs")
                        .jsonPath()
                        .getString("parameter"))
                .isEqualTo("metrics");
    }

    @Test
    void aPackSaysHowFarToTrustItAndEachOfItsNumbers() {
        tell("trusted", Company::currencies);
        Response frozen = freeze("trusted", "2026-08-01", "2026-09-01");

        JsonPath pack = frozen.jsonPath();
        assertThat(pack.getLong("envelope.asOf.position")).isEqualTo(pack.getLong("position"));
        assertThat(pack.getString("envelope.asOf.evaluatedAt")).isEqualTo(pack.getString("evaluatedAt"));
        assertThat(pack.getString("envelope.quality.completenessPercent")).isEqualTo("100");
        assertThat(pack.getLong("envelope.quality.counted")).isPositive();
        assertThat(pack.getMap("envelope")).containsKeys("lagMillis", "path");
        assertThat(pack.getMap("numbers.find { it.key == 'performance/M-01/CNY/actual' }.envelope"))
                .as("of four deals one is in dollars and one has no amount")
                .containsEntry("n", 2)
                .containsEntry("missing", 2)
                .containsEntry("completenessPercent", "50")
                .containsEntry("evaluatedAt", pack.getString("evaluatedAt"));
        assertThat(pack.getList("numbers.envelope.position", Long.class)).containsOnly(pack.getLong("position"));

        tell(
                "trusted",
                "later",
                crm -> crm.send("crm.deal.won.v1", "2026-08-06T03:00:00Z", "{'opportunityId':'d-9','amount':'1'}"));

        JsonPath replayed = replayed("trusted", frozen.header("Location"), "log");
        assertThat(replayed.getBoolean("same")).isTrue();
        assertThat(replayed.getString("hash")).isEqualTo(pack.getString("hash"));
    }

    @Test
    void chosenAccountsHaveTheirTimelines() {
        tell("timelines", PacksResourceTest::accounts);

        Response frozen =
                post("timelines", "2026-07-01", "2026-10-01", Map.of("accounts", List.of("C-2", "C-1", "C-nobody")));

        assertThat(frozen.statusCode()).as(frozen.asString()).isEqualTo(201);
        JsonPath pack = frozen.jsonPath();
        assertThat(pack.getList("tables.timelines.account")).containsExactly("C-2", "C-1", "C-nobody");
        assertThat(pack.getList("tables.timelines[0].entries.event"))
                .as("the lead was linked later, the account is called C-2 since a merge")
                .containsExactly("lead", "contacted", "opportunity", "requirement", "proposal", "lost");
        assertThat(pack.getList("tables.timelines[0].entries.day"))
                .containsExactly("2026-06-30", "2026-07-02", "2026-07-05", "2026-07-10", "2026-08-01", "2026-09-01");
        assertThat(pack.getList("tables.timelines[0].entries.inPeriod"))
                .containsExactly(false, true, true, true, true, true);
        assertThat(pack.getMap("tables.timelines[0].entries[5]"))
                .containsEntry("entity", "O-2")
                .containsEntry("amount", "900")
                .containsEntry("currency", "CNY")
                .containsEntry("reason", "price");
        assertThat(pack.getList("tables.timelines[1].entries.event")).containsExactly("opportunity", "won");
        assertThat(pack.getList("tables.timelines[2].entries")).isEmpty();
        String location = frozen.header("Location");
        assertThat(replayed("timelines", location, "log").getBoolean("same")).isTrue();
        assertThat(post("timelines", "2026-07-01", "2026-10-01", Map.of("accounts", "C-1"))
                        .jsonPath()
                        .getString("parameter"))
                .isEqualTo("accounts");
    }

    @Test
    void anAccountOfOthersIsAnsweredAsOneThatNobodyKnows() {
        tell("own-timelines", PacksResourceTest::ownedAccounts);

        Map<String, Object> asked =
                Map.of("accounts", List.of("C-mine", "C-old", "C-handed", "C-nobody"), "owners", List.of("Rep One"));
        Response frozen = post("own-timelines", "2026-07-01", "2026-10-01", asked);

        assertThat(frozen.statusCode()).as(frozen.asString()).isEqualTo(201);
        JsonPath pack = frozen.jsonPath();
        assertThat(pack.getList("tables.timelines[0].entries.entity"))
                .as("of an account that two reps share, one's own deals")
                .containsOnly("O-mine");
        assertThat(pack.getMap("tables.timelines[1]"))
                .as("neither its deals nor that it was merged")
                .isEqualTo(Map.of("account", "C-old", "customer", "C-old", "entries", List.of()));
        assertThat(pack.getList("tables.timelines[2].entries.entity"))
                .as("whoever owned it at a counted step keeps it")
                .contains("O-handed");
        assertThat(pack.getMap("tables.timelines[3]"))
                .isEqualTo(Map.of("account", "C-nobody", "customer", "C-nobody", "entries", List.of()));
        assertThat(replayed("own-timelines", frozen.header("Location"), "log").getBoolean("same"))
                .isTrue();
        assertThat(post("own-timelines", "2026-07-01", "2026-10-01", Map.of("owners", "Rep One"))
                        .jsonPath()
                        .getString("parameter"))
                .isEqualTo("owners");
    }

    @Test
    void whoOwnsNothingSeesNoAccount() {
        tell("no-timelines", PacksResourceTest::ownedAccounts);

        JsonPath pack = post(
                        "no-timelines",
                        "2026-07-01",
                        "2026-10-01",
                        Map.of("accounts", List.of("C-mine"), "owners", List.of()))
                .jsonPath();

        assertThat(pack.getList("tables.timelines[0].entries")).isEmpty();
    }

    private static void ownedAccounts(Producer crm) {
        crm.send(
                "crm.deal.won.v1",
                "2026-08-01T03:00:00Z",
                "{'opportunityId':'O-mine','customerId':'C-mine','amount':'5','owner':'Rep One'}");
        crm.send(
                "crm.deal.won.v1",
                "2026-08-01T03:00:00Z",
                "{'opportunityId':'O-shared','customerId':'C-mine','amount':'5','owner':'Rep Two'}");
        crm.send(
                "crm.deal.won.v1",
                "2026-08-01T03:00:00Z",
                "{'opportunityId':'O-other','customerId':'C-old','amount':'5','owner':'Rep Two'}");
        crm.send("crm.entity.merged.v1", "2026-09-03T03:00:00Z", "{'kind':'customer','from':'C-old','into':'C-other'}");
        crm.send(
                "crm.opportunity.created.v1",
                "2026-07-05T03:00:00Z",
                "{'opportunityId':'O-handed','customerId':'C-handed','amount':'9','owner':'Rep One'}");
        crm.send(
                "crm.deal.won.v1",
                "2026-09-05T03:00:00Z",
                "{'opportunityId':'O-handed','customerId':'C-handed','amount':'9','owner':'Rep Two'}");
    }

    private static void accounts(Producer crm) {
        crm.send(
                "fupan.workspace.configured.v1",
                "2026-01-01T00:00:00Z",
                "{'timeZone':'Asia/Shanghai','currency':'CNY'}");
        crm.send("crm.lead.created.v1", "2026-06-30T03:00:00Z", "{'leadId':'L-2'}");
        crm.send("crm.lead.contacted.v1", "2026-07-02T03:00:00Z", "{'leadId':'L-2','medium':'call'}");
        crm.send(
                "crm.opportunity.created.v1",
                "2026-07-05T03:00:00Z",
                "{'opportunityId':'O-2','customerId':'C-old','amount':'900'}");
        crm.send("crm.requirement.confirmed.v1", "2026-07-10T03:00:00Z", "{'opportunityId':'O-2'}");
        crm.send("crm.opportunity.stage_changed.v1", "2026-08-01T03:00:00Z", "{'opportunityId':'O-2','to':'Proposal'}");
        crm.send("crm.deal.lost.v1", "2026-09-01T03:00:00Z", "{'opportunityId':'O-2','reason':'price'}");
        crm.send("crm.opportunity.updated.v1", "2026-09-02T03:00:00Z", "{'opportunityId':'O-2','leadId':'L-2'}");
        crm.send("crm.entity.merged.v1", "2026-09-03T03:00:00Z", "{'kind':'customer','from':'C-old','into':'C-2'}");
        crm.send("crm.deal.won.v1", "2026-08-01T03:00:00Z", "{'opportunityId':'O-1','customerId':'C-1','amount':'5'}");
        crm.send("crm.deal.won.v1", "2026-08-01T03:00:00Z", "{'opportunityId':'O-3','customerId':'C-3','amount':'5'}");
    }

    @Test
    void anApiKeyFreezesNothing() {
        request("channels", Scope.READ, Scope.ADMIN)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/packs")
                .then()
                .statusCode(403);
        request("channels", Scope.READ).get("/api/v1/packs/1").then().statusCode(403);
    }

    @Test
    void theTrackerLooksAsAService() {
        given().header(
                        "Authorization",
                        "Bearer "
                                + TestIssuer.running()
                                        .service("action-tracker-service", "metrics-service", "metrics.asof"))
                .header("Fupan-Tenant", "channels")
                .get("/api/v1/metrics/M-12/look?start=2026-07-01T00:00:00Z&at=2026-08-01T00:00:00Z&position=-1&owner=a")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> number(JsonPath pack, String key) {
        return pack.getMap("numbers.find { it.key == '" + key + "' }");
    }

    private static Map<String, Object> row(JsonPath pack, String metric) {
        return pack.getMap("tables.performance.find { it.metric == '" + metric + "' }");
    }
}
