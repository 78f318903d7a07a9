package dev.fupan.metrics.workspace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.contracts.crm.CanonicalContent;
import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.EventTypes;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.entity.Fields;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConfigurationsTest {
    private static final EventType CONFIGURED =
            EventTypes.byName("fupan.workspace.configured.v1").orElseThrow();

    @Test
    void oneThatCannotBeReadIsRepeatedNowhere() {
        EventSet set = EventSet.EMPTY.with(configured(Fields.of("timeZone", "secret", "currency", "EUR")));

        assertThatThrownBy(() -> Configurations.read(set, Cut.LIVE, WorkspaceConfiguration.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private static Event configured(Fields fields) {
        CanonicalContent content =
                CanonicalContent.of(CONFIGURED.name(), null, null, "{}".getBytes(StandardCharsets.UTF_8));
        return new Event(0, 0, 0, false, "/fupan", null, "c-1", CONFIGURED, content, fields);
    }
}
