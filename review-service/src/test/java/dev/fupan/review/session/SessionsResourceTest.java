package dev.fupan.review.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class SessionsResourceTest {

    @Inject
    Office office;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    @Test
    void aScheduledSessionIsThereAndTold() {
        String id = desk.post("lead", "/sessions", Office.session())
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/sessions/"))
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("scheduled"))
                .body("goalVague", equalTo(false))
                .body("period.to", equalTo("2026-12-01"))
                .body("phases", hasItem("causes"))
                .extract()
                .path("id");

        Told.Event event = desk.told().awaited("review.scheduled", 1).get(0);
        assertThat(event.key()).isEqualTo(id);
        assertThat(event.revision()).isEqualTo(1);
        assertThat(event.actor()).isEqualTo("lead");
        assertThat(event.data().path("participants")).hasSize(3);
        desk.get("rep", "/sessions/" + id).then().statusCode(200).body("seq", equalTo(1));
    }

    @Test
    void aSessionStartsOnceAndWithTheRolesThatItsTemplateAsksFor() {
        String lonely = desk.scheduled("participants", List.of(Map.of("personId", "lead", "role", "facilitator")));
        desk.post("lead", "/sessions/" + lonely + "/start", Map.of())
                .then()
                .statusCode(409)
                .body("detail", containsString("1 frontline, 1 support"));

        String id = desk.scheduled();
        desk.post("rep", "/sessions/" + id + "/start", Map.of()).then().statusCode(403);
        desk.post("admin", "/sessions/" + id + "/start", Map.of()).then().statusCode(403);
        desk.post("lead", "/sessions/" + id + "/start", Map.of())
                .then()
                .statusCode(200)
                .body("state", equalTo("running"))
                .body("phase", equalTo("preparation"));
        desk.post("lead", "/sessions/" + id + "/start", Map.of()).then().statusCode(409);
        assertThat(desk.told().awaited("review.started", 1)).hasSize(1);
    }

    @Test
    void onlyParticipantsLeadsOfTheTeamAndAdminsSeeIt() {
        String id = desk.scheduled(
                "participants",
                List.of(
                        Map.of("personId", "lead", "role", "facilitator"),
                        Map.of("personId", "rep", "role", "frontline")));
        for (String one : List.of("lead", "rep", "manager", "admin")) {
            desk.get(one, "/sessions/" + id).then().statusCode(200);
            desk.get(one, "/sessions").then().statusCode(200).body("items.id", hasItem(id));
        }
        desk.get("rep2", "/sessions/" + id).then().statusCode(403);
        desk.get("rep2", "/sessions").then().body("items.id", not(hasItem(id)));
        desk.get("viewer", "/sessions/" + id).then().statusCode(403);
        office.open().get("lead", "/sessions/" + id).then().statusCode(404);
    }

    @Test
    void aRepSchedulesAPersonalSummaryAndNothingElse() {
        desk.post("rep", "/sessions", Office.session()).then().statusCode(403);
        Map<String, Object> personal = Office.session(
                "templateKey", "personal-summary", "participants", null, "scope", Map.of("owner", "Rep One"));
        desk.post("rep", "/sessions", personal)
                .then()
                .statusCode(201)
                .body("participants.personId", equalTo(List.of("rep")));
        personal.put("scope", Map.of("owner", "Rep Two"));
        desk.post("rep", "/sessions", personal).then().statusCode(403);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        desk.post(
                        "lead",
                        "/sessions",
                        Office.session(
                                "templateKey", "magic",
                                "goal", "a\u0000b",
                                "period", "2026-13",
                                "kind", "key_project",
                                "colour", "red",
                                "participants",
                                        List.of(
                                                Map.of("personId", "stranger", "role", "facilitator"),
                                                Map.of("personId", "rep", "role", "boss"))))
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        hasItems(
                                "/templateKey",
                                "/goal",
                                "/period",
                                "/about",
                                "/colour",
                                "/participants/0/personId",
                                "/participants/1/role"));
    }

    @Test
    void aGoalThatLeadsNowhereIsFlagged() {
        desk.post("admin", "/sessions", Office.session("goal", "just chat", "scope", Map.of()))
                .then()
                .statusCode(201)
                .body("goalVague", equalTo(true));
    }

    @Test
    void listsGoOnWithTheirCursor() {
        for (int i = 0; i < 3; i++) desk.scheduled("meetingAt", "2026-12-0" + (i + 1) + "T09:00:00Z");
        String next = desk.get("lead", "/sessions?limit=2")
                .then()
                .body("items", hasSize(2))
                .extract()
                .path("next");
        desk.get("lead", "/sessions?limit=2&cursor=" + next)
                .then()
                .body("items.meetingAt", equalTo(List.of("2026-12-01T09:00:00Z")))
                .body("next", equalTo(null));
    }
}
