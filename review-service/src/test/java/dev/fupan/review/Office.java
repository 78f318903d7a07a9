package dev.fupan.review;

import static dev.fupan.teststack.Patience.await;
import static io.restassured.RestAssured.given;

import dev.fupan.kit.people.Directory;
import dev.fupan.teststack.TestDirectory;
import dev.fupan.teststack.Told;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes workspaces with people for tests; see {@link TestDirectory} for who is who. */
@ApplicationScoped
public class Office {

    private final Directory directory;
    private final String brokers;
    private final String prefix;

    Office(
            Directory directory,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            @ConfigProperty(name = "fupan.topics.prefix") String prefix) {
        this.directory = directory;
        this.brokers = brokers;
        this.prefix = prefix;
    }

    public Desk open() {
        TestDirectory people =
                TestDirectory.of(brokers, prefix, TestDirectory.newTenant()).publish();
        await().until(() -> directory.person(people.tenant(), "admin").isPresent());
        return new Desk(
                people,
                new Told(brokers, prefix + "fupan.reviews", people.tenant()),
                new Neighbours(brokers, prefix, people.tenant()));
    }

    /** One workspace: its people over HTTP, what the review service tells of it, and what others tell it. */
    public record Desk(TestDirectory people, Told told, Neighbours neighbours) {

        public String tenant() {
            return people.tenant();
        }

        public RequestSpecification as(String person) {
            return given().header("Authorization", "Bearer " + people.token(person))
                    .contentType("application/json");
        }

        public Response post(String person, String path, Object body) {
            return as(person).body(body).post("/api/v1" + path);
        }

        public Response get(String person, String path) {
            return as(person).get("/api/v1" + path);
        }

        /** A session with {@code lead} as facilitator, {@code rep} from the front line and {@code rep2} as support. */
        public String scheduled(Object... more) {
            return post("lead", "/sessions", session(more))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        public String started(Object... more) {
            String id = scheduled(more);
            post("lead", "/sessions/" + id + "/start", Map.of()).then().statusCode(200);
            return id;
        }
    }

    /** The monthly review of November; a map that tests change. */
    public static Map<String, Object> session(Object... more) {
        Map<String, Object> session = new TreeMap<>(Map.of(
                "kind",
                "periodic",
                "templateKey",
                "five-step",
                "goal",
                "Why did the lead conversion of channel ads fall below 10 %?",
                "scope",
                Map.of("team", "sales"),
                "period",
                "2026-11",
                "meetingAt",
                "2026-12-01T09:00:00Z",
                "participants",
                List.of(
                        Map.of("personId", "lead", "role", "facilitator"),
                        Map.of("personId", "rep", "role", "frontline"),
                        Map.of("personId", "rep2", "role", "support"))));
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] == null) session.remove((String) more[i]);
            else session.put((String) more[i], more[i + 1]);
        }
        return session;
    }
}
