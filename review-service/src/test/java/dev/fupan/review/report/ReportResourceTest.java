package dev.fupan.review.report;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class ReportResourceTest {

    @Inject
    Office office;

    @Test
    void aClosedSessionIsReportedInEveryFormAndLanguage() {
        Office.Desk desk = office.open();
        String id = desk.started("goal", "Why 5 %? <script>alert(1)</script>");
        String report = "/sessions/" + id + "/report";
        desk.post("lead", "/sessions/" + id + "/facts", Map.of()).then().statusCode(201);
        desk.post("lead", report, Map.of()).then().statusCode(409);
        desk.post(
                        "lead",
                        "/sessions/" + id + "/close",
                        Map.of("nextGoals", List.of("意向率 10 %"), "noActionReason", "wait for the new site"))
                .then()
                .statusCode(204);
        desk.get("rep", report).then().statusCode(404);
        desk.post("rep", report, Map.of()).then().statusCode(403);
        desk.post("lead", report, Map.of()).then().statusCode(201).body("version", equalTo(1));
        desk.post("lead", report, Map.of()).then().statusCode(200).body("version", equalTo(1));
        assertThat(desk.told()
                        .awaited("review.report_published", 1)
                        .get(0)
                        .data()
                        .path("sha256")
                        .asText())
                .hasSize(64);
        desk.get("rep", "/sessions/" + id).then().body("state", equalTo("reported"));

        as(desk, "text/html", "zh-CN", report)
                .body(containsString("复盘报告"), containsString("意向率 10 %"), not(containsString("<script")));
        as(desk, "text/markdown", "en", report).body(containsString("# Review report"), containsString("76 %"));
        as(desk, "text/html", "en", report + "?language=zh")
                .header("Content-Language", "zh")
                .header("Content-Disposition", containsString("-v1-zh.html"))
                .header("Content-Type", "text/html;charset=UTF-8")
                .body(containsString("复盘报告"));
        byte[] pdf = as(desk, "application/pdf", "zh", report).extract().asByteArray();
        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        desk.get("rep", report)
                .then()
                .statusCode(200)
                .body("version", equalTo(1), "report.nextGoals[0]", equalTo("意向率 10 %"));
        desk.as("rep")
                .accept("text/html")
                .get("/api/v1" + report + "?language=fr")
                .then()
                .statusCode(422)
                .body("detail", containsString("en and zh"));
        desk.get("rep", report + "?version=9").then().statusCode(404);
    }

    @Test
    void aReportShowsTheCourseOverTheReviewsBeforeItAndWhatTheyLeft() {
        Office.Desk desk = office.open();
        for (String period : List.of("2026-09", "2026-10")) {
            String earlier = desk.started("period", period);
            desk.post("lead", "/sessions/" + earlier + "/facts", Map.of())
                    .then()
                    .statusCode(201);
            close(desk, earlier);
        }
        String id = desk.started();
        String pack = desk.post("lead", "/sessions/" + id + "/facts", Map.of())
                .then()
                .statusCode(201)
                .extract()
                .path("packId");
        Map<String, Object> problem =
                Map.of("statement", "广告渠道意向率只有 5 %", "packId", pack, "numberKey", "channels/M-12/ads", "weight", 5);
        desk.post("lead", "/sessions/" + id + "/problems", problem).then().statusCode(201);
        desk.post(
                        "lead",
                        "/sessions/" + id + "/lessons",
                        Map.of(
                                "kind",
                                "success",
                                "content",
                                "Fairs bring intent.",
                                "replicablePoint",
                                "Ask on the spot"))
                .then()
                .statusCode(201);
        close(desk, id);
        desk.post("lead", "/sessions/" + id + "/report", Map.of()).then().statusCode(201);
        desk.get("rep", "/sessions/" + id + "/report")
                .then()
                .body("report.trends[0].points.from", equalTo(List.of("2026-09-01", "2026-10-01", "2026-11-01")))
                .body("report.problems[0].metric", equalTo("M-12"))
                .body("report.problems[0].value", equalTo("0.05"))
                .body("report.lessons[0].scene", equalTo("Ask on the spot"))
                .body("report.losses[0].deals", equalTo(6));
        as(desk, "text/html", "zh", "/sessions/" + id + "/report")
                .body(containsString("趋势"), containsString("丢单原因"), containsString("广告渠道意向率只有 5 %"));
    }

    @Test
    void aReportSaysHowManyTakePartAndHowManyOfThemUnderTheirNames() {
        Office.Desk desk = office.open();
        String id = desk.started();
        String pack = desk.post("lead", "/sessions/" + id + "/facts", Map.of()).path("packId");
        Map<String, Object> problem =
                Map.of("statement", "Ads bring few intents", "packId", pack, "numberKey", "channels/M-12/ads");
        desk.post("rep", "/sessions/" + id + "/problems", problem).then().statusCode(201);
        Map<String, Object> secret = Map.of("text", "We call too late", "anonymous", true);
        desk.post("rep2", "/sessions/" + id + "/reflections", secret).then().statusCode(201);
        desk.post("lead", "/sessions/" + id + "/reflections/reveal", Map.of())
                .then()
                .statusCode(200);
        close(desk, id);
        desk.post("lead", "/sessions/" + id + "/report", Map.of()).then().statusCode(201);

        as(desk, "text/markdown", "en", "/sessions/" + id + "/report")
                .body(containsString("3 people, 1 of them with contributions under their names"));
        as(desk, "text/markdown", "zh", "/sessions/" + id + "/report").body(containsString("共 3 人，其中 1 人署名参与"));
    }

    @Test
    void everyoneOfTheWorkspaceReadsWhatIsPublishedWithoutNamesAndSingleAccounts() {
        Office.Desk desk = office.open();
        String id = desk.started(
                "participants",
                List.of(
                        Map.of("personId", "lead", "role", "facilitator"),
                        Map.of("personId", "rep", "role", "frontline"),
                        Map.of("personId", "manager", "role", "support")));
        String report = "/sessions/" + id + "/report";
        desk.post("lead", "/sessions/" + id + "/facts", Map.of()).then().statusCode(201);
        desk.post(
                        "lead",
                        "/sessions/" + id + "/actions",
                        Map.of(
                                "measure", "Call within 2 hours",
                                "ownerId", "rep",
                                "dueDate", "2030-11-30",
                                "category", "process",
                                "area", "acquisition"))
                .then()
                .statusCode(201);
        Map<String, Object> lesson =
                Map.of("kind", "success", "content", "Fairs bring intent.", "replicablePoint", "Ask on the spot");
        desk.post("lead", "/sessions/" + id + "/lessons", lesson).then().statusCode(201);
        desk.post("lead", "/sessions/" + id + "/close", Map.of("nextGoals", List.of("10 %")))
                .then()
                .statusCode(204);
        desk.get("viewer", report).then().statusCode(404);
        desk.get("viewer", "/reports").then().statusCode(200).body("items", empty());
        desk.post("lead", report, Map.of()).then().statusCode(201);

        desk.get("rep", report)
                .then()
                .body("abridged", equalTo(false), "report.actions[0].owner", equalTo("Name of rep"));
        for (String outsider : List.of("viewer", "rep2")) {
            desk.get(outsider, "/reports").then().body("items.sessionId", equalTo(List.of(id)));
            String read = desk.get(outsider, report)
                    .then()
                    .statusCode(200)
                    .header("ETag", containsString("abridged"))
                    .body("abridged", equalTo(true))
                    .body("report.actions[0].measure", equalTo("Call within 2 hours"))
                    .body("report.performance[0].attainment", equalTo("76%"))
                    .body("report.lessons.size()", equalTo(outsider.equals("viewer") ? 0 : 1))
                    .body("report.moments", empty())
                    .extract()
                    .asString();
            assertThat(read).doesNotContain("Name of ", "2030-11-30");
            String page = desk.as(outsider)
                    .accept("text/html")
                    .get("/api/v1" + report)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(page)
                    .contains("Call within 2 hours", "without names and single accounts")
                    .doesNotContain("Name of ", "2030-11-30");
        }
        desk.post("viewer", report, Map.of()).then().statusCode(403);
        office.open().get("viewer", report).then().statusCode(404);
    }

    @Test
    void leadsOfTheTeamAndAdminsPublishToo() {
        Office.Desk desk = office.open();
        for (String one : List.of("manager", "admin")) {
            String id = desk.started();
            close(desk, id);
            desk.post("rep", "/sessions/" + id + "/report", Map.of()).then().statusCode(403);
            desk.post(one, "/sessions/" + id + "/report", Map.of()).then().statusCode(201);
        }
    }

    @Test
    void whatIsAboutOnePersonStaysWithThoseWhoReadTheSession() {
        Office.Desk desk = office.open();
        String personal = own(desk, "rep", "templateKey", "personal-summary", "scope", null);
        String ofOwner = own(desk, "lead", "templateKey", "two-metrics", "scope", Map.of("owner", "Rep One"));
        for (String about : List.of(personal, ofOwner)) {
            String report = "/sessions/" + about + "/report";
            desk.get("viewer", report).then().statusCode(403);
            desk.get("rep2", report).then().statusCode(403);
            desk.get("rep", report).then().statusCode(200);
            desk.get("lead", report).then().statusCode(200);
        }
        desk.get("viewer", "/reports").then().body("items", empty());
        desk.get("rep2", "/reports").then().body("items", empty());
        desk.get("rep", "/reports").then().body("items.sessionId", hasItems(personal, ofOwner));
        desk.get("rep", "/reports?limit=1").then().body("items.sessionId", equalTo(List.of(ofOwner)));
    }

    private static String own(Office.Desk desk, String who, Object... more) {
        Map<String, Object> session = Office.session(more);
        session.remove("participants");
        String id = desk.post(who, "/sessions", session)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        desk.post(who, "/sessions/" + id + "/start", Map.of()).then().statusCode(200);
        Map<String, Object> end = Map.of("nextGoals", List.of("10 %"), "noActionReason", "none is needed");
        desk.post(who, "/sessions/" + id + "/close", end).then().statusCode(204);
        desk.post(who, "/sessions/" + id + "/report", Map.of()).then().statusCode(201);
        return id;
    }

    @Test
    void aReportShowsTheTalkAndForgetsTheWordsOfWhoeverIsErased() {
        Office.Desk desk = office.open();
        String id = desk.started();
        String session = "/sessions/" + id;
        String pack = desk.post("lead", session + "/facts", Map.of()).path("packId");
        Map<String, Object> about =
                Map.of("statement", "Ads bring few intents", "packId", pack, "numberKey", "channels/M-12/ads");
        String problem = desk.post("rep", session + "/problems", about).path("id");
        Map<String, Object> cause = new TreeMap<>(Map.of(
                "problemId", problem,
                "surfaceProblem", "Leads do not answer",
                "rootProblem", "Nobody owns the first call",
                "initialCause", "The ads are bad",
                "branch", "process",
                "whys", List.of(Map.of("text", "Called too late"), Map.of("text", "No duty roster"))));
        desk.post("rep", session + "/causes", cause).then().statusCode(201);
        for (String who : List.of("rep", "rep2"))
            desk.post(who, session + "/reflections", Map.of("text", "words of " + who))
                    .then()
                    .statusCode(201);
        desk.post("lead", session + "/reflections/reveal", Map.of()).then().statusCode(200);
        close(desk, id);
        String sha = desk.post("lead", session + "/report", Map.of())
                .then()
                .statusCode(201)
                .extract()
                .path("sha256");
        as(desk, "text/markdown", "en", session + "/report")
                .body(
                        containsString("1. Called too late; 2. No duty roster"),
                        containsString("Nobody owns the first call"),
                        containsString("| Process | The ads are bad |"),
                        containsString("words of rep2"),
                        containsString("| – | words of rep |"));
        as(desk, "text/html", "zh", session + "/report").body(containsString("流程"), containsString("5 个为什么"));

        desk.people().erase(DirectoryKey.person(desk.tenant(), "rep2"));
        await().untilAsserted(() -> as(desk, "text/markdown", "en", session + "/report")
                .body(not(containsString("words of rep2")), containsString("(erased)")));
        desk.get("rep", session + "/report").then().body("sha256", equalTo(sha));
    }

    private static void close(Office.Desk desk, String id) {
        Map<String, Object> end = Map.of("nextGoals", List.of("意向率 10 %"), "noActionReason", "wait for the new site");
        desk.post("lead", "/sessions/" + id + "/close", end).then().statusCode(204);
    }

    private static ValidatableResponse as(Office.Desk desk, String type, String language, String path) {
        return desk.as("rep")
                .accept(type)
                .header("Accept-Language", language)
                .get("/api/v1" + path)
                .then()
                .statusCode(200);
    }
}
