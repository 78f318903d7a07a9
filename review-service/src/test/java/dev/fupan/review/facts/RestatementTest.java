package dev.fupan.review.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.contracts.signal.SignalEvent;
import dev.fupan.review.FakeMetrics;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frozen numbers stay; that they would be others today is told beside them, once. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
@QuarkusTestResource(FakeMetrics.class)
class RestatementTest {

    @Inject
    Office office;

    private Office.Desk desk;
    private String facts;

    @BeforeEach
    void aSessionWithFacts() {
        desk = office.open();
        facts = "/sessions/" + desk.started() + "/facts";
    }

    @Test
    void aRestatementIsToldOnceAndChangesNoFrozenNumber() {
        String pack = desk.post("lead", facts, Map.of()).path("packId");
        desk.neighbours().metrics("re-1", restated(pack, "0.075"));
        desk.neighbours().metrics("re-1", restated(pack, "0.075"));
        desk.neighbours().metrics("re-2", restated(pack, "0.1"));

        List<Told.Event> told = desk.told().awaited("review.facts_restated", 2);
        assertThat(told).hasSize(2);
        assertThat(told.get(0).data().path("changes").get(0).path("causes")).hasSize(2);
        desk.get("rep", facts + "/1/restatements")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].changes[0].current", equalTo("0.075"))
                .body("items[1].changes[0].current", equalTo("0.1"));
        desk.get("rep", facts + "/1").then().body("numbers[0].value", equalTo("0.05"));
    }

    @Test
    void aPackOfNobodyIsPassedOver() {
        String pack = desk.post("lead", facts, Map.of()).path("packId");
        desk.neighbours().metrics("re-1", restated("pack-of-nobody", "0.075"));
        desk.get("rep", facts + "/1/restatements").then().body("items", empty());
        desk.neighbours().metrics("re-2", restated(pack, "0.075"));
        assertThat(desk.told().awaited("review.facts_restated", 1)).hasSize(1);
    }

    /** As the metrics tell it: with more about the pack than sessions need. */
    private static SignalEvent.Restated restated(String pack, String current) {
        var change = new ReviewEvent.Restatement(
                "channels/M-12/ads",
                new BigDecimal("0.05"),
                new BigDecimal("0.05"),
                new BigDecimal(current),
                List.of("ev-1", "ev-2"),
                2,
                false);
        return new SignalEvent.Restated(pack, "told-by-the-metrics", 1, "4800", List.of(change));
    }
}
