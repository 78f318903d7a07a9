package dev.fupan.review.retention;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

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
    void aWeekAfterTheCloseTheLogIsGoneAndWhoWantsMoreStartsAnew() {
        Office.Desk desk = office.open();
        String open = desk.started();
        String closed = desk.started();
        desk.post("rep", "/sessions/" + closed + "/reflections", Map.of("text", "never revealed"))
                .then()
                .statusCode(201);
        desk.post("lead", "/sessions/" + closed + "/close", Map.of("nextGoals", List.of("12 %"), "noActionReason", "-"))
                .then()
                .statusCode(204);
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

    private EventStream.Event first(Office.Desk desk, String session, String after) {
        try (EventStream stream = EventStream.open(base, desk.people().token("rep"), session, after)) {
            return stream.awaited(1).get(0);
        }
    }
}
