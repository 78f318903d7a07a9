package dev.fupan.metrics.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a number to the journeys behind it, and to the moves of each. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "metrics"))
class JourneysResourceTest extends Asking {
    @Test
    void whatStandsBehindANumberIsAsManyAsTheNumber() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = get("channels", "/api/v1/journeys?step=MQL&period=2026-Q3&limit=7" + cursor);
            ids.addAll(page.getList("items.id"));
            assertThat(page.getInt("count")).isEqualTo(18);
            cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());
        assertThat(ids).hasSize(18).doesNotHaveDuplicates();
        assertThat(get("channels", "/api/v1/journeys?metric=M-12&part=numerator&period=2026-Q3&filter.channel=offline")
                        .getInt("count"))
                .isEqualTo(10);
        assertThat(get("performance", "/api/v1/journeys?metric=M-08&period=2026-Q3")
                        .getInt("count"))
                .isEqualTo(13);
        assertThat(get(
                                "maturing",
                                "/api/v1/journeys?step=won&part=immature&period=2026&evaluatedAt=2026-10-01T00:00:00Z")
                        .getInt("count"))
                .isEqualTo(4);
    }

    @Test
    void aJourneyTellsItsMoves() {
        JsonPath history = get("channels", "/api/v1/journeys/lead/offline-0/history");

        assertThat(history.getList("items.move")).contains("lead", "MQL", "won");
        Map<String, Object> mql = history.getMap("items.find { it.move == 'MQL' }");
        assertThat(mql).containsEntry("backward", false).containsEntry("entry", "2026-07-04T08:00:00Z");
        assertThat(refused("/api/v1/journeys/lead/nobody/history", 404).getString("title"))
                .isNotBlank();
    }
}
