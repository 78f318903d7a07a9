package dev.fupan.metrics.numbers;

import static dev.fupan.teststack.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.tenant.Scope;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is true of every answer: tags, scopes, refusals, CSV, lag, description. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class AnswerFormTest extends Asking {
    @Test
    void whatHasNotChangedIsNotSentAgain() {
        Response first =
                request("channels", Scope.READ).get("/api/v1/funnels?period=2026-Q3&asOf=2026-10-01T00:00:00Z");
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
        assertThat(refused("/api/v1/funnels?period=2026-Q5", 422).getString("parameter"))
                .isEqualTo("period");
        assertThat(refused("/api/v1/funnels?pipeline=none", 422).getString("detail"))
                .contains("no pipeline");
        assertThat(refused("/api/v1/metrics/M-13?by=region", 422).getList("allowed"))
                .containsExactly("channel");
    }

    @Test
    void aClientThatFollowsTheDescriptionFiltersWithBrackets() {
        String path = "/api/v1/metrics/M-11?period=2026-Q3&asOf=2026-10-01T00:00:00Z&";
        Response dots = request("channels", Scope.READ).get(path + "filter.channel=offline");
        Response brackets = request("channels", Scope.READ).get(path + "filter[channel]=offline");

        assertThat(brackets.statusCode()).as(brackets.asString()).isEqualTo(200);
        assertThat(brackets.jsonPath().getInt("items[0].value")).isEqualTo(30);
        assertThat(brackets.jsonPath().getList("items"))
                .isEqualTo(dots.jsonPath().getList("items"));
        assertThat(brackets.header("ETag")).isEqualTo(dots.header("ETag"));
        String targets = "/api/v1/metrics/M-07/targets?period=2026-Q3&";
        assertThat(get("performance", targets + "scope[region]=north").getList("items"))
                .isEqualTo(get("performance", targets + "scope.region=north").getList("items"));
    }

    @Test
    void aPathThatNobodyServesIsAProblemWithOrWithoutACredential() {
        refused("/api/v1/nothing", 404);
        refused("/api/v1/metrics/M-01/nothing", 404);
        for (String path : List.of("/api/v1/nothing", "/nothing", "/api")) {
            Response nothing = given().get(path);
            assertThat(nothing.statusCode()).as(path + " " + nothing.asString()).isIn(401, 404);
            assertThat(nothing.contentType()).as(path).startsWith("application/problem+json");
        }
    }

    @Test
    void aSpreadsheetGetsRowsThatRunNothing() {
        Response csv = request("channels", Scope.READ, Scope.READ_PEOPLE)
                .accept("text/csv")
                .get("/api/v1/metrics/M-11?period=2026-Q3&by=owner");

        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString())
                .startsWith("metric,period,from,to,owner,value,")
                .contains(",'=cmd(),50,");
        assertThat(csv.header("Fupan-Position")).isNotNull();
        assertThat(csv.header("Fupan-Completeness-Percent")).startsWith("100");
        Response amounts =
                request("channels", Scope.READ).get("/api/v1/funnels?period=2026-Q3&format=csv&table=amounts");
        assertThat(amounts.asString()).contains("won,8,CNY,700");
    }

    @Test
    void anAnswerSaysHowFarItIsBehindTheLog() {
        await().untilAsserted(() -> {
            JsonPath answer = get("channels", "/api/v1/metrics/M-11?period=2026-Q3");
            assertThat(answer.<Object>get("lagMillis")).isEqualTo(0);
            assertThat(answer.getLong("asOf.position")).isPositive();
            assertThat(answer.getDouble("quality.completenessPercent")).isEqualTo(100);
        });
    }

    @Test
    void theInterfaceIsDescribedWithItsParametersAndAnExample() {
        JsonPath openapi =
                given().accept("application/json").get("/q/openapi?format=json").jsonPath();

        assertThat(openapi.getString("openapi")).startsWith("3.1");
        String funnel = "paths.'/api/v1/funnels'.get.";
        assertThat(openapi.getList(funnel + "parameters.'$ref'")).contains("#/components/parameters/basis");
        assertThat(openapi.getString(funnel + "responses.'200'.content.'application/json'.example.path"))
                .isEqualTo("journeys");
        assertThat(openapi.getList(funnel + "tags")).containsExactly("Funnels");
        assertThat(openapi.getList("components.parameters.grain.schema.'enum'")).contains("half-year");
        assertThat(openapi.getMap("components.securitySchemes")).containsKeys("apiKey", "person");
    }
}
