package dev.fupan.actions.message;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Mailboxes;
import dev.fupan.actions.Office;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RefusedMailTest.WithGrumpySmtp.class)
class RefusedMailTest {

    /** Test resources hold for all tests of the module; this mail server is for these alone. */
    public static class WithGrumpySmtp implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(FupanStack.class, Map.of("database", "actions")),
                    new TestResourceEntry(FakeMetrics.class),
                    new TestResourceEntry(GrumpySmtp.class));
        }
    }

    private static final String DEAD = "/api/v1/reminders/messages?state=dead";

    @Inject
    Office office;

    @Inject
    Mailboxes mailboxes;

    @Inject
    Post post;

    @Inject
    ServiceClock clock;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
        FakeMetrics.says(desk.tenant(), 2, 40);
    }

    @Test
    void whatIsRefusedForGoodIsDeadAndVisibleAndCanBeSentAgain() {
        verdictTo("gone");

        await().untilAsserted(() -> desk.as("admin").get(DEAD).then().body("items", hasSize(1)));
        JsonPath dead = desk.as("admin").get(DEAD).jsonPath();
        assertThat(dead.getString("items[0].trouble")).startsWith("550");
        assertThat(dead.getString("items[0].recipient")).isEqualTo("gone");
        assertThat(dead.getInt("items[0].attempts")).isEqualTo(1);

        String again = "/api/v1/reminders/messages/" + dead.getString("items[0].id") + "/resend";
        desk.as("admin").post(again).then().statusCode(200).body("state", equalTo("planned"));
        await().untilAsserted(() ->
                desk.as("admin").get(DEAD).then().body("items", hasSize(1)).body("items[0].attempts", equalTo(2)));
        desk.as("lead").get(DEAD).then().statusCode(403);
    }

    @Test
    void whatIsRefusedForNowIsTriedAgainUnderTheSameMessageId() {
        String messages = "/api/v1/reminders/messages";
        verdictTo("busy");

        await().untilAsserted(() -> desk.as("admin")
                .get(messages)
                .then()
                .body("items.find { it.recipient == 'busy' && it.kind == 'VERDICT' }.trouble", startsWith("451")));
        desk.as("admin").post(messages + "/" + idOf("busy") + "/resend").then().statusCode(409);
        assertThat(takenFor("busy")).isZero();
        clock.advance(Duration.ofMinutes(1));
        post.goesOut(desk.tenant());
        clock.advance(Duration.ofMinutes(1));
        post.goesOut(desk.tenant());

        desk.as("admin")
                .get(messages)
                .then()
                .body("items.find { it.recipient == 'busy' && it.kind == 'VERDICT' }.state", equalTo("sent"));
        assertThat(takenFor("busy")).isEqualTo(1);
    }

    private String idOf(String recipient) {
        return desk.as("admin")
                .get("/api/v1/reminders/messages")
                .path("items.find { it.recipient == '" + recipient + "' && it.kind == 'VERDICT' }.id");
    }

    private long takenFor(String person) {
        return GrumpySmtp.taken().stream()
                .filter(line -> line.startsWith("To: " + person + "@" + desk.tenant()))
                .count();
    }

    private void verdictTo(String person) {
        mailboxes.ofNewRep(desk, person, "lead");
        desk.created(Office.action("ownerId", person, "checkpoints", List.of(Map.of("criterion", Office.ruleL01()))));
        clock.advance(Duration.ofDays(3));
        desk.told().awaited("checkpoint.evaluated", 1);
    }
}
