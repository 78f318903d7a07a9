package dev.fupan.review.series;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.fupan.contracts.workspace.SpecialDay;
import dev.fupan.contracts.workspace.WorkingDays;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.review.Office;
import dev.fupan.review.workspace.Workspaces;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class SeriesTest {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    @Inject
    Workspaces workspaces;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
        clock.moveTo(Instant.parse("2027-01-10T08:00:00Z"));
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void sessionsAreMadeAheadOfTheirMeetingsOnceEach() {
        String id = made(series("firstMeeting", "2027-01-20T09:00", "until", "2027-02-28"));
        await().until(() -> meetings(id).size() == 1);
        assertThat(meetings(id)).containsExactly("2027-01-20T09:00:00Z");
        desk.get("lead", "/review-series/" + id).then().body("nextDate", equalTo("2027-02-22"));

        clock.moveTo(Instant.parse("2027-02-10T08:00:00Z"));
        await().until(() -> meetings(id).size() == 2);
        clock.moveTo(Instant.parse("2027-05-10T08:00:00Z"));
        desk.get("lead", "/review-series/" + id).then().body("nextDate", equalTo(null));
        assertThat(meetings(id)).containsExactly("2027-02-22T09:00:00Z", "2027-01-20T09:00:00Z");

        List<Told.Event> told = desk.told().awaited("review.scheduled", 2);
        assertThat(told).hasSize(2).allSatisfy(one -> {
            assertThat(one.actor()).isEqualTo("system");
            assertThat(one.data().path("seriesId").asText()).isEqualTo(id);
        });
        desk.get("rep", "/sessions?series=" + id)
                .then()
                .body("items.from", equalTo(List.of("2027-01-01", "2026-12-01")));
    }

    @Test
    void meetingsFollowTheWorkingCalendarThatTheWorkspaceHasDecidedOn() {
        clock.moveTo(Instant.parse("2026-09-10T08:00:00Z"));
        LocalDate eighth = LocalDate.parse("2026-10-08");
        decided(new WorkingDays(1, WEEKEND, "CN", List.of()), eighth, true);
        String id = made(series("firstMeeting", "2026-10-01T09:00"));
        desk.get("lead", "/review-series/" + id).then().body("nextDate", equalTo("2026-10-08"));

        SpecialDay party = new SpecialDay(eighth, false, "the company's birthday");
        decided(new WorkingDays(2, WEEKEND, "CN", List.of(party)), eighth, false);
        desk.get("lead", "/review-series/" + id).then().body("nextDate", equalTo("2026-10-09"));
        clock.moveTo(Instant.parse("2026-09-26T08:00:00Z"));
        await().until(() -> meetings(id).size() == 1);
        assertThat(meetings(id)).containsExactly("2026-10-09T09:00:00Z");
        desk.get("rep", "/sessions?series=" + id).then().body("items.from", equalTo(List.of("2026-09-01")));
    }

    @Test
    void aMeetingThatIsBroughtForwardHasItsSessionAheadOfIt() {
        clock.moveTo(Instant.parse("2026-09-10T08:00:00Z"));
        decided(new WorkingDays(1, WEEKEND, "CN", List.of()), LocalDate.parse("2026-10-08"), true);
        String id = made(series("firstMeeting", "2026-10-01T09:00", "daysAhead", 2));
        desk.get("lead", "/review-series/" + id).then().body("nextDate", equalTo("2026-10-08"));

        desk.neighbours().workingDays(new WorkingDays(2, WEEKEND, null, List.of()));
        await().until(() -> workspaces.calendar(desk.tenant()).isWorking(LocalDate.parse("2026-10-01")));
        desk.get("lead", "/review-series/" + id).then().body("nextDate", equalTo("2026-10-01"));
        clock.moveTo(Instant.parse("2026-09-29T08:00:00Z"));
        await().until(() -> meetings(id).size() == 1);
        assertThat(meetings(id)).containsExactly("2026-10-01T09:00:00Z");
    }

    private void decided(WorkingDays days, LocalDate day, boolean working) {
        desk.neighbours().workingDays(days);
        await().until(() -> !workspaces.calendar(desk.tenant()).isWorking(LocalDate.parse("2026-10-01"))
                && workspaces.calendar(desk.tenant()).isWorking(day) == working);
    }

    @Test
    void anEndedSeriesMakesNoMore() {
        String id = made(series("firstMeeting", "2027-03-20T09:00"));
        desk.post("manager", "/review-series/" + id + "/end", Map.of()).then().statusCode(403);
        desk.post("lead", "/review-series/" + id + "/end", Map.of())
                .then()
                .statusCode(200)
                .body("nextDate", equalTo(null));
    }

    @Test
    void aSeriesIsRefusedWithEverythingThatIsWrong() {
        desk.post("lead", "/review-series", series("firstMeeting", "tomorrow", "frequency", "often", "every", 0))
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItems("/firstMeeting", "/frequency", "/every"));
        desk.post("lead", "/review-series", series("templateKey", "magic"))
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/templateKey"));
        desk.post("rep", "/review-series", series()).then().statusCode(403);
    }

    @Test
    void theSeriesOfOthersAreNotShown() {
        Map<String, Object> alone =
                series("participants", List.of(Map.of("personId", "admin", "role", "facilitator")), "scope", Map.of());
        String id = desk.post("admin", "/review-series", alone)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        desk.get("lead", "/review-series").then().body("items.id", not(hasItem(id)));
        desk.get("lead", "/review-series/" + id).then().statusCode(403);
        desk.get("admin", "/review-series").then().body("items.id", hasItem(id));
    }

    private String made(Map<String, Object> series) {
        return desk.post("lead", "/review-series", series)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> meetings(String series) {
        return desk.get("lead", "/sessions?series=" + series).path("items.meetingAt");
    }

    private static Map<String, Object> series(Object... more) {
        Map<String, Object> series = Office.session("period", null, "meetingAt", null);
        series.put("frequency", "monthly");
        series.put("firstMeeting", "2027-06-20T09:00");
        for (int i = 0; i < more.length; i += 2) series.put((String) more[i], more[i + 1]);
        return series;
    }
}
