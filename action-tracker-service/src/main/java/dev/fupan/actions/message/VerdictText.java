package dev.fupan.actions.message;

import dev.fupan.actions.mail.Certainty;
import dev.fupan.actions.mail.VerdictView;
import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.action.ActionEvent.CheckpointEvaluated;
import dev.fupan.contracts.action.Criterion;
import dev.fupan.contracts.action.Measured;
import dev.fupan.contracts.people.Person;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A verdict's numbers, written for people. */
final class VerdictText {

    private static final int PERCENT = 2;
    private static final int EVIDENCE_DIGITS = 2;
    private static final BigDecimal OVERWHELMING = new BigDecimal("1000000");

    private VerdictText() {}

    static VerdictView of(VerdictFacts facts, Person person, String link) {
        CheckpointEvaluated evaluated = facts.evaluated();
        Measured.Interval interval = evaluated.interval();
        String unit = facts.criterion().unit();
        return new VerdictView(
                person.name(),
                facts.measure(),
                evaluated.verdict(),
                measured(evaluated),
                needed(facts.criterion()),
                interval == null ? null : number(interval.low(), unit) + " – " + number(interval.high(), unit),
                time(evaluated.window().from(), person) + " – "
                        + time(evaluated.window().to(), person),
                certainty(evaluated).in(person.locale()),
                facts.decision(),
                link);
    }

    static Certainty certainty(CheckpointEvaluated evaluated) {
        Map<String, String> parameters = evaluated.method().parameters();
        return new Certainty(
                evaluated.eLow() != null,
                parameters.get("p"),
                "true".equals(parameters.get("decisive")),
                evidence(evaluated.eLow()),
                evidence(evaluated.eHigh()),
                evaluated.late());
    }

    private static @Nullable String evidence(@Nullable BigDecimal value) {
        if (value == null) return null;
        if (value.compareTo(OVERWHELMING) > 0) return "> " + plain(OVERWHELMING);
        return plain(value.setScale(EVIDENCE_DIGITS, RoundingMode.HALF_UP));
    }

    /** {@code 2/40 = 5 %}. */
    static String measured(CheckpointEvaluated evaluated) {
        String value = number(evaluated.value(), evaluated.unit());
        return evaluated.k() == null ? value : evaluated.k() + "/" + evaluated.n() + " = " + value;
    }

    /** {@code M-12 (channel=ads) >= 10 %}. */
    static String needed(Criterion criterion) {
        String filter = criterion.filter().isEmpty()
                ? ""
                : " "
                        + new TreeMap<>(criterion.filter())
                                .toString()
                                .replace('{', '(')
                                .replace('}', ')');
        return criterion.metric() + filter + " " + criterion.comparator() + " "
                + number(criterion.threshold(), criterion.unit());
    }

    static CheckpointEvaluated evaluated(String data) {
        return ActionEvent.FAMILY
                .read("fupan.checkpoint.evaluated.v1", data.getBytes(StandardCharsets.UTF_8))
                .filter(CheckpointEvaluated.class::isInstance)
                .map(CheckpointEvaluated.class::cast)
                .orElseThrow();
    }

    private static String number(@Nullable BigDecimal value, @Nullable String unit) {
        if (value == null) return "–";
        if (!"ratio".equals(unit)) return plain(value) + (unit == null ? "" : " " + unit);
        return plain(value.movePointRight(PERCENT).setScale(1, RoundingMode.HALF_UP)) + " %";
    }

    private static String plain(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }

    private static String time(Instant instant, Person person) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(person.locale())
                .format(instant.atZone(person.zoneId()));
    }
}
