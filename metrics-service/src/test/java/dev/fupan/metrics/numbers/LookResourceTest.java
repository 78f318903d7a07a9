package dev.fupan.metrics.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.tenant.Scope;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What a checkpoint is told: exact counts as of an instant, once and for ever. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class LookResourceTest extends Asking {
    private static final String JULY = "?start=2026-07-01T00:00:00Z&at=2026-08-01T00:00:00Z&grace=PT0S";

    @Inject
    Clock clock;

    @Test
    void aProportionIsCountedExactlyAsOfTheInstant() {
        JsonPath look = get("channels", "/api/v1/metrics/M-12/look" + JULY + now() + "&channel=offline");

        assertThat(look.getInt("n")).isEqualTo(30);
        assertThat(look.getInt("k")).isEqualTo(10);
        assertThat(look.getString("value")).isEqualTo("0.333333");
        assertThat(look.getString("interval.method")).isEqualTo("wilson");
        assertThat(look.getInt("immature")).isEqualTo(30);
        assertThat(look.getLong("position")).isPositive();
        assertThat(look.getInt("k"))
                .isEqualTo(get("channels", "/api/v1/metrics/M-12/look" + JULY + now() + "&filter.channel=offline")
                        .getInt("k"));
    }

    @Test
    void withAHorizonALeadCountsWhenItIsOldEnoughAndItsStepWhenItCameInTime() {
        String look = "/api/v1/metrics/M-12/look?start=2026-07-01T00:00:00Z&grace=PT0S&channel=offline" + now();

        JsonPath justOld = get("channels", look + "&at=2026-07-04T08:00:00Z&horizon=PT48H");
        assertThat(justOld.getInt("n")).isEqualTo(30);
        assertThat(justOld.getInt("k")).isEqualTo(10);
        JsonPath tooYoung = get("channels", look + "&at=2026-07-04T07:59:59Z&horizon=PT48H");
        assertThat(tooYoung.getInt("n")).isZero();
        assertThat(tooYoung.getInt("immature")).isEqualTo(30);
        assertThat(tooYoung.getString("value")).isNull();
        JsonPath tooLate = get("channels", look + "&at=2026-08-01T00:00:00Z&horizon=PT47H59M59S");
        assertThat(tooLate.getInt("n")).isEqualTo(30);
        assertThat(tooLate.getInt("k")).isZero();
    }

    @Test
    void whatWasAppendedAfterTheGraceDoesNotCount() {
        JsonPath look = get("channels", "/api/v1/metrics/M-12/look" + JULY);

        assertThat(look.getInt("n")).isZero();
    }

    @Test
    void askedAgainWithItsPositionItSaysTheSame() {
        JsonPath first = get("channels", "/api/v1/metrics/M-16/look" + JULY + now());
        String again = "/api/v1/metrics/M-16/look" + JULY + now() + "&position=" + first.getLong("position");

        JsonPath second = get("channels", again);

        assertThat(first.getInt("k")).isEqualTo(7);
        assertThat(second.getMap("")).isEqualTo(first.getMap(""));
        assertThat(get("channels", "/api/v1/metrics/M-16/look" + JULY + "&position=-1")
                        .getInt("n"))
                .isZero();
    }

    @Test
    void beforeTheGraceHasPassedThereIsNoAnswer() {
        Response early = request("channels", Scope.READ)
                .get("/api/v1/metrics/M-12/look?start=2026-07-01T00:00:00Z&at=2199-01-01T00:00:00Z");

        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.jsonPath().getString("type")).endsWith("not-yet");
        assertThat(early.header("Retry-After")).isEqualTo("3600");
        request("channels", Scope.READ)
                .get("/api/v1/metrics/M-12/look" + JULY + "&position=999999999")
                .then()
                .statusCode(503);
    }

    @Test
    void sumsAndMeansAreSeenBetweenInstantsToo() {
        JsonPath amount = get("channels", "/api/v1/metrics/M-01/look" + JULY + now());

        assertThat(amount.getString("value")).isEqualTo("700");
        assertThat(amount.getInt("n")).isEqualTo(7);
        assertThat(amount.getString("currency")).isEqualTo("CNY");
        assertThat(amount.<Object>get("k")).isNull();
    }

    @Test
    void anAnswerWithGraceNamesTheLastRecordThatItMayKnow() {
        JsonPath late = get("channels", "/api/v1/metrics/M-11?period=2026-Q3&asOf=2026-10-01T00:00:00Z&grace=PT0S");

        assertThat(late.getInt("items[0].value")).isZero();
    }

    @Test
    void whatCannotBeLookedAtIsRefused() {
        refused("/api/v1/metrics/M-99/look" + JULY, 404);
        refused("/api/v1/metrics/M-12/look", 422);
        refused("/api/v1/metrics/M-12/look" + JULY + "&colour=red", 422);
        refused("/api/v1/metrics/M-12/look?start=2026-07-01T00:00:00Z&at=2026-07-01T00:00:00Z", 422);
        refused("/api/v1/metrics/M-01/look" + JULY + now() + "&horizon=PT72H", 422);
        refused("/api/v1/metrics/M-04/look" + JULY, 422);
    }

    private String now() {
        return "&madeAt=" + clock.instant();
    }
}
