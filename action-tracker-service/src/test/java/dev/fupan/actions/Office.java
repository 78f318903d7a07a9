package dev.fupan.actions;

import static dev.fupan.teststack.Patience.await;
import static io.restassured.RestAssured.given;

import dev.fupan.kit.people.Directory;
import dev.fupan.teststack.TestDirectory;
import dev.fupan.teststack.Told;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes workspaces with people for tests; see {@link TestDirectory} for who is who. */
@ApplicationScoped
public class Office {

    private final Directory directory;
    private final Clock clock;
    private final String brokers;
    private final String prefix;

    Office(
            Directory directory,
            Clock clock,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            @ConfigProperty(name = "fupan.topics.prefix") String prefix) {
        this.directory = directory;
        this.clock = clock;
        this.brokers = brokers;
        this.prefix = prefix;
    }

    public Desk open() {
        TestDirectory people =
                TestDirectory.of(brokers, prefix, TestDirectory.newTenant()).publish();
        await().until(() -> directory.person(people.tenant(), "admin").isPresent());
        return new Desk(
                clock,
                people,
                new Told(brokers, prefix + "fupan.actions", people.tenant()),
                new Reviews(brokers, prefix, people.tenant()));
    }

    /** One workspace: its people over HTTP, what the tracker tells, and what reviews tell the tracker. */
    public record Desk(Clock clock, TestDirectory people, Told told, Reviews reviews) {

        public String tenant() {
            return people.tenant();
        }

        /** By the clock of the tests; everywhere it is this date or the one beside it. */
        public LocalDate today() {
            return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        }

        public RequestSpecification as(String person) {
            return given().header("Authorization", "Bearer " + people.token(person))
                    .contentType("application/json");
        }

        public Response create(String person, Map<String, Object> action) {
            return as(person).body(action).post("/api/v1/actions");
        }

        public String created(Map<String, Object> action) {
            return create("lead", action).then().statusCode(201).extract().path("id");
        }

        public Response get(String id) {
            return as("lead").get("/api/v1/actions/" + id);
        }

        /** Moves it on with the ETag that it has. */
        public Response move(String person, String id, String to, String reason) {
            Map<String, Object> body = new TreeMap<>(Map.of("to", to));
            if (reason != null) body.put("reason", reason);
            return as(person)
                    .header("If-Match", get(id).header("ETag"))
                    .body(body)
                    .put("/api/v1/actions/" + id + "/status");
        }
    }

    /** The action of rule L-01, owned by {@code rep}; a map that tests change. */
    public static Map<String, Object> action(Object... more) {
        Map<String, Object> action = new TreeMap<>(Map.of(
                "measure", "Test two new ad creatives",
                "ownerId", "rep",
                "dueDate", "2030-11-30",
                "resources", "ad budget 3,000",
                "category", "process",
                "area", "acquisition",
                "degree", "intent rate at least 10 %"));
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] == null) action.remove((String) more[i]);
            else action.put((String) more[i], more[i + 1]);
        }
        return action;
    }

    public static Map<String, Object> ruleL01() {
        return new TreeMap<>(Map.of(
                "metric", "M-12",
                "filter", Map.of("channel", "ads"),
                "window", "P3D",
                "comparator", ">=",
                "threshold", "0.10",
                "unit", "ratio",
                "minimumSample", 29,
                "mode", "point",
                "onFail", "pause_channel"));
    }
}
