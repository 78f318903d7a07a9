package dev.fupan.actions.feed;

import static dev.fupan.teststack.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.fupan.actions.FakeMetrics;
import dev.fupan.actions.Office;
import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
@QuarkusTestResource(FakeMetrics.class)
class FeedTest {

    private static final String LINK = "/api/v1/calendars/link";

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    private String link(String person) {
        return desk.as(person).post(LINK).then().statusCode(201).extract().path("url");
    }

    /** Without any credential, as calendars come. */
    private static Response follow(String url) {
        return given().get(URI.create(url).getRawPath());
    }

    /** The events by the id of their action, read by a library that has not written them. */
    private static Map<String, Component> events(String url) {
        Response answer = follow(url);
        answer.then().statusCode(200).contentType("text/calendar");
        try {
            Map<String, Component> events = new TreeMap<>();
            for (Object one : new CalendarBuilder()
                    .build(new StringReader(answer.asString()))
                    .getComponents(Component.VEVENT)) {
                Component event = (Component) one;
                events.put(value(event, "UID").substring("action-".length(), "action-".length() + 36), event);
            }
            return events;
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String value(Component event, String name) {
        return event.getRequiredProperty(name).getValue();
    }

    private void change(String id, Map<String, Object> change) {
        desk.as("lead")
                .header("If-Match", desk.get(id).header("ETag"))
                .body(change)
                .patch("/api/v1/actions/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void openActionsStandOnTheirDueDates() {
        String url = link("rep");
        assertThat(events(url)).isEmpty();

        String mine = desk.created(Office.action("measure", "打十个电话；报价"));
        desk.created(Office.action("ownerId", "rep2"));

        Map<String, Component> events = events(url);
        assertThat(events).containsOnlyKeys(mine);
        assertThat(value(events.get(mine), "SUMMARY")).isEqualTo("打十个电话；报价");
        assertThat(value(events.get(mine), "DTSTART")).isEqualTo("20301130");
        assertThat(value(events.get(mine), "UID")).isEqualTo("action-" + mine + "@" + desk.tenant());
    }

    @Test
    void aNewDateOrNewWordsRaiseTheSequenceAndNothingElseDoes() {
        String url = link("rep");
        String id = desk.created(Office.action());
        int first = Integer.parseInt(value(events(url).get(id), "SEQUENCE"));

        change(id, Map.of("resources", "two days"));
        assertThat(value(events(url).get(id), "SEQUENCE")).isEqualTo(Integer.toString(first));

        change(id, Map.of("dueDate", "2030-12-24"));
        int moved = Integer.parseInt(value(events(url).get(id), "SEQUENCE"));
        assertThat(moved).isGreaterThan(first);
        assertThat(value(events(url).get(id), "DTSTART")).isEqualTo("20301224");

        change(id, Map.of("measure", "Test three new ad creatives"));
        assertThat(Integer.parseInt(value(events(url).get(id), "SEQUENCE"))).isGreaterThan(moved);
    }

    @Test
    void whatIsNoLongerMineStaysCancelledForThirtyDays() {
        String url = link("rep");
        String cancelled = desk.created(Office.action());
        String handedOn = desk.created(Office.action());
        String open = desk.created(Office.action());
        desk.move("lead", cancelled, "cancelled", "the channel is gone").then().statusCode(200);
        change(handedOn, Map.of("ownerId", "rep2"));

        Map<String, Component> events = events(url);
        assertThat(value(events.get(cancelled), "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(events.get(handedOn), "STATUS")).isEqualTo("CANCELLED");
        assertThat(value(events.get(open), "STATUS")).isEqualTo("CONFIRMED");
        assertThat(value(events(link("rep2")).get(handedOn), "STATUS")).isEqualTo("CONFIRMED");

        clock.advance(Duration.ofDays(31));
        assertThat(events(url)).containsOnlyKeys(open);
    }

    @Test
    void aCalendarThatHasItAllGetsNothing() {
        String url = link("rep");
        String id = desk.created(Office.action());
        String tag = follow(url).header("ETag");
        given().header("If-None-Match", tag)
                .get(URI.create(url).getRawPath())
                .then()
                .statusCode(304);
        given().header("If-None-Match", "W/" + tag + ", \"other\"")
                .get(URI.create(url).getRawPath())
                .then()
                .statusCode(304);

        change(id, Map.of("dueDate", "2030-12-24"));
        given().header("If-None-Match", tag)
                .get(URI.create(url).getRawPath())
                .then()
                .statusCode(200);
    }

    @Test
    void aNewLinkEndsTheOneBefore() {
        String before = link("rep");
        String after = link("rep");
        follow(before).then().statusCode(404).contentType("application/problem+json");
        follow(after).then().statusCode(200);
        desk.as("rep").get(LINK).then().body("lastReadAt", notNullValue()).body("url", nullValue());
    }

    @Test
    void aLinkIsTakenBackByItsOwnerOrAnAdmin() {
        String mine = link("rep");
        desk.as("rep").delete(LINK).then().statusCode(204);
        follow(mine).then().statusCode(404);
        desk.as("rep").get(LINK).then().statusCode(404);

        String again = link("rep");
        desk.as("lead").get("/api/v1/calendars/links").then().statusCode(403);
        desk.as("lead").delete("/api/v1/calendars/links/rep").then().statusCode(403);
        desk.as("admin")
                .get("/api/v1/calendars/links")
                .then()
                .statusCode(200)
                .body("items.personId", hasItem("rep"))
                .body("next", equalTo(null));
        desk.as("admin").delete("/api/v1/calendars/links/rep").then().statusCode(204);
        follow(again).then().statusCode(404);
    }

    @Test
    void whoHasLeftHasNoCalendar() {
        String url = link("rep2");
        desk.people().erase(DirectoryKey.person(desk.tenant(), "rep2"));
        await().untilAsserted(() -> follow(url).then().statusCode(404));
    }

    @Test
    void aLinkShowsItsOwnWorkspaceAlone() {
        desk.created(Office.action());
        Office.Desk other = office.open();
        String url = other.as("rep").post(LINK).path("url");
        assertThat(events(url)).isEmpty();
        given().post(LINK).then().statusCode(401);
        follow(url.replaceAll("feed/.*", "feed/AAAA.ics")).then().statusCode(404);
        follow(url.replaceAll("feed/.*", "feed/%00.ics")).then().statusCode(404);
    }

    @Test
    void theTokenIsNowhereInTheLog() {
        String url = link("rep");
        String token = url.replaceAll(".*feed/|\\.ics$", "");
        assertThat(token).hasSize(43);
        assertThat(url).startsWith("http://localhost:8084/api/v1/calendars/feed/");
        List<String> written = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                written.add(record.getMessage() + java.util.Arrays.toString(record.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            follow(url).then().statusCode(200);
            desk.as("rep").delete(LINK);
            follow(url).then().statusCode(404);
            given().post(URI.create(url).getRawPath()).then().statusCode(405);
        } finally {
            root.removeHandler(handler);
        }
        assertThat(written).noneMatch(line -> line.contains(token));
    }
}
