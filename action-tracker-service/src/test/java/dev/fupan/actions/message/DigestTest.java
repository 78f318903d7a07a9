package dev.fupan.actions.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Mailboxes;
import dev.fupan.actions.Office;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestMailbox;
import dev.fupan.teststack.TestMailbox.Mail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
@QuarkusTestResource(TestMailbox.class)
class DigestTest {

    private static final String SHANGHAI = "Asia/Shanghai";
    private static final String BERLIN = "Europe/Berlin";

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
        it("2026-09-01T08:00", SHANGHAI);
    }

    @Test
    void thirtyFiveOverdueActionsOfOneManagerAreOneMessage() {
        String rep = mailboxes.of(desk, "rep", "zh-CN", SHANGHAI);
        String lead = mailboxes.of(desk, "lead", "en", SHANGHAI);
        works("CN");
        IntStream.range(0, 35).forEach(i -> due("2026-09-24", "Measure " + i));

        it("2026-09-29T09:01", SHANGHAI);

        assertThat(mailsTo(lead)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("35 items for September 29, 2026");
            assertThat(mail.text())
                    .contains("Overdue with your people")
                    .contains(IntStream.range(0, 35)
                            .mapToObj(i -> "- Measure " + i + " (due September 24, 2026 · Name of rep)")
                            .toList());
            assertThat(mail.html().split("<li>")).hasSize(36);
        });
        assertThat(mailsTo(rep)).singleElement().satisfies(mail -> assertThat(mail.subject())
                .isEqualTo("2026年9月29日：35 项待办"));
    }

    @Test
    void nothingOnAPublicHolidayAndOneOnAMakeUpWorkingSaturday() {
        String rep = mailboxes.of(desk, "rep", "en", SHANGHAI);
        works("CN");
        due("2026-09-29", "Call all");

        it("2026-10-01T09:30", SHANGHAI);
        assertThat(mailsTo(rep)).isEmpty();
        it("2026-10-07T21:00", SHANGHAI);
        assertThat(mailsTo(rep)).isEmpty();
        it("2026-10-08T09:00", SHANGHAI);
        assertThat(mailsTo(rep)).hasSize(1);
        it("2026-10-10T09:00", SHANGHAI); // a Saturday
        assertThat(mailsTo(rep)).hasSize(2);
        it("2026-10-11T09:00", SHANGHAI);
        assertThat(mailsTo(rep)).hasSize(2);
    }

    @Test
    void threeOneAndNoWorkingDaysBeforeAndOncePerDayAfter() {
        String rep = mailboxes.of(desk, "rep", "en", BERLIN);
        String lead = mailboxes.of(desk, "lead", "en", BERLIN);
        due("2026-09-13", "Write the handbook"); // a Sunday

        assertThat(saidOn(rep, "2026-09-07")).isEmpty();
        assertThat(saidOn(rep, "2026-09-08")).singleElement().asString().contains("Due in three working days");
        assertThat(saidOn(rep, "2026-09-09")).isEmpty();
        assertThat(saidOn(rep, "2026-09-10")).singleElement().asString().contains("Due in one working day");
        assertThat(saidOn(rep, "2026-09-11")).singleElement().asString().contains("Last working day");
        assertThat(saidOn(rep, "2026-09-13")).isEmpty();
        assertThat(saidOn(rep, "2026-09-14"))
                .singleElement()
                .asString()
                .containsPattern("(?m)^ +Overdue · 33 % at risk$");
        assertThat(mailsTo(lead)).isEmpty();
        assertThat(saidOn(rep, "2026-09-15")).hasSize(1);
        assertThat(mailsTo(lead)).hasSize(1);
    }

    @Test
    void beforeNineAndTwiceADayNothing() {
        String rep = mailboxes.of(desk, "rep", "en", BERLIN);
        due("2026-09-07", "Call all");

        it("2026-09-09T08:59", BERLIN);
        assertThat(mailsTo(rep)).isEmpty();
        it("2026-09-09T09:00", BERLIN);
        it("2026-09-09T17:00", BERLIN);
        assertThat(mailsTo(rep)).hasSize(1);
    }

    @Test
    void afterADowntimeOneCurrentDigest() {
        String rep = mailboxes.of(desk, "rep", "en", BERLIN);
        due("2026-09-07", "Call all");

        it("2026-09-23T15:00", BERLIN);

        assertThat(mailsTo(rep)).singleElement().satisfies(mail -> assertThat(mail.subject())
                .isEqualTo("1 item for September 23, 2026"));
    }

    @Test
    void nothingInQuietHours() {
        String rep = mailboxes.of(desk, "rep", "en", BERLIN);
        due("2026-09-07", "Call all");
        prefers(Map.of("quietHours", Map.of("from", "19:00", "to", "10:30")));

        it("2026-09-09T09:30", BERLIN);
        assertThat(mailsTo(rep)).isEmpty();
        it("2026-09-09T10:30", BERLIN);
        assertThat(mailsTo(rep)).hasSize(1);
        it("2026-09-10T19:30", BERLIN); // nobody was there all day
        assertThat(mailsTo(rep)).hasSize(1);
    }

    @Test
    void onBothDaysOnWhichClocksChange() {
        String rep = mailboxes.of(desk, "rep", "en", BERLIN);
        desk.as("admin")
                .header("If-Match", "\"0\"")
                .body(Map.of("weekend", List.of(), "country", "DE"))
                .put("/api/v1/calendars/working")
                .then()
                .statusCode(200);
        due("2026-09-07", "Call all");

        it("2026-10-25T08:55", BERLIN);
        assertThat(mailsTo(rep)).isEmpty();
        it("2026-10-25T09:00", BERLIN);
        assertThat(mailsTo(rep)).hasSize(1);
        it("2027-03-28T08:55", BERLIN);
        assertThat(mailsTo(rep)).hasSize(1);
        it("2027-03-28T09:00", BERLIN);
        assertThat(mailsTo(rep)).hasSize(2);
    }

    @Test
    void whatIsDoneOrPutOffOrOptedOutOfIsNotSaid() {
        String rep = mailboxes.of(desk, "rep", "en", BERLIN);
        String lead = mailboxes.of(desk, "lead", "en", BERLIN);
        String done = due("2026-09-07", "Done");
        String later = due("2026-09-07", "Later");
        desk.move("rep", done, "in_progress", null);
        desk.move("rep", done, "done", null).then().statusCode(200);
        it("2026-09-08T08:00", BERLIN);
        desk.as("rep")
                .body(Map.of("until", "2026-09-11", "reason", "waiting for the agency"))
                .put("/api/v1/reminders/snoozes/" + later)
                .then()
                .statusCode(200);

        it("2026-09-09T09:00", BERLIN);
        assertThat(mailsTo(rep)).isEmpty();
        assertThat(mailsTo(lead)).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Later", "put off until September 11, 2026: waiting for the agency")
                .doesNotContain("Done"));
        it("2026-09-11T09:00", BERLIN);
        assertThat(mailsTo(rep)).hasSize(1);

        prefers(Map.of("optedOut", true));
        it("2026-09-14T09:00", BERLIN);
        assertThat(mailsTo(rep)).hasSize(1);
    }

    @Test
    void theLinkInTheMailOptsOut() {
        String rep = mailboxes.of(desk, "rep", "en", BERLIN);
        due("2026-09-07", "Call all");
        it("2026-09-08T09:00", BERLIN);
        Mail mail = mailsTo(rep).get(0);
        String link =
                mail.headers().get("List-Unsubscribe").replaceAll("[<>]", "").replaceAll("^http://[^/]+", "");
        assertThat(mail.headers()).containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

        RestAssured.get(link).then().statusCode(200);
        desk.as("rep").get("/api/v1/reminders/preferences").then().body("optedOut", equalTo(false));
        RestAssured.given()
                .contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(link)
                .then()
                .statusCode(200);
        desk.as("rep").get("/api/v1/reminders/preferences").then().body("optedOut", equalTo(true));
        RestAssured.get("/api/v1/reminders/unsubscribe/unknown").then().statusCode(404);
    }

    @Test
    void theManagerHearsOfVerdictAndEscalationInTheNextDigest() {
        String lead = mailboxes.of(desk, "lead", "en", BERLIN);
        FakeMetrics.says(desk.tenant(), 2, 40);
        Map<String, Object> rule = Office.ruleL01();
        rule.put("onFail", "escalate");
        String action =
                desk.created(Office.action("measure", "New ads", "checkpoints", List.of(Map.of("criterion", rule))));

        it("2026-09-04T03:00", BERLIN);
        desk.told().awaited("checkpoint.evaluated", 1);
        it("2026-09-04T08:00", BERLIN);
        assertThat(mailsTo(lead)).isEmpty();
        it("2026-09-04T09:00", BERLIN);
        it("2026-09-07T09:00", BERLIN);

        assertThat(mailsTo(lead)).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Escalated to you", "verdict FAIL")
                .contains("Checkpoints judged", "FAIL: 2/40 = 5 %", "M-12 (channel=ads) >= 10 %", "Name of rep")
                .contains("one count (point mode) · p = 0.223, not decisive")
                .contains("http://localhost:8084/api/v1/actions/" + action));
    }

    @Test
    void whatIsMostAtRiskComesFirst() {
        String rep = mailboxes.of(desk, "rep", "en", BERLIN);
        FakeMetrics.says(desk.tenant(), 2, 40);
        Map<String, Object> rule = Office.ruleL01();
        rule.put("onFail", "continue");
        at("2026-09-11", "Half of it reached", "problemId", "pr-1", "checkpoints", List.of(Map.of("criterion", rule)));
        at("2026-09-11", "Of no problem and without a degree", "degree", null);
        at("2026-09-11", "Agreed on a cause", "causeId", "ca-1");
        at("2026-09-07", "Overdue for three days", "problemId", "pr-2");
        String stuck = at("2026-09-14", "Blocked", "problemId", "pr-3");
        desk.move("rep", stuck, "in_progress", null);
        desk.move("rep", stuck, "blocked", "no budget").then().statusCode(200);
        it("2026-09-04T12:00", BERLIN);
        desk.told().awaited("checkpoint.evaluated", 1);

        String text = saidOn(rep, "2026-09-10").get(0);

        // 4/5, (1 + 1/4) / 2, 1/3, half of that, a quarter of that
        assertThat(text)
                .containsSubsequence(
                        "Overdue for three days", "80 % at risk",
                        "Agreed on a cause", "33 % at risk",
                        "Half of it reached", "17 % at risk",
                        "Of no problem and without a degree", "8 % at risk");
        assertThat(saidOn(rep, "2026-09-11").get(0))
                // 5/6; on their last day 1/2; one day before, and blocked, (1 + 1/3) / 2
                .containsSubsequence(
                        "Overdue for three days", "83 % at risk",
                        "Blocked", "67 % at risk",
                        "Agreed on a cause", "50 % at risk",
                        "Half of it reached", "25 % at risk",
                        "Of no problem and without a degree", "13 % at risk");
        it("2026-09-14T08:00", BERLIN);
        desk.as("rep")
                .get("/api/v1/reminders/preview")
                .then()
                .body("items.measure[0]", equalTo("Overdue for three days"))
                .body("items.atRisk[0]", equalTo(0.8571f));
    }

    @Test
    void whetherSomebodyActedWithinTwoDaysIsCountedForEachMail() {
        mailboxes.of(desk, "rep", "en", BERLIN);
        String done = due("2026-09-07", "Done the next day");
        String late = due("2026-09-07", "Done too late");
        String putOff = due("2026-09-07", "Put off");
        it("2026-09-09T09:00", BERLIN);
        it("2026-09-10T08:00", BERLIN);
        desk.move("rep", done, "in_progress", null).then().statusCode(200);
        desk.as("rep")
                .body(Map.of("until", "2026-09-14", "reason", "waiting for the agency"))
                .put("/api/v1/reminders/snoozes/" + putOff)
                .then()
                .statusCode(200);
        clock.moveTo(java.time.Instant.parse("2026-09-11T08:00:00Z"));
        desk.move("rep", late, "in_progress", null).then().statusCode(200);

        desk.as("admin")
                .get("/api/v1/reminders/messages?state=sent")
                .then()
                .body("items.find { it.localDate == '2026-09-09' }.items", equalTo(3))
                .body("items.find { it.localDate == '2026-09-09' }.acted", equalTo(1));
    }

    @Test
    void preferencesThatCannotBeAreRefusedInWords() {
        String path = "/api/v1/reminders/preferences";
        Map<String, Object> noHourLeft = Map.of("quietHours", Map.of("from", "06:00", "to", "23:00"));
        Map<String, Object> noTime = Map.of("quietHours", Map.of("from", "25:00", "to", "23:00"));

        desk.as("rep").body(noHourLeft).put(path).then().statusCode(428);
        for (Object wrong : List.of(noHourLeft, noTime))
            desk.as("rep")
                    .header("If-Match", "\"0\"")
                    .body(wrong)
                    .put(path)
                    .then()
                    .statusCode(422);
        desk.as("rep")
                .header("If-Match", "\"7\"")
                .body(Map.of("optedOut", true))
                .put(path)
                .then()
                .statusCode(412);
        desk.as("rep")
                .header("If-Match", "\"0\"")
                .body("{\"optOut\":true}")
                .put(path)
                .then()
                .statusCode(400);
        desk.as("viewer").get(path).then().statusCode(200);
        RestAssured.get(path).then().statusCode(401);
        String snooze = "/api/v1/reminders/snoozes/00000000-0000-4000-8000-000000000000";
        Map<String, Object> put = Map.of("until", "2026-09-10", "reason", "later");
        desk.as("rep").body(put).put(snooze).then().statusCode(404);
        desk.as("rep")
                .body(Map.of("until", "2026-02-30", "reason", "x"))
                .put(snooze)
                .then()
                .statusCode(422);
        desk.as("rep").body(Map.of("until", "2026-09-10")).put(snooze).then().statusCode(422);
    }

    @Test
    void thePreviewSaysWhatTheDigestWill() {
        mailboxes.of(desk, "rep", "en", BERLIN);
        due("2026-09-13", "Write the handbook");
        it("2026-09-07T10:00", BERLIN);

        desk.as("rep")
                .get("/api/v1/reminders/preview?date=2026-09-11")
                .then()
                .statusCode(200)
                .body("sentAt", equalTo("2026-09-11T07:00:00Z"))
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("D0"));
        desk.as("rep")
                .get("/api/v1/reminders/preview?date=2026-09-12")
                .then()
                .body("sentAt", equalTo(null))
                .body("items", hasSize(0));
    }

    private String due(String date, String measure) {
        return desk.created(Office.action("measure", measure, "dueDate", date));
    }

    private String at(String date, String measure, Object... more) {
        Map<String, Object> action = Office.action(more);
        action.putAll(Map.of("measure", measure, "dueDate", date));
        return desk.created(action);
    }

    private void works(String country) {
        desk.as("admin")
                .header("If-Match", "\"0\"")
                .body(Map.of("weekend", List.of("saturday", "sunday"), "country", country))
                .put("/api/v1/calendars/working")
                .then()
                .statusCode(200);
    }

    private void prefers(Map<String, Object> wanted) {
        String tag = desk.as("rep").get("/api/v1/reminders/preferences").header("ETag");
        desk.as("rep")
                .header("If-Match", tag)
                .body(new TreeMap<>(wanted))
                .put("/api/v1/reminders/preferences")
                .then()
                .statusCode(200);
    }

    /** Makes it that time there, and lets the post go out. */
    private void it(String time, String zone) {
        clock.moveTo(LocalDateTime.parse(time).atZone(ZoneId.of(zone)).toInstant());
        post.goesOut(desk.tenant());
    }

    private List<String> saidOn(String address, String date) {
        int before = mailsTo(address).size();
        it(date + "T09:00", BERLIN);
        return mailsTo(address).stream().skip(before).map(Mail::text).toList();
    }

    private static List<Mail> mailsTo(String address) {
        return TestMailbox.mailsTo(address);
    }
}
