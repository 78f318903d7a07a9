package dev.fupan.metrics.numbers;

import static dev.fupan.teststack.Patience.PATIENCE;
import static dev.fupan.teststack.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.tenant.ApiKeys;
import dev.fupan.kit.tenant.ApiToken;
import dev.fupan.kit.tenant.KeyRecord;
import dev.fupan.kit.tenant.Scope;
import dev.fupan.metrics.view.Views;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;

/** A client of the service, and the three companies that it asks about. */
abstract class Asking {
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
        tell("currencies", Company::currencies);
    }

    void tell(String tenant, Consumer<Producer> history) {
        tell(tenant, "", history);
    }

    /** @param chapter told once; its events have names of their own */
    void tell(String tenant, String chapter, Consumer<Producer> history) {
        if (TOLD.add(tenant + chapter)) {
            try (Producer crm = new Producer(brokers, topic, tenant, chapter)) {
                history.accept(crm);
                long last = crm.flushed();
                await().untilAsserted(
                                () -> assertThat(views.envelope(tenant).await().atMost(PATIENCE))
                                        .matches(envelope -> envelope.position() >= last && !envelope.rebuilding()));
            }
        }
    }

    RequestSpecification request(String tenant, Scope... scopes) {
        ApiToken token = ApiToken.random();
        keys.put(new KeyRecord(token.keyId(), tenant, token.hash(), Set.of(scopes), null));
        return given().header("Authorization", "Bearer " + token.reveal());
    }

    JsonPath get(String tenant, String path) {
        Response response = request(tenant, Scope.READ, Scope.READ_PEOPLE).get(path);
        assertThat(response.statusCode()).as(path + " " + response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    JsonPath refused(String path, int status) {
        Response response = request("channels", Scope.READ, Scope.READ_PEOPLE).get(path);
        assertThat(response.statusCode()).as(path + " " + response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        return response.jsonPath();
    }

    static double number(Map<String, Object> row, String column) {
        return Double.parseDouble(String.valueOf(row.get(column)));
    }
}
