package dev.fupan.contracts.action;

import dev.fupan.contracts.loop.Exact;
import dev.fupan.contracts.loop.OneOf;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What success means, in a form that the stream can check: {@code M-12 >= 0.10}.
 *
 * @param filter dimension to value, {@code channel -> ads}
 * @param window ISO 8601 period or duration from the start: the look of point mode, the deadline of evidence mode
 * @param minimumSample below it the verdict is INCONCLUSIVE
 * @param horizon ISO 8601; a lead counts when this much has passed since its entry; mandatory in evidence mode
 */
public record Criterion(
        String metric,
        Map<String, String> filter,
        String window,
        @OneOf({">=", ">", "<=", "<"}) String comparator,
        @Exact BigDecimal threshold,
        String unit,
        int minimumSample,
        @OneOf({"point", "evidence"}) String mode,
        @Nullable String horizon,

        @OneOf({"continue", "pause_channel", "extend", "escalate", "new_action"})
        String onPass,

        @OneOf({"continue", "pause_channel", "extend", "escalate", "new_action"})
        String onFail,

        @OneOf({"continue", "pause_channel", "extend", "escalate", "new_action"})
        String onInconclusive) {}
