package dev.fupan.contracts.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.contracts.crm.EventJson;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

class WorkspaceConfigurationTest {

    @Test
    void theStandardPipelineGoesFromTheLeadToTheWin() {
        Pipeline pipeline = WorkspaceConfiguration.standard().pipelines().get(0);
        assertThat(pipeline.steps().stream().map(Step::step))
                .containsExactly(
                        "lead",
                        "contacted",
                        "MQL",
                        "SQL",
                        "opportunity",
                        "requirement",
                        "proposal",
                        "negotiation",
                        "won");
    }

    @Test
    void itIsTheSameAfterATripThroughJson() throws Exception {
        WorkspaceConfiguration standard = WorkspaceConfiguration.standard();
        byte[] json = EventJson.mapper().writeValueAsBytes(standard);
        assertThat(read(new String(json, java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(standard);
    }

    @Test
    void whatIsLeftOutHasTheStandardsValue() throws Exception {
        WorkspaceConfiguration short_ = read("{\"timeZone\": \"Asia/Shanghai\", \"currency\": \"CNY\"}");
        assertThat(short_.weekStart()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(short_.fiscalYearStart()).isEqualTo(1);
        assertThat(short_.pipelines())
                .isEqualTo(WorkspaceConfiguration.standard().pipelines());
        assertThat(short_.dimensions()).isEmpty();
    }

    @Test
    void aZoneOrCurrencyThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> read("{\"timeZone\": \"Mars/Olympus\", \"currency\": \"EUR\"}"))
                .hasMessageContaining("Mars/Olympus");
        assertThatThrownBy(() -> read("{\"timeZone\": \"UTC\", \"currency\": \"euro\"}"))
                .hasMessageContaining("euro");
    }

    @Test
    void oneStageNameLeadsToOnePlace() {
        assertThatThrownBy(() -> read("""
                {"timeZone": "UTC", "currency": "EUR", "pipelines": [{"key": "p", "windowDays": 30, "steps": [
                  {"step": "offer", "reachedBy": [{"stage": "Offer"}]},
                  {"step": "won", "outcome": "won", "reachedBy": [{"stage": "Offer"}]}]}]}
                """)).hasMessageContaining("maps stage Offer twice");
    }

    private static WorkspaceConfiguration read(String json) throws Exception {
        return EventJson.mapper().readValue(json, WorkspaceConfiguration.class);
    }
}
