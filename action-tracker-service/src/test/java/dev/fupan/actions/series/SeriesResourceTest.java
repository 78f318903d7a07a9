package dev.fupan.actions.series;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.actions.Tables;
import dev.fupan.contracts.action.Recurrence;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class SeriesResourceTest {

    private static final String SERIES = "/api/v1/actions/series";

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    @Inject
    Tables tables;

    @Inject
    MeterRegistry meters;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspaceOnAMonday() {
        clock.moveTo(Instant.parse("2032-03-01T10:00:00Z"));
        desk = office.open();
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private String weekly(Integer count) {
        return weekly(desk, count);
    }

    private static String weekly(Office.Desk desk, Integer count) {
        Map<String, Object> rule = new java.util.TreeMap<>(Map.of("frequency", "weekly"));
        if (count != null) rule.put("count", count);
        Map<String, Object> action = Office.action(
                "dueDate",
                "2032-03-03",
                "recurrence",
                rule,
                "checkpoints",
                List.of(Map.of("artefact", "sign-in sheet")));
        return desk.as("lead")
                .body(action)
                .post(SERIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> dueDates(String series) {
        return desk.as("lead").get("/api/v1/actions?series=" + series).path("items.dueDate");
    }

    @Test
    void eachOccurrenceIsAnActionOfItsOwnMadeOnScheduleEvenWhenTheLastIsOpen() {
        String series = weekly(3);
        assertThat(dueDates(series)).containsExactly("2032-03-03");

        clock.moveTo(Instant.parse("2032-03-03T10:00:00Z"));
        await().until(() -> dueDates(series).size() == 2);
        desk.as("lead")
                .get("/api/v1/actions?series=" + series)
                .then()
                .body("items.scheduledDate", equalTo(List.of("2032-03-03", "2032-03-10")))
                .body("items[1].origin.kind", equalTo("recurrence"))
                .body("items[1].checkpoints[0].artefact", equalTo("sign-in sheet"));

        // after a time away, all that were missed
        clock.moveTo(Instant.parse("2032-06-01T10:00:00Z"));
        await().until(() -> dueDates(series).size() == 3);
        desk.as("lead")
                .get(SERIES + "/" + series)
                .then()
                .body("made", equalTo(3))
                .body("nextDate", nullValue());
        assertThat(dueDates(series)).containsExactly("2032-03-03", "2032-03-10", "2032-03-17");
    }

    @Test
    void aHundredSeriesThatCannotBeReadHoldUpNoOther() {
        Office.Desk other = office.open();
        String sick = "insert into series select tenant, gen_random_uuid(), revision, '{}', checkpoints, recurrence,"
                + " origin, first_date, shift_days, made, next_date, next_at - interval '1 hour', ended_reason,"
                + " created_at, created_by, changed_at, last_date from series, generate_series(1, 120)";
        weekly(other, 3);
        assertThat(tables.change(other.tenant(), sick)).isEqualTo(120);
        String series = weekly(3);

        clock.moveTo(Instant.parse("2032-03-03T10:00:00Z"));

        await().until(() -> dueDates(series).size() == 2);
        assertThat(meters.get("fupan.held.up").tag("work", "series").gauge().value())
                .isEqualTo(120);
        assertThat(tables.change(other.tenant(), "delete from series where plan = '{}'"))
                .isEqualTo(120);
    }

    @Test
    void anEditIsOfThisOneOrOfThisAndThoseThatFollow() {
        String series = weekly(null);
        clock.moveTo(Instant.parse("2032-03-03T10:00:00Z"));
        await().until(() -> dueDates(series).size() == 2);
        String first = desk.as("lead").get("/api/v1/actions?series=" + series).path("items[0].id");
        patch(first, "", Map.of("resources", "for this one alone")).then().statusCode(200);
        patch(first, "/following", Map.of("dueDate", "2032-03-04", "ownerId", "rep2"))
                .then()
                .statusCode(200)
                .body("changed", equalTo(2));

        clock.moveTo(Instant.parse("2032-03-10T10:00:00Z"));
        await().until(() -> dueDates(series).size() == 3);
        desk.as("lead")
                .get("/api/v1/actions?series=" + series)
                .then()
                .body("items.dueDate", equalTo(List.of("2032-03-04", "2032-03-11", "2032-03-18")))
                .body("items.scheduledDate", equalTo(List.of("2032-03-03", "2032-03-10", "2032-03-17")))
                .body("items.ownerId", equalTo(List.of("rep2", "rep2", "rep2")))
                .body("items.resources", equalTo(List.of("for this one alone", "ad budget 3,000", "ad budget 3,000")));
        patch(desk.created(Office.action()), "/following", Map.of("ownerId", "rep2"))
                .then()
                .statusCode(409);
    }

    private io.restassured.response.Response patch(String id, String path, Map<String, Object> body) {
        return desk.as("lead")
                .header("If-Match", desk.get(id).header("ETag"))
                .body(body)
                .patch("/api/v1/actions/" + id + path);
    }

    @Test
    void aSeriesEndsOrComesByAnotherRule() {
        String series = weekly(null);
        desk.as("lead")
                .header("If-Match", "\"1\"")
                .body(Map.of("frequency", "monthly"))
                .put(SERIES + "/" + series + "/recurrence")
                .then()
                .statusCode(200)
                .body("nextDate", equalTo("2032-04-03"));
        desk.as("lead")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "all know it"))
                .post(SERIES + "/" + series + "/end")
                .then()
                .statusCode(412);
        desk.as("lead")
                .header("If-Match", "\"2\"")
                .body(Map.of("reason", "all know it"))
                .post(SERIES + "/" + series + "/end")
                .then()
                .statusCode(200)
                .body("endedReason", equalTo("all know it"))
                .body("nextDate", nullValue());
        desk.as("rep").get(SERIES + "/" + series).then().statusCode(403);
        desk.as("lead").get(SERIES).then().body("items.id", hasItem(series));
    }

    @Test
    void whatAReviewAgreesComesAgainToo() {
        String review = UUID.randomUUID().toString();
        desk.reviews()
                .tell(
                        review,
                        1,
                        clock.instant(),
                        new ReviewEvent.ActionAgreed(
                                "de-1",
                                "Drill 3 scripts",
                                "rep",
                                List.of(),
                                LocalDate.parse("2032-03-03"),
                                null,
                                "capability",
                                "personal_ability",
                                null,
                                null,
                                null,
                                List.of(),
                                new Recurrence("weekly", 1, List.of(), null, null)));
        desk.told().awaited("action.created", 1);
        clock.moveTo(Instant.parse("2032-03-04T10:00:00Z"));
        assertThat(desk.told().awaited("action.created", 2))
                .extracting(
                        one -> one.data().path("origin").path("scheduledDate").asText())
                .containsExactlyInAnyOrder("2032-03-03", "2032-03-10");
        desk.as("lead")
                .get("/api/v1/actions?review=" + review)
                .then()
                .body("items.origin.kind", equalTo(List.of("review", "recurrence")));
    }

    @Test
    void whatAReviewWithdrawsComesNoMore() {
        String review = UUID.randomUUID().toString();
        desk.reviews().tell(review, 1, clock.instant(), weeklyOf("de-1"));
        desk.told().awaited("action.created", 1);
        clock.moveTo(Instant.parse("2032-03-04T10:00:00Z"));
        List<Told.Event> created = desk.told().awaited("action.created", 2);

        desk.reviews().tell(review, 2, clock.instant(), new ReviewEvent.ActionWithdrawn("de-1", "a better way"));
        assertThat(desk.told().awaited("action.status_changed", 2))
                .as("the occurrences that are open")
                .allSatisfy(one -> assertThat(one.data().path("to").asText()).isEqualTo("cancelled"))
                .extracting(Told.Event::key)
                .containsExactlyInAnyOrderElementsOf(
                        created.stream().map(Told.Event::key).toList());
        String series = created.get(0).data().path("origin").path("seriesId").asText();
        desk.as("lead")
                .get(SERIES + "/" + series)
                .then()
                .body("endedReason", equalTo("a better way"))
                .body("nextDate", nullValue());

        // a series that goes on tells that the time of both has come
        desk.reviews().tell(review, 3, clock.instant(), weeklyOf("de-2"));
        desk.told().awaited("action.created", 3);
        clock.moveTo(Instant.parse("2032-03-11T10:00:00Z"));
        await().until(() -> desk.told().of("action.created").stream()
                        .filter(one -> "de-2"
                                .equals(one.data()
                                        .path("origin")
                                        .path("decisionId")
                                        .asText()))
                        .count()
                >= 3);
        assertThat(dueDates(series)).hasSize(2);
    }

    private static ReviewEvent weeklyOf(String decision) {
        return new ReviewEvent.ActionAgreed(
                decision,
                "Drill 3 scripts with 5 new customers",
                "rep",
                List.of(),
                LocalDate.parse("2032-03-03"),
                null,
                "capability",
                "personal_ability",
                null,
                null,
                null,
                List.of(),
                new Recurrence("weekly", 1, List.of(), null, null));
    }

    @Test
    void aRuleWithoutSenseIsRefused() {
        Map<String, Object> action =
                Office.action("recurrence", Map.of("frequency", "hourly", "interval", 0, "colour", "red"));
        desk.as("lead")
                .body(action)
                .post(SERIES)
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/recurrence/interval"));
        desk.as("rep").body(action).post(SERIES).then().statusCode(403);
    }
}
