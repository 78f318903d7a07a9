package dev.fupan.metrics.numbers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.fupan.kit.tenant.ApiKeys;
import dev.fupan.kit.tenant.ApiToken;
import dev.fupan.kit.tenant.KeyRecord;
import dev.fupan.kit.tenant.Scope;
import dev.fupan.metrics.view.Views;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked numbers of the requirements, from the topic through the database out of the API. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class NumbersResourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> TOLD = new HashSet<>();

    @Inject
    Views views;

    @Inject
    ApiKeys keys;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "mp.messaging.incoming.crm-events.topic")
    String topic;

    @BeforeEach
    void theCompaniesHaveAHistory() {
        tell("channels", Company::channels);
        tell("maturing", Company::maturing);
        tell("performance", Company::performance);
        tell("losses", Company::losses);
    }

    @Test
    void aDifferenceOfTwoSmallChannelsIsNoise() {
        JsonPath answer = get("channels", "/api/v1/metrics/M-16?period=2026-Q3&by=channel");

        Map<String, Object> community = answer.getMap("items.find { it.channel == 'community' }");
        assertThat(community).containsEntry("judgement", "NOISE").containsEntry("num", 4).containsEntry("den", 20);
        assertThat(number(community, "difference")).isEqualTo(0.1, within(1e-6));
        assertThat(number(community, "differenceLow")).isEqualTo(-0.097, within(0.0005));
        assertThat(number(community, "differenceHigh")).isEqualTo(0.326, within(0.0005));
        assertThat(number(community, "p")).isEqualTo(0.416, within(0.0005));
        assertThat(answer.getDouble("total[0].value")).isEqualTo(0.14);
        Map<String, Object> intent =
                get("channels", "/api/v1/metrics/M-12?period=2026-Q3&by=channel").getMap("items[0]");
        assertThat(number(intent, "p")).isEqualTo(0.765, within(0.0005));
        assertThat(intent).containsEntry("judgement", "NOISE");
    }

    @Test
    void immatureEntriesStandApart() {
        JsonPath answer = get("maturing", "/api/v1/funnels?period=2026&evaluatedAt=2026-10-01T00:00:00Z");

        Map<String, Object> won = answer.getMap("items.find { it.step == 'won' }");
        assertThat(won)
                .containsEntry("kFromFirst", 18)
                .containsEntry("nFromFirst", 60)
                .containsEntry("reached", 22)
                .containsEntry("immature", 4)
                .containsEntry("immatureEntries", 40)
                .containsEntry("entered", 100);
        assertThat(number(won, "rateFromFirst")).isEqualTo(0.3);
        assertThat(number(won, "lowFromFirst")).isBetween(0.19, 0.21);
        assertThat(answer.getString("asOf.evaluatedAt")).isEqualTo("2026-10-01T00:00:00Z");
    }

    @Test
    void thePerformanceTableShowsTheGoldenRows() {
        JsonPath answer = get("performance", "/api/v1/metrics/performance?period=2026-Q3");

        assertThat(line(answer, "M-01")).containsExactly("overall", 500, 380, "76%");
        assertThat(line(answer, "M-07")).containsExactly("customerDevelopment", 20, 12, "60%");
        assertThat(line(answer, "M-08")).containsExactly("customerMaintenance", 0.6f, 0.65f, "108%");
        assertThat(line(answer, "M-22").get(3)).isEqualTo("-");
    }

    @Test
    void aMetricComesWithItsTarget() {
        Map<String, Object> row =
                get("performance", "/api/v1/metrics/M-01?period=2026-Q3").getMap("items[0]");
        assertThat(row)
                .containsEntry("currency", "CNY")
                .containsEntry("value", 380)
                .containsEntry("target", 500)
                .containsEntry("targetKind", "explicit")
                .containsEntry("attainmentPercent", 76)
                .containsEntry("n", 25);
        Map<String, Object> shortOf =
                get("performance", "/api/v1/metrics/M-04?period=2026-Q3").getMap("items[0]");
        assertThat(shortOf).containsEntry("value", 5).containsEntry("targetDeals", 30);
        JsonPath target = get("performance", "/api/v1/metrics/M-07/targets?period=2026-Q3");
        assertThat(target.getInt("items[0].attainmentPercent")).isEqualTo(60);
        JsonPath scoped = get("performance", "/api/v1/metrics/M-07/targets?period=2026-Q3&scope.region=north");
        assertThat(scoped.getString("items[0].targetKind")).isEqualTo("none");
        assertThat(scoped.getInt("items[0].actual")).isEqualTo(12);
    }

    @Test
    void whatIsLostIsCountedAndItsAmountsStandApartByCurrency() {
        JsonPath answer = get("losses", "/api/v1/metrics/M-24?period=2026-Q3");

        assertThat(answer.getMap("items[0]")).containsEntry("reason", "price").containsEntry("value", 2);
        assertThat(answer.getList("amounts.currency")).containsExactly("CNY", "USD");
        assertThat(answer.getList("amounts.amount")).containsExactly(20, 7);
        assertThat(answer.getList("amounts.reason")).containsExactly("price", "price");
    }

    @Test
    void aPeriodIsComparedWithTheOneBefore() {
        Map<String, Object> row = get("performance", "/api/v1/metrics/M-01?period=2026-Q3&compare=previous")
                .getMap("items[0]");

        assertThat(row)
                .containsEntry("comparedPeriod", "2026-Q2")
                .containsEntry("comparedValue", 140)
                .containsEntry("change", 240);
        assertThat(number(row, "changePercent")).isEqualTo(171.43, within(1e-4));
        JsonPath months = get("performance", "/api/v1/metrics/M-02?period=2026-Q3&grain=month&compare=previous");
        assertThat(months.getList("items.period")).containsExactly("2026-08", "2026-09");
        assertThat(months.getList("items.comparedValue")).containsExactly(0, 13);
    }

    @Test
    void aFunnelComparedWithAnEarlierPeriodIsJudgedStepByStep() {
        JsonPath answer = get(
                "maturing", "/api/v1/funnels?period=2026-Q3&compare=previous&evaluatedAt=2027-06-01T00:00:00Z");

        Map<String, Object> won = answer.getMap("items.find { it.step == 'won' }");
        assertThat(won).containsEntry("comparedPeriod", "2026-Q2").containsEntry("comparedReached", 18);
        assertThat(answer.getString("comparedWith.from")).isEqualTo("2026-04-01");
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        Response first = request("channels", Scope.READ).get("/api/v1/funnels?period=2026-Q3&asOf=2026-10-01T00:00:00Z");
        String tag = first.header("ETag");

        request("channels", Scope.READ)
                .header("If-None-Match", tag)
                .get("/api/v1/funnels?asOf=2026-10-01T00:00:00Z&period=2026-Q3")
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", "private, no-cache");
        request("channels", Scope.READ)
                .header("If-None-Match", tag)
                .get("/api/v1/funnels?period=2026-Q2&asOf=2026-10-01T00:00:00Z")
                .then()
                .statusCode(200);
    }

    @Test
    void totalsAreOpenWhereNumbersByOwnerAreNot() {
        for (String path : List.of(
                "/api/v1/funnels?by=owner",
                "/api/v1/metrics/M-01?filter.owner=a",
                "/api/v1/metrics/M-37",
                "/api/v1/journeys?metric=M-01")) {
            request("channels", Scope.READ).get(path).then().statusCode(403);
            request("channels", Scope.READ, Scope.READ_PEOPLE).get(path).then().statusCode(200);
        }
    }

    @Test
    void whatNobodyKnowsIsRefusedWithWhatIsAllowed() {
        JsonPath metric = refused("/api/v1/metrics/M-99", 404);
        assertThat(metric.getList("allowed")).contains("M-01", "M-37");
        JsonPath dimension = refused("/api/v1/metrics/M-01?by=colour", 422);
        assertThat(dimension.getList("allowed")).contains("channel");
        JsonPath parameter = refused("/api/v1/funnels?chanel=a", 422);
        assertThat(parameter.getList("allowed")).contains("by", "filter.<dimension>");
        assertThat(refused("/api/v1/funnels?period=2026-Q5", 422).getString("parameter")).isEqualTo("period");
        assertThat(refused("/api/v1/funnels?pipeline=none", 422).getString("detail")).contains("no pipeline");
        assertThat(refused("/api/v1/metrics/M-13?by=region", 422).getList("allowed")).containsExactly("channel");
    }

    @Test
    void aSpreadsheetGetsRowsThatRunNothing() {
        Response csv = request("channels", Scope.READ, Scope.READ_PEOPLE)
                .accept("text/csv")
                .get("/api/v1/metrics/M-11?period=2026-Q3&by=owner");

        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString()).startsWith("metric,period,from,to,owner,value,").contains(",'=cmd(),50,");
        Response amounts = request("channels", Scope.READ).get("/api/v1/funnels?period=2026-Q3&format=csv&table=amounts");
        assertThat(amounts.asString()).contains("won,8,CNY,700");
    }

    @Test
    void whatStandsBehindANumberIsAsManyAsTheNumber() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = get("channels", "/api/v1/journeys?step=MQL&period=2026-Q3&limit=7" + cursor);
            ids.addAll(page.getList("items.id"));
            assertThat(page.getInt("count")).isEqualTo(18);
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());
        assertThat(ids).hasSize(18).doesNotHaveDuplicates();
        assertThat(get("channels", "/api/v1/journeys?metric=M-12&part=numerator&period=2026-Q3&filter.channel=offline")
                        .getInt("count"))
                .isEqualTo(10);
        assertThat(get("performance", "/api/v1/journeys?metric=M-08&period=2026-Q3").getInt("count"))
                .isEqualTo(13);
        assertThat(get("maturing", "/api/v1/journeys?step=won&part=immature&period=2026&evaluatedAt=2026-10-01T00:00:00Z")
                        .getInt("count"))
                .isEqualTo(4);
    }

    @Test
    void aJourneyTellsItsMoves() {
        JsonPath history = get("channels", "/api/v1/journeys/lead/offline-0/history");

        assertThat(history.getList("items.move")).contains("lead", "MQL", "won");
        Map<String, Object> mql = history.getMap("items.find { it.move == 'MQL' }");
        assertThat(mql).containsEntry("backward", false).containsEntry("entry", "2026-07-04T08:00:00Z");
        assertThat(refused("/api/v1/journeys/lead/nobody/history", 404).getString("title")).isNotBlank();
    }

    @Test
    void theCatalogueSaysWhatThereIs() {
        JsonPath catalogue = get("channels", "/api/v1/metrics");

        assertThat(catalogue.getList("items.id")).contains("M-01", "M-04", "M-30");
        assertThat(catalogue.getString("items.find { it.id == 'M-01' }.nameZh")).isEqualTo("销售额");
    }

    @Test
    void theFunnelIsAMetricToo() {
        JsonPath answer = get("channels", "/api/v1/metrics/M-30?period=2026-Q3&evaluatedAt=2027-01-01T00:00:00Z");

        Map<String, Object> mql = answer.getMap("items.find { it.step == 'MQL' }");
        assertThat(mql).containsEntry("num", 18).containsEntry("reached", 18);
        assertThat(answer.getDouble("total[0].value")).isEqualTo(0.14);
    }

    @Test
    void anAnswerSaysHowFarItIsBehindTheLog() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath answer = get("channels", "/api/v1/metrics/M-11?period=2026-Q3");
            assertThat(answer.<Object>get("lagMillis")).isEqualTo(0);
            assertThat(answer.getLong("asOf.position")).isPositive();
            assertThat(answer.getDouble("quality.completenessPercent")).isEqualTo(100);
        });
    }

    @Test
    void theInterfaceIsDescribedWithItsParametersAndAnExample() {
        JsonPath openapi = given().accept("application/json").get("/q/openapi?format=json").jsonPath();

        assertThat(openapi.getString("openapi")).startsWith("3.1");
        String funnel = "paths.'/api/v1/funnels'.get.";
        assertThat(openapi.getList(funnel + "parameters.'$ref'")).contains("#/components/parameters/basis");
        assertThat(openapi.getString(funnel + "responses.'200'.content.'application/json'.example.path"))
                .isEqualTo("journeys");
        assertThat(openapi.getList(funnel + "tags")).containsExactly("Funnels");
    }

    private void tell(String tenant, Consumer<Producer> history) {
        if (TOLD.add(tenant)) {
            try (Producer crm = new Producer(brokers, topic, tenant)) {
                history.accept(crm);
                long last = crm.flushed();
                await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                                views.envelope(tenant).await().atMost(PATIENCE))
                        .matches(envelope -> envelope.position() >= last && !envelope.rebuilding()));
            }
        }
    }

    private RequestSpecification request(String tenant, Scope... scopes) {
        ApiToken token = ApiToken.random();
        keys.put(new KeyRecord(token.keyId(), tenant, token.hash(), Set.of(scopes), null));
        return given().header("Authorization", "Bearer " + token.reveal());
    }

    private JsonPath get(String tenant, String path) {
        Response response = request(tenant, Scope.READ, Scope.READ_PEOPLE).get(path);
        assertThat(response.statusCode()).as(path + " " + response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    private JsonPath refused(String path, int status) {
        Response response = request("channels", Scope.READ, Scope.READ_PEOPLE).get(path);
        assertThat(response.statusCode()).as(path + " " + response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        return response.jsonPath();
    }

    private static List<Object> line(JsonPath answer, String metric) {
        Map<String, Object> row = answer.getMap("items.find { it.metric == '" + metric + "' }");
        List<Object> shown = new ArrayList<>();
        List.of("category", "target", "actual", "attainment").forEach(column -> shown.add(row.get(column)));
        return shown;
    }

    private static double number(Map<String, Object> row, String column) {
        return Double.parseDouble(String.valueOf(row.get(column)));
    }
}
