package dev.fupan.contracts.crm;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the company says about its own reading: targets, rates and the configuration. */
public sealed interface SteeringEvent extends CrmEvent {

    /** A {@code value} of null removes the target; {@code scope} is dimension -> value. */
    @TypeName(value = "crm.target.set.v1", code = 1001, entity = EntityRule.TARGET)
    record TargetSet(
            @Required String metric,
            @Required @Period String period,
            @RequiredOrNull @Nullable @Decimal BigDecimal value,
            @Nullable Map<String, String> scope,
            @Nullable @CurrencyCode String currency)
            implements SteeringEvent {}

    /** Units of {@code quote} for one of {@code base}, from that day on. */
    @TypeName(value = "crm.rate.set.v1", code = 1002, entity = EntityRule.RATE)
    record RateSet(
            @Required @CurrencyCode String base,
            @Required @CurrencyCode String quote,
            @Required LocalDate date,
            @Required @Decimal BigDecimal rate)
            implements SteeringEvent {}

    /** The whole configuration; written by our own interface alone. */
    @TypeName(value = "fupan.workspace.configured.v1", code = 1003, entity = EntityRule.WORKSPACE)
    record WorkspaceConfigured(@JsonValue WorkspaceConfiguration configuration) implements SteeringEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public WorkspaceConfigured {}
    }
}
