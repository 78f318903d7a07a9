package dev.fupan.metrics.numbers;

import static dev.fupan.teststack.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Worked numbers of how customers were developed, what they objected to, and how they were looked after. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class CustomerWorkTest extends Reviewing {
    static final String WORK = "work";
    private static final String JULY = "?period=2026-07";

    @BeforeEach
    void aMonthOfWork() {
        tell(WORK, CustomerWorkTest::configured);
        tell(WORK, "development", CustomerWorkTest::development);
        tell(WORK, "objections", CustomerWorkTest::objections);
        tell(WORK, "care", CustomerWorkTest::care);
        tell(WORK, "tickets", CustomerWorkTest::tickets);
    }

    @Test
    void researchedAndContactedCustomersAreTwoCountsByRep() {
        JsonPath answer = get(WORK, "/api/v1/metrics/M-41" + JULY + "&by=owner");

        assertThat(answer.getMap("items.find { it.owner == 'wang' }"))
                .containsEntry("value", 8)
                .containsEntry("researched", 3);
        assertThat(answer.getMap("items.find { it.owner == 'li' }"))
                .as("what happened in June counts in June")
                .containsEntry("value", 2)
                .containsEntry("researched", 1);
        assertThat(get(WORK, "/api/v1/metrics/M-41?period=2026-06").getMap("items[0]"))
                .containsEntry("value", 1)
                .containsEntry("researched", 0);
    }

    @Test
    void intentIsOfTheContactedAndSigningOfTheIntended() {
        Map<String, Object> intent = get(WORK, "/api/v1/metrics/M-43" + JULY).getMap("items[0]");
        assertThat(intent).containsEntry("num", 4).containsEntry("den", 10).containsEntry("intended", 4);
        assertThat(number(intent, "value")).isEqualTo(0.4);
        Map<String, Object> signing = get(WORK, "/api/v1/metrics/M-45" + JULY).getMap("items[0]");
        assertThat(signing).containsEntry("num", 1).containsEntry("den", 4).containsEntry("signed", 1);
        JsonPath behind = get(WORK, "/api/v1/journeys?metric=M-45" + JULY.replace('?', '&'));
        assertThat(behind.getList("items")).hasSize(4);
    }

    @Test
    void theFollowUpCycleOfFifteenDaysWantedAndTwentyTwoTakenHasNoAttainment() {
        JsonPath cycle = get(WORK, "/api/v1/metrics/M-39?period=2026-08");
        assertThat(cycle.getMap("items[0]"))
                .containsEntry("value", 22)
                .containsEntry("n", 1)
                .containsEntry("target", 15)
                .containsEntry("attainment", "-");

        JsonPath pack = freeze(WORK, "2026-08-01", "2026-09-01").jsonPath();
        assertThat(pack.getMap("tables.performance.find { it.metric == 'M-39' }"))
                .containsEntry("target", "15")
                .containsEntry("actual", "22")
                .containsEntry("attainment", "-");
    }

    @Test
    void dealsInWhichThePriceWasTooHighAreWonOnceInFour() {
        JsonPath answer = get(WORK, "/api/v1/metrics/M-21?period=2026-09&by=objection");

        assertThat(answer.getMap("items.find { it.objection == 'price' }"))
                .containsEntry("num", 1)
                .containsEntry("den", 4);
        assertThat(answer.getMap("items.find { it.objection == 'time' }"))
                .containsEntry("num", 1)
                .containsEntry("den", 2);
        assertThat(answer.getMap("total[0]"))
                .as("a deal with two objections counts once")
                .containsEntry("num", 1)
                .containsEntry("den", 5);
        JsonPath look = get(
                WORK,
                "/api/v1/metrics/M-21/look?start=2026-09-01T00:00:00Z&at=2026-10-01T00:00:00Z&objection=price&position="
                        + views.envelope(WORK).await().atMost(PATIENCE).position());
        assertThat(look.getInt("k")).isEqualTo(1);
        assertThat(look.getInt("n")).isEqualTo(4);
        assertThat(get(WORK, "/api/v1/journeys?metric=M-21&period=2026-09&filter.objection=price")
                        .getList("items"))
                .hasSize(4);
    }

    @Test
    void aGuideCountsUpToExactly24HoursAndACallBackOnTheSeventhDay() {
        assertThat(get(WORK, "/api/v1/metrics/M-27?period=2026-10").getMap("items[0]"))
                .as("at 24 h and by the customer at 1 h; not a second later, not before the win, not never")
                .containsEntry("num", 2)
                .containsEntry("den", 5);
        assertThat(get(WORK, "/api/v1/metrics/M-28?period=2026-10").getMap("items[0]"))
                .as("the first and the last minute of the day in Shanghai")
                .containsEntry("num", 2)
                .containsEntry("den", 5);
        tell(
                "lenient",
                crm -> crm.send(
                        "fupan.workspace.configured.v1",
                        "2026-01-01T00:00:00Z",
                        "{'timeZone':'Asia/Shanghai','currency':'CNY','definitions':{'M-28':'1'}}"));
        tell("lenient", "care", CustomerWorkTest::care);
        assertThat(get("lenient", "/api/v1/metrics/M-28?period=2026-10").getMap("items[0]"))
                .as("with a day's tolerance")
                .containsEntry("num", 3)
                .containsEntry("den", 5);
    }

    @Test
    void ticketsAreAnsweredInTwoHoursOrNotAndHaveShares() {
        JsonPath answer = get(WORK, "/api/v1/metrics/M-29?period=2026-11&by=kind");

        assertThat(answer.getMap("total[0]"))
                .containsEntry("num", 2)
                .containsEntry("den", 4)
                .containsEntry("resolved", 2);
        assertThat(number(answer.getMap("total[0]"), "resolutionMean"))
                .as("1 day and 3 days")
                .isEqualTo(2);
        Map<String, Object> delivery = answer.getMap("items.find { it.kind == 'delivery' }");
        assertThat(delivery).containsEntry("num", 1).containsEntry("den", 3);
        assertThat(number(delivery, "share")).isEqualTo(0.75);
    }

    static void configured(Producer crm) {
        crm.send(
                "fupan.workspace.configured.v1",
                "2026-01-01T00:00:00Z",
                "{'timeZone':'Asia/Shanghai','currency':'CNY'}");
        crm.send("crm.target.set.v1", "2026-07-30T00:00:00Z", "{'metric':'M-39','period':'2026-08','value':'15'}");
    }

    /** Ten leads of July contacted, four of them intended, one signed in August after 22 days; one contacted in June. */
    static void development(Producer crm) {
        for (int i = 0; i < 11; i++) {
            String id = "'leadId':'w-" + i + "'";
            String month = i == 10 ? "06" : "07";
            crm.send(
                    "crm.lead.created.v1",
                    "2026-06-02T03:00:00Z",
                    "{" + id + ",'owner':'" + (i < 8 ? "wang" : "li") + "'}");
            if (i < 3 || i == 9) {
                crm.send("crm.lead.researched.v1", "2026-07-04T03:00:00Z", "{" + id + "}");
                crm.send("crm.lead.researched.v1", "2026-07-05T03:00:00Z", "{" + id + "}");
            }
            crm.send("crm.lead.contacted.v1", "2026-" + month + "-10T03:00:00Z", "{" + id + ",'medium':'call'}");
            if (i < 4) {
                crm.send("crm.lead.qualified.v1", "2026-07-20T03:00:00Z", "{" + id + ",'level':'MQL'}");
            }
        }
        crm.send("crm.deal.won.v1", "2026-08-01T03:00:00Z", "{'leadId':'w-0','amount':'9'}");
        crm.send("crm.deal.won.v1", "2026-08-01T03:00:00Z", "{'opportunityId':'never-contacted','amount':'9'}");
    }

    /** Five decided deals of September with objections, two of them with the time, and one that nobody objected to. */
    private static void objections(Producer crm) {
        for (int i = 0; i < 6; i++) {
            String id = "'opportunityId':'o-" + i + "'";
            crm.send("crm.opportunity.created.v1", "2026-09-01T03:00:00Z", "{" + id + ",'leadId':'x-" + i + "'}");
            if (i < 4) {
                String of = i == 1 ? "'leadId':'x-1'" : id;
                crm.send("crm.objection.recorded.v1", "2026-09-02T03:00:00Z", "{" + of + ",'reason':'price'}");
            }
            if (i == 0 || i == 4) {
                crm.send("crm.objection.recorded.v1", "2026-09-03T03:00:00Z", "{" + id + ",'reason':'time'}");
            }
            String end = i == 0 || i == 5 ? "crm.deal.won.v1" : "crm.deal.lost.v1";
            crm.send(end, "2026-09-10T03:00:00Z", "{" + id + "}");
        }
    }

    /** Five deals won on the 1st of October at 11:00 in Shanghai. */
    static void care(Producer crm) {
        for (int i = 0; i < 5; i++) {
            crm.send(
                    "crm.deal.won.v1",
                    "2026-10-01T03:00:00Z",
                    "{'opportunityId':'g-" + i + "','customerId':'gc-" + i + "'}");
        }
        guide(crm, "'opportunityId':'g-0'", "2026-10-02T03:00:00Z");
        guide(crm, "'opportunityId':'g-1'", "2026-10-02T03:00:01Z");
        guide(crm, "'customerId':'gc-2'", "2026-10-01T04:00:00Z");
        guide(crm, "'opportunityId':'g-3'", "2026-10-01T02:59:59Z");
        visit(crm, "'opportunityId':'g-0'", "2026-10-07T16:00:00Z");
        visit(crm, "'customerId':'gc-1'", "2026-10-08T15:59:00Z");
        visit(crm, "'opportunityId':'g-2'", "2026-10-08T16:00:00Z");
        visit(crm, "'opportunityId':'g-3'", "2026-10-12T03:00:00Z");
    }

    private static void guide(Producer crm, String of, String time) {
        crm.send("crm.aftersales.guide_sent.v1", time, "{" + of + ",'medium':'mail'}");
    }

    private static void visit(Producer crm, String of, String time) {
        crm.send("crm.aftersales.visited.v1", time, "{" + of + ",'medium':'call'}");
    }

    /** Answered at two hours, a second later, never, and at once; resolved after a day, and after re-opening on day 3. */
    static void tickets(Producer crm) {
        String[] kinds = {"delivery", "delivery", "delivery", "invoice"};
        for (int i = 0; i < 4; i++) {
            crm.send(
                    "crm.ticket.opened.v1",
                    "2026-11-02T03:00:00Z",
                    "{'ticketId':'t-" + i + "','kind':'" + kinds[i] + "'}");
        }
        ticket(crm, "responded", "t-0", "2026-11-02T05:00:00Z");
        ticket(crm, "responded", "t-1", "2026-11-02T05:00:01Z");
        ticket(crm, "responded", "t-3", "2026-11-02T03:01:00Z");
        ticket(crm, "resolved", "t-0", "2026-11-03T03:00:00Z");
        ticket(crm, "resolved", "t-1", "2026-11-03T03:00:00Z");
        ticket(crm, "reopened", "t-1", "2026-11-04T03:00:00Z");
        ticket(crm, "resolved", "t-1", "2026-11-05T03:00:00Z");
        ticket(crm, "resolved", "t-3", "2026-11-03T03:00:00Z");
        ticket(crm, "reopened", "t-3", "2026-11-04T03:00:00Z");
    }

    private static void ticket(Producer crm, String what, String id, String time) {
        crm.send("crm.ticket." + what + ".v1", time, "{'ticketId':'" + id + "'}");
    }
}
