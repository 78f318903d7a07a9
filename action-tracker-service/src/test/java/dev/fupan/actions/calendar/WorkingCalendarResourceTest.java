package dev.fupan.actions.calendar;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.contracts.Topics;
import dev.fupan.contracts.crm.EventJson;
import dev.fupan.contracts.workspace.SpecialDay;
import dev.fupan.contracts.workspace.WorkingDays;
import dev.fupan.kit.broker.Broker;
import dev.fupan.kit.broker.CompactedTopic;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestMailbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
@QuarkusTestResource(TestMailbox.class)
class WorkingCalendarResourceTest {

    private static final String CALENDAR = "/api/v1/calendars/working";
    private static final Map<String, Object> CHINESE =
            Map.of("weekend", List.of("saturday", "sunday"), "country", "CN");

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    @Inject
    Broker broker;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        clock.moveTo(Instant.parse("2026-09-01T06:00:00Z"));
        desk = office.open();
    }

    @Test
    void theYearOfAnAnnouncedCountryTellsItsDaysAndTheirSource() {
        set(CHINESE, "\"0\"").then().statusCode(200).header("ETag", equalTo("\"1\""));

        desk.as("viewer")
                .get(CALENDAR + "?year=2026")
                .then()
                .statusCode(200)
                .body("missing", nullValue())
                .body("days.findAll { it.working }.date", hasItem("2026-10-10"))
                .body("days.find { it.date == '2026-10-01' }.source", containsString("notice of 4 November 2025"));
    }

    @Test
    void aYearThatNobodyAnnouncedSaysSoHereAndInHealth() {
        set(CHINESE, "\"0\"");

        desk.as("viewer")
                .get(CALENDAR + "?year=2027")
                .then()
                .body("days", empty())
                .body("missing", containsString("weekends alone"));
        clock.moveTo(Instant.parse("2026-12-15T06:00:00Z"));
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'working calendars' }.data.CN", containsString("2027 is not known"));
    }

    @Test
    void anExceptionWinsUntilItIsTakenBack() {
        set(CHINESE, "\"0\"");
        Map<String, Object> worked = Map.of("working", true, "source", "stock-taking");

        desk.as("admin")
                .header("If-Match", "\"1\"")
                .body(worked)
                .put(CALENDAR + "/days/2026-10-01")
                .then()
                .statusCode(200);
        desk.as("rep")
                .get(CALENDAR)
                .then()
                .body("days.find { it.date == '2026-10-01' }.working", equalTo(true))
                .body("days.findAll { it.entered }", hasSize(1));
        desk.as("admin")
                .header("If-Match", "\"1\"")
                .delete(CALENDAR + "/days/2026-10-01")
                .then()
                .statusCode(412);
        desk.as("admin")
                .header("If-Match", "\"2\"")
                .delete(CALENDAR + "/days/2026-10-01")
                .then()
                .statusCode(200);
        desk.as("rep").get(CALENDAR).then().body("days.find { it.date == '2026-10-01' }.working", equalTo(false));
    }

    @Test
    void theOtherServicesHearOfEveryChange() {
        Map<String, WorkingDays> told = new ConcurrentHashMap<>();
        CompactedTopic topic = new CompactedTopic(
                broker, Topics.CALENDARS, (tenant, value) -> told.put(tenant, workingDays(value)), () -> {});
        topic.start();
        try {
            set(CHINESE, "\"0\"").then().statusCode(200);
            desk.as("admin")
                    .header("If-Match", "\"1\"")
                    .body(Map.of("working", false, "source", "公司日"))
                    .put(CALENDAR + "/days/2026-10-08")
                    .then()
                    .statusCode(200);

            SpecialDay entered = new SpecialDay(LocalDate.parse("2026-10-08"), false, "公司日");
            Set<DayOfWeek> weekend = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            WorkingDays last = new WorkingDays(2, weekend, "CN", List.of(entered));
            await().untilAsserted(() -> assertThat(told).containsEntry(desk.tenant(), last));
        } finally {
            topic.stop();
        }
    }

    private static WorkingDays workingDays(byte[] value) {
        try {
            return EventJson.mapper().readValue(value, WorkingDays.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onlyAdminsChangeItAndWhatIsWrongIsSaid() {
        desk.as("lead")
                .header("If-Match", "\"0\"")
                .body(CHINESE)
                .put(CALENDAR)
                .then()
                .statusCode(403);
        desk.as("admin").body(CHINESE).put(CALENDAR).then().statusCode(428);
        set(Map.of("weekend", List.of("someday")), "\"0\"")
                .then()
                .statusCode(422)
                .body("detail", containsString("/weekend"));
        set(Map.of("weekend", List.of(), "country", "XX"), "\"0\"").then().statusCode(422);
        set(Map.of("weekend", List.of(), "country", "DE", "more", 1), "\"0\"")
                .then()
                .statusCode(400);
        String day = CALENDAR + "/days/";
        Map<String, Object> script = Map.of("working", false, "source", "x\u0000y");
        desk.as("admin")
                .header("If-Match", "\"0\"")
                .body(script)
                .put(day + "2026-10-01")
                .then()
                .statusCode(422);
        Map<String, Object> off = Map.of("working", false, "source", "party");
        desk.as("admin")
                .header("If-Match", "\"0\"")
                .body(off)
                .put(day + "2026-02-30")
                .then()
                .statusCode(422);
    }

    private io.restassured.response.Response set(Map<String, Object> rule, String tag) {
        return desk.as("admin").header("If-Match", tag).body(rule).put(CALENDAR);
    }
}
