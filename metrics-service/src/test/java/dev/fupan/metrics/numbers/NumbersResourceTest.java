package dev.fupan.metrics.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked numbers of the requirements, from the topic through the database out of the API. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class NumbersResourceTest extends Asking {
    @Test
    void aDifferenceOfTwoSmallChannelsIsNoise() {
        JsonPath answer = get("channels", "/api/v1/metrics/M-16?period=2026-Q3&by=channel");

        Map<String, Object> community = answer.getMap("items.find { it.channel == 'community' }");
        assertThat(community)
                .containsEntry("judgement", "NOISE")
                .containsEntry("num", 4)
                .containsEntry("den", 20);
        assertThat(number(community, "difference")).isEqualTo(0.1, within(1e-6));
        assertThat(number(community, "differenceLow")).isEqualTo(-0.097, within(0.0005));
        assertThat(number(community, "differenceHigh")).isEqualTo(0.326, within(0.0005));
        assertThat(number(community, "p")).isEqualTo(0.416, within(0.0005));
        assertThat(answer.getDouble("total[0].value")).isEqualTo(0.14);
        Map<String, Object> intent = get("channels", "/api/v1/metrics/M-12?period=2026-Q3&by=channel")
                .getMap("items[0]");
        assertThat(number(intent, "p")).isEqualTo(0.765, within(0.0005));
        assertThat(intent).containsEntry("judgement", "NOISE");
    }

    @Test
    void eachCurrencyHasItsOwnNumberOfDeals() {
        for (String metric : List.of("M-01", "M-03")) {
            JsonPath answer = get("currencies", "/api/v1/metrics/" + metric + "?period=2026-08");
            assertThat(answer.getMap("items.find { it.currency == 'CNY' }"))
                    .as(metric)
                    .containsEntry("n", 2);
            assertThat(answer.getMap("items.find { it.currency == 'USD' }"))
                    .as(metric)
                    .containsEntry("n", 1)
                    .containsEntry("value", 10)
                    .containsEntry("deals", 4);
        }
    }

    @Test
    void amountsOfADayAreConvertedWhereverThereAreAny() {
        String inYuan = "?period=2026-08&convertTo=CNY";
        assertThat(get("currencies", "/api/v1/metrics/M-01" + inYuan).getMap("items[0]"))
                .containsEntry("value", 370)
                .containsEntry("n", 3)
                .containsEntry("missingRates", 0);
        Map<String, Object> perDeal =
                get("currencies", "/api/v1/metrics/M-03" + inYuan).getMap("items[0]");
        assertThat(number(perDeal, "value")).as("370 / 3").isEqualTo(123.33);
        assertThat(perDeal).containsEntry("n", 3).containsEntry("currency", "CNY");
        assertThat(get("currencies", "/api/v1/metrics/M-24" + inYuan).getMap("items[0]"))
                .containsEntry("reason", "price")
                .containsEntry("value", 2)
                .containsEntry("currency", "CNY")
                .containsEntry("converted", 41)
                .doesNotContainKey("amount");
        Map<String, Object> cost =
                get("currencies", "/api/v1/metrics/M-13" + inYuan).getMap("items[0]");
        assertThat(cost).as("5 dollars at 6 and 5 at 7").containsEntry("convertedCost", 65);
        assertThat(number(cost, "value")).isEqualTo(32.5);
        Map<String, Object> without = get("currencies", "/api/v1/metrics/M-03?period=2026-07&convertTo=CNY")
                .getMap("items[0]");
        assertThat(without).containsEntry("value", null).containsEntry("n", 0).containsEntry("missingRates", 1);
        for (String metric : List.of("M-12", "M-36")) {
            assertThat(refused("/api/v1/metrics/" + metric + inYuan, 422).getString("parameter"))
                    .isEqualTo("convertTo");
        }
    }

    @Test
    void immatureEntriesStandApart() {
        JsonPath answer = get("maturing", "/api/v1/funnels?period=2026&evaluatedAt=2026-10-01T00:00:00Z");

        Map<String, Object> won = answer.getMap("items.find { it.step == 'won' }");
        assertThat(won)
                .containsEntry("kFromFirst", 18)
                .containsEntry("nFromFirst", 60)
                .containsEntry("reached", 22)
                .containsEntry("immature", 4)
                .containsEntry("immatureEntries", 40)
                .containsEntry("entered", 100);
        assertThat(number(won, "rateFromFirst")).isEqualTo(0.3);
        assertThat(number(won, "lowFromFirst")).isBetween(0.19, 0.21);
        assertThat(answer.getString("asOf.evaluatedAt")).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(answer.getMap("items.find { it.step == 'contacted' }"))
                .containsEntry("healthyLow", 0.6f)
                .containsEntry("status", "BELOW")
                .containsEntry("hintKeys", "invalid_contact_data; late_first_follow_up")
                .containsEntry("benchmarkVersion", "2");
    }

    @Test
    void thePerformanceTableShowsTheGoldenRows() {
        JsonPath answer = get("performance", "/api/v1/metrics/performance?period=2026-Q3");

        assertThat(line(answer, "M-01")).containsExactly("overall", 500, 380, "76%");
        assertThat(line(answer, "M-07")).containsExactly("customerDevelopment", 20, 12, "60%");
        assertThat(line(answer, "M-08")).containsExactly("customerMaintenance", 0.6f, 0.65f, "108%");
        assertThat(line(answer, "M-22").get(3)).isEqualTo("-");
        assertThat(answer.getInt("items.find { it.metric == 'M-01' }.n"))
                .as("deals")
                .isEqualTo(25);
        assertThat(answer.getInt("items.find { it.metric == 'M-08' }.n"))
                .as("earlier customers")
                .isEqualTo(20);
    }

    @Test
    void aMetricComesWithItsTarget() {
        Map<String, Object> row =
                get("performance", "/api/v1/metrics/M-01?period=2026-Q3").getMap("items[0]");
        assertThat(row)
                .containsEntry("currency", "CNY")
                .containsEntry("value", 380)
                .containsEntry("target", 500)
                .containsEntry("targetKind", "explicit")
                .containsEntry("attainmentPercent", 76)
                .containsEntry("n", 25);
        Map<String, Object> shortOf =
                get("performance", "/api/v1/metrics/M-04?period=2026-Q3").getMap("items[0]");
        assertThat(shortOf).containsEntry("value", 5).containsEntry("targetDeals", 30);
        JsonPath target = get("performance", "/api/v1/metrics/M-07/targets?period=2026-Q3");
        assertThat(target.getInt("items[0].attainmentPercent")).isEqualTo(60);
        assertThat(target.getInt("items[0].n")).as("new customers").isEqualTo(12);
        JsonPath scoped = get("performance", "/api/v1/metrics/M-07/targets?period=2026-Q3&scope.region=north");
        assertThat(scoped.getString("items[0].targetKind")).isEqualTo("none");
        assertThat(scoped.getInt("items[0].actual")).isEqualTo(12);
    }

    @Test
    void whatIsLostIsCountedAndItsAmountsStandApartByCurrency() {
        JsonPath answer = get("losses", "/api/v1/metrics/M-24?period=2026-Q3");

        assertThat(answer.getMap("items[0]")).containsEntry("reason", "price").containsEntry("value", 2);
        assertThat(answer.getList("amounts.currency")).containsExactly("CNY", "USD");
        assertThat(answer.getList("amounts.amount")).containsExactly(20, 7);
        assertThat(answer.getList("amounts.reason")).containsExactly("price", "price");
    }

    @Test
    void aPeriodIsComparedWithTheOneBefore() {
        Map<String, Object> row = get("performance", "/api/v1/metrics/M-01?period=2026-Q3&compare=previous")
                .getMap("items[0]");

        assertThat(row)
                .containsEntry("comparedPeriod", "2026-Q2")
                .containsEntry("comparedValue", 140)
                .containsEntry("change", 240);
        assertThat(number(row, "changePercent")).isEqualTo(171.43, within(1e-4));
        JsonPath months = get("performance", "/api/v1/metrics/M-02?period=2026-Q3&grain=month&compare=previous");
        assertThat(months.getList("items.period")).containsExactly("2026-07", "2026-08", "2026-09");
        assertThat(months.getList("items.value")).containsExactly(0, 13, 12);
        assertThat(months.getList("items.comparedValue")).containsExactly(0, 0, 13);
    }

    @Test
    void aFunnelComparedWithAnEarlierPeriodIsJudgedStepByStep() {
        JsonPath answer =
                get("maturing", "/api/v1/funnels?period=2026-Q3&compare=previous&evaluatedAt=2027-06-01T00:00:00Z");

        Map<String, Object> won = answer.getMap("items.find { it.step == 'won' }");
        assertThat(won).containsEntry("comparedPeriod", "2026-Q2").containsEntry("comparedReached", 18);
        assertThat(answer.getString("comparedWith.from")).isEqualTo("2026-04-01");
    }

    @Test
    void theCatalogueSaysWhatThereIs() {
        JsonPath catalogue = get("channels", "/api/v1/metrics");

        assertThat(catalogue.getList("items.id")).contains("M-01", "M-04", "M-30");
        assertThat(catalogue.getString("items.find { it.id == 'M-01' }.nameZh")).isEqualTo("销售额");
    }

    @Test
    void theFunnelIsAMetricToo() {
        JsonPath answer = get("channels", "/api/v1/metrics/M-30?period=2026-Q3&evaluatedAt=2027-01-01T00:00:00Z");

        Map<String, Object> mql = answer.getMap("items.find { it.step == 'MQL' }");
        assertThat(mql).containsEntry("num", 18).containsEntry("reached", 18);
        assertThat(answer.getDouble("total[0].value")).isEqualTo(0.14);
    }

    private static List<Object> line(JsonPath answer, String metric) {
        Map<String, Object> row = answer.getMap("items.find { it.metric == '" + metric + "' }");
        List<Object> shown = new ArrayList<>();
        List.of("category", "target", "actual", "attainment").forEach(column -> shown.add(row.get(column)));
        return shown;
    }
}
