package dev.fupan.metrics.numbers;

import static dev.fupan.metrics.numbers.CustomerWorkTest.WORK;
import static dev.fupan.teststack.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What checkpoints under the rules L-03 and L-04 are told, between instants and not by whole periods. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class CustomerLooksTest extends Asking {
    private static final String BUYERS = "buyers";

    @BeforeEach
    void aMonthOfWork() {
        tell(WORK, CustomerWorkTest::configured);
        tell(WORK, "development", CustomerWorkTest::development);
        tell(WORK, "care", CustomerWorkTest::care);
        tell(WORK, "tickets", CustomerWorkTest::tickets);
        tell(BUYERS, CustomerLooksTest::buyers);
    }

    @Test
    void ruleL03LooksAtGuidesOfDealsWonSinceItsStart() {
        counts(look(WORK, "M-27", "2026-10-01T03:00:00Z", "2026-10-05T00:00:00Z", ""), 2, 5);
        counts(look(WORK, "M-27", "2026-10-01T03:00:01Z", "2026-10-05T00:00:00Z", ""), 0, 0);

        JsonPath young = look(WORK, "M-27", "2026-10-01T00:00:00Z", "2026-10-02T02:00:00Z", "");
        counts(young, 1, 5);
        assertThat(young.getInt("immature")).isEqualTo(5);
        counts(look(WORK, "M-27", "2026-10-01T00:00:00Z", "2026-10-02T02:00:00Z", "&horizon=PT24H"), 0, 0);
        counts(look(WORK, "M-27", "2026-10-01T00:00:00Z", "2026-10-05T00:00:00Z", "&horizon=PT1H"), 1, 5);
    }

    @Test
    void ruleL03LooksAtCallBacksAndTicketsAsTheMetricsCountThem() {
        counts(look(WORK, "M-28", "2026-10-01T00:00:00Z", "2026-10-15T00:00:00Z", ""), 2, 5);
        counts(look(WORK, "M-29", "2026-11-02T00:00:00Z", "2026-11-10T00:00:00Z", ""), 2, 4);
        counts(look(WORK, "M-29", "2026-11-02T00:00:00Z", "2026-11-10T00:00:00Z", "&kind=delivery"), 1, 3);
        counts(look(WORK, "M-29", "2026-11-02T00:00:00Z", "2026-11-02T04:00:00Z", ""), 1, 4);
    }

    @Test
    void ruleL03CountsThoseWhoBoughtBeforeAndCameAgain() {
        JsonPath february = look(BUYERS, "M-08", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z", "");
        counts(february, 1, 4);
        assertThat(new BigDecimal(february.getString("value"))).isEqualByComparingTo("0.25");
        counts(look(BUYERS, "M-08", "2026-02-01T00:00:00Z", "2026-03-10T00:00:00Z", ""), 2, 4);
        counts(look(BUYERS, "M-08", "2026-02-01T00:00:00Z", "2026-03-10T00:00:00Z", "&horizon=PT240H"), 1, 4);
    }

    @Test
    void ruleL04CountsCustomersContactedOrResearchedSinceItsStart() {
        JsonPath contacted = look(WORK, "M-41", "2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z", "");
        assertThat(contacted.getInt("n")).isEqualTo(10);
        assertThat(contacted.<Object>get("k")).isNull();
        assertThat(contacted.getString("value")).isEqualTo("10");
        assertThat(worked("2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z", "&owner=wang"))
                .isEqualTo(8);
        assertThat(worked("2026-07-10T00:00:00Z", "2026-07-10T03:00:00Z", ""))
                .as("the end is not included")
                .isZero();
        assertThat(worked("2026-07-10T03:00:01Z", "2026-07-11T00:00:00Z", ""))
                .as("earlier on the same day is before the start")
                .isZero();
        assertThat(worked("2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z", "&step=researched"))
                .as("twice researched is once")
                .isEqualTo(4);
        refused(
                "/api/v1/metrics/M-41/look?start=2026-07-01T00:00:00Z&at=2026-08-01T00:00:00Z&step=called&position=0",
                422);
    }

    @Test
    void whatFollowsAContactIsWatchedFromTheContactAndNotFromTheLead() {
        counts(look(WORK, "M-43", "2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z", ""), 4, 10);
        counts(look(WORK, "M-43", "2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z", "&horizon=PT240H"), 4, 10);
        counts(look(WORK, "M-43", "2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z", "&horizon=PT239H"), 0, 10);
        counts(look(WORK, "M-45", "2026-07-15T00:00:00Z", "2026-08-01T00:00:00Z", ""), 0, 4);
        counts(look(WORK, "M-45", "2026-07-15T00:00:00Z", "2026-08-02T00:00:00Z", ""), 1, 4);
    }

    @Test
    void theFollowUpCycleKnowsContactsFromBeforeTheStart() {
        JsonPath cycle = look(WORK, "M-39", "2026-08-01T00:00:00Z", "2026-08-15T00:00:00Z", "");

        assertThat(new BigDecimal(cycle.getString("value"))).isEqualByComparingTo("22");
        assertThat(cycle.getInt("n")).isEqualTo(1);
    }

    private int worked(String start, String at, String more) {
        return look(WORK, "M-41", start, at, more).getInt("n");
    }

    private JsonPath look(String tenant, String metric, String start, String at, String more) {
        long position = views.envelope(tenant).await().atMost(PATIENCE).position();
        String when = "?start=" + start + "&at=" + at + "&position=" + position;
        return get(tenant, "/api/v1/metrics/" + metric + "/look" + when + more);
    }

    private static void counts(JsonPath look, int k, int n) {
        assertThat(look.getInt("k")).as("k").isEqualTo(k);
        assertThat(look.getInt("n")).as("n").isEqualTo(n);
    }

    /** Four customers of January, of whom one came again in February and one in March; and one of February, twice. */
    private static void buyers(Producer crm) {
        CustomerWorkTest.configured(crm);
        for (int i = 0; i < 4; i++) {
            win(crm, "b-" + i, "bc-" + i, "2026-01-10T03:00:00Z");
        }
        win(crm, "b-4", "bc-0", "2026-02-10T03:00:00Z");
        win(crm, "b-5", "bc-1", "2026-03-05T03:00:00Z");
        win(crm, "b-6", "bc-4", "2026-02-05T03:00:00Z");
        win(crm, "b-7", "bc-4", "2026-02-20T03:00:00Z");
    }

    private static void win(Producer crm, String deal, String customer, String time) {
        crm.send("crm.deal.won.v1", time, "{'opportunityId':'" + deal + "','customerId':'" + customer + "'}");
    }
}
