package dev.fupan.review.retention;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.fupan.kit.clock.ServiceClock;
import dev.fupan.review.EventStream;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class PruningTest {

    @Inject
    Office office;

    @Inject
    ServiceClock clock;

    @TestHTTPResource("/")
    URI base;

    @AfterEach
    void theClockGoesAsBefore() {
        clock.reset();
    }

    @Test
    void aWeekAfterTheCloseTheLogOfAReportedSessionIsGoneAndWhoWantsMoreStartsAnew() {
        Office.Desk desk = office.open();
        String open = desk.started();
        String closed = desk.started();
        desk.post("rep", "/sessions/" + closed + "/reflections", Map.of("text", "never revealed"))
                .then()
                .statusCode(201);
        close(desk, closed);
        desk.post("lead", "/sessions/" + closed + "/report", Map.of()).then().statusCode(201);
        clock.advance(Duration.ofDays(6));
        desk.get("lead", "/sessions/" + closed + "/reflections").then().statusCode(200);
        assertThat(first(desk, closed, "1").name()).isEqualTo("change");

        clock.advance(Duration.ofDays(2));
        await().until(() -> first(desk, closed, "1").name().equals("reset"));
        int waiting = desk.get("lead", "/sessions/" + closed + "/reflections").path("waiting.count");
        assertThat(waiting).isZero();
        assertThat(first(desk, open, "1").name())
                .as("an open session keeps its log")
                .isEqualTo("change");
    }

    @Test
    void aSessionThatAwaitsItsReportKeepsWhatTheReportIsMadeOf() {
        Office.Desk desk = office.open();
        String reported = desk.started();
        close(desk, reported);
        desk.post("lead", "/sessions/" + reported + "/report", Map.of()).then().statusCode(201);
        String late = desk.started();
        String report = "/sessions/" + late + "/report";
        Map<String, Object> lesson = Map.of("kind", "success", "content", "Fairs bring intent", "scene", "Fairs");
        desk.post("lead", "/sessions/" + late + "/lessons", lesson).then().statusCode(201);
        close(desk, late);

        clock.advance(Duration.ofDays(8));
        await().until(() -> first(desk, reported, "1").name().equals("reset"));
        desk.post("lead", report, Map.of()).then().statusCode(201);
        desk.get("lead", report).then().body("report.lessons.content", equalTo(List.of("Fairs bring intent")));

        await().until(() -> first(desk, late, "1").name().equals("reset"));
        desk.post("lead", report, Map.of()).then().statusCode(200).body("version", equalTo(1));
        desk.get("lead", report).then().body("report.lessons.content", equalTo(List.of("Fairs bring intent")));
    }

    private static void close(Office.Desk desk, String session) {
        Map<String, Object> end = Map.of("nextGoals", List.of("12 %"), "noActionReason", "-");
        desk.post("lead", "/sessions/" + session + "/close", end).then().statusCode(204);
    }

    private EventStream.Event first(Office.Desk desk, String session, String after) {
        try (EventStream stream = EventStream.open(base, desk.people().token("rep"), session, after)) {
            return stream.awaited(1).get(0);
        }
    }
}
