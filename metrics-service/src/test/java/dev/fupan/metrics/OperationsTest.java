package dev.fupan.metrics;

import static dev.fupan.teststack.Patience.await;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What those who run the service can see without a credential. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class OperationsTest {
    @Test
    void readinessNamesEachDependencyAndTheFeed() {
        await().untilAsserted(() -> get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"), "checks.name", hasItems("broker", "database", "api-keys", "feed")));
        get("/q/health/live").then().statusCode(200);
        get("/q/health/started").then().statusCode(200).body("checks.name", hasItems("api-keys"));
    }

    @Test
    void theFeedIsMeasured() {
        await().untilAsserted(() -> get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("fupan_feed_records_total"))
                .body(containsString("fupan_feed_batch_size_count"))
                .body(containsString("fupan_feed_commit_seconds_count"))
                .body(containsString("fupan_feed_freshness_seconds_count"))
                .body(containsString("fupan_feed_lag_seconds 0.0"))
                .body(containsString("fupan_feed_lag_records 0.0"))
                .body(containsString("fupan_feed_waiting "))
                .body(containsString("fupan_drift "))
                .body(containsString("fupan_drift_checked_seconds ")));
    }
}
