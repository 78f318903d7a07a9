package dev.fupan.actions.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Mailboxes;
import dev.fupan.actions.Office;
import dev.fupan.actions.Tables;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.kit.form.Json;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestMailbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace or a row that cannot be read: it waits by itself, operators see it, and it goes out once it is mended. */
@QuarkusTest
@TestProfile(HeldUpMailsTest.WhenTheTestSaysSo.class)
class HeldUpMailsTest {

    /** Nothing is planned or sent but in the rounds that the test asks for. */
    public static class WhenTheTestSaysSo implements QuarkusTestProfile {

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("fupan.mail.every", "off", "fupan.digest.every", "off");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(FupanStack.class, Map.of("database", "actions")),
                    new TestResourceEntry(FakeMetrics.class),
                    new TestResourceEntry(TestMailbox.class));
        }
    }

    private static final String BERLIN = "Europe/Berlin";

    @Inject
    Office office;

    @Inject
    Mailboxes mailboxes;

    @Inject
    Planning planning;

    @Inject
    Sending sending;

    @Inject
    Tables tables;

    @Inject
    ServiceClock clock;

    @Inject
    MeterRegistry meters;

    private Office.Desk ill;
    private Office.Desk well;

    @BeforeEach
    void twoWorkspaces() {
        clock.moveTo(at("2026-09-01T08:00"));
        ill = office.open();
        well = office.open();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aWorkspaceWhoseCalendarCannotBeReadHasNoDigestsAndAllOthersHaveTheirs() {
        List<Office.Desk> desks = Stream.concat(
                        Stream.of(ill, well), Stream.generate(office::open).limit(4))
                .toList();
        // every other one, so that whichever comes first one that is well stands behind one that is ill
        List<Office.Desk> sick = List.of(desks.get(0), desks.get(2), desks.get(4));
        for (Office.Desk desk : desks) {
            mailboxes.of(desk, "rep", "en", BERLIN);
            desk.created(Office.action("dueDate", "2026-09-07"));
        }
        for (Office.Desk desk : sick) {
            desk.as("admin")
                    .header("If-Match", "\"0\"")
                    .body(Map.of("weekend", List.of("sunday")))
                    .put("/api/v1/calendars/working")
                    .then()
                    .statusCode(200);
            tables.change(desk.tenant(), "update working_calendar set weekend = 'someday'");
        }

        clock.moveTo(at("2026-09-09T09:00"));
        plansAndSends();

        for (Office.Desk desk : desks)
            assertThat(mailsTo("rep", desk)).as(desk.tenant()).hasSize(sick.contains(desk) ? 0 : 1);
        assertThat(heldUp("digests")).isEqualTo(3);
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'held up' }.data.digests", equalTo(3));

        for (Office.Desk desk : sick) tables.change(desk.tenant(), "update working_calendar set weekend = 'SUNDAY'");
        plansAndSends();

        for (Office.Desk desk : desks) assertThat(mailsTo("rep", desk)).hasSize(1);
        assertThat(heldUp("digests")).isZero();
    }

    @Test
    void aVerdictThatCannotBeReadWaitsAndTheMailsBehindItGoOut() {
        verdicts();
        illCannotBeRead();

        run(sending::round);

        assertThat(mailsTo("rep", well)).hasSize(1);
        assertThat(mailsTo("rep", ill)).isEmpty();
        String verdict = "items.find { it.kind == 'VERDICT' }";
        ill.as("admin")
                .get("/api/v1/reminders/messages?state=planned")
                .then()
                .body(verdict + ".trouble", equalTo("what it is to tell cannot be read"))
                .body(verdict + ".attempts", equalTo(1));
        assertThat(heldUp("mails")).isEqualTo(1);

        illIsMended();
        assertThat(mailsTo("rep", ill)).hasSize(1);
        assertThat(heldUp("mails")).isZero();
    }

    @Test
    void aVerdictThatCannotBeReadForDaysIsDeadSinceThenAndCanBeSentAgain() {
        verdicts();
        illCannotBeRead();
        run(sending::round);

        clock.moveTo(at("2026-09-10T10:00"));
        run(sending::round);

        String dead = "/api/v1/reminders/messages?state=dead";
        ill.as("admin").get(dead).then().body("items.kind", equalTo(List.of("VERDICT")));
        JsonPath verdict = ill.as("admin").get(dead).jsonPath();
        assertThat(verdict.getString("items[0].endedAt")).startsWith("2026-09-10T08:00:");
        assertThat(mailsTo("rep", ill)).isEmpty();

        String again = "/api/v1/reminders/messages/" + verdict.getString("items[0].id") + "/resend";
        ill.as("admin").post(again).then().statusCode(200).body("endedAt", nullValue());
        illIsMended();
        assertThat(mailsTo("rep", ill)).hasSize(1);
    }

    @Test
    void aDigestTellsOfAVerdictWhoseNumbersCannotBeRead() {
        mailboxes.of(ill, "lead", "en", BERLIN);
        verdicts();
        illCannotBeRead();

        clock.moveTo(at("2026-09-07T09:00"));
        plansAndSends();

        assertThat(mailsTo("lead", ill)).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Checkpoints judged", "- Test two new ad creatives"));
        illIsMended();
    }

    @Test
    void aNoticeThatCannotBeKeptWaitsAndThoseBehindItGoOn() {
        verdicts();

        tables.whileRefusing("item", ill.tenant(), () -> run(sending::round));

        assertThat(mailsTo("rep", well)).hasSize(1);
        assertThat(mailsTo("rep", ill)).isEmpty();
        assertThat(heldUp("notices")).isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        run(sending::round);
        assertThat(mailsTo("rep", ill)).hasSize(1);
        assertThat(heldUp("notices")).isZero();
    }

    /** One in each workspace, that of the ill one first. */
    private void verdicts() {
        for (Office.Desk desk : List.of(ill, well)) {
            mailboxes.of(desk, "rep", "en", BERLIN);
            FakeMetrics.says(desk.tenant(), 2, 40);
            desk.created(Office.action("checkpoints", List.of(Map.of("criterion", Office.ruleL01()))));
        }
        clock.moveTo(at("2026-09-04T10:00"));
        for (Office.Desk desk : List.of(ill, well)) desk.told().awaited("checkpoint.evaluated", 1);
    }

    private void illCannotBeRead() {
        tables.change(ill.tenant(), "update checkpoint set criterion = '{\"metric\":'");
    }

    /** What waited for it has gone out after this: all methods share one gauge. */
    private void illIsMended() {
        tables.change(ill.tenant(), "update checkpoint set criterion = '" + Json.write(Office.ruleL01()) + "'");
        clock.advance(Duration.ofMinutes(1));
        run(sending::round);
    }

    private void plansAndSends() {
        run(planning::round);
        run(sending::round);
    }

    private double heldUp(String work) {
        return meters.get("fupan.held.up").tag("work", work).gauge().value();
    }

    private static List<TestMailbox.Mail> mailsTo(String person, Office.Desk desk) {
        return TestMailbox.mailsTo(person + "@" + desk.tenant() + ".example.org");
    }

    private static java.time.Instant at(String time) {
        return LocalDateTime.parse(time).atZone(ZoneId.of(BERLIN)).toInstant();
    }

    private static void run(Supplier<Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
