package dev.fupan.metrics.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fupan.kit.problem.PassingProblem;
import dev.fupan.metrics.calendar.Grain;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final Set<String> KNOWN = Question.parameters(List.of("convertTo"));

    @Test
    void aQuestionIsReadFromItsParameters() {
        Question question = Question.of(parameters(
                "by", "channel, region", "grain", "half-year", "filter.region", "north,south", "ownerAsOf", "today"));

        assertThat(question.by()).containsExactly("channel", "region");
        assertThat(question.grain()).isEqualTo(Grain.HALF_YEAR);
        assertThat(question.filters()).containsEntry("region", Set.of("north", "south"));
        assertThat(question.ownerNow()).isTrue();
        assertThat(question.aboutPeople()).isFalse();
    }

    @Test
    void theOrderOfParametersMakesNoOtherQuestion() {
        assertThat(parameters("by", "channel", "period", "2026").canonical())
                .isEqualTo(parameters("period", "2026", "by", "channel").canonical());
    }

    @Test
    void aNameThatNobodyKnowsIsNotIgnored() {
        HttpProblem problem = refusal(() -> parameters("filter", "north"));

        assertThat(problem.getStatusCode()).isEqualTo(422);
        assertThat(problem.getParameters().get("allowed")).asList().contains("filter.<dimension>");
    }

    @Test
    void bracketsSayTheSameAsADot() {
        Parameters brackets = parameters("filter[region]", "north,south", "filter[attributes.size]", "large");
        Parameters dots = parameters("filter.region", "north,south", "filter.attributes.size", "large");

        assertThat(brackets.canonical()).isEqualTo(dots.canonical());
        assertThat(Question.of(brackets).filters()).isEqualTo(Question.of(dots).filters());
        for (String wrong : List.of("filter[]", "filter[region", "filter[a][b]", "colour[region]", "by[region]")) {
            assertThat(refusal(() -> parameters(wrong, "north")).getStatusCode())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(refusal(() -> parameters("filter[region]", "north", "filter.region", "south"))
                        .getDetail())
                .contains("once");
    }

    @Test
    void aParameterGivenTwiceIsAmbiguous() {
        assertThat(refusal(() -> Parameters.of(Map.of("by", List.of("a", "b")), KNOWN))
                        .getDetail())
                .contains("once");
    }

    @Test
    void aPeriodIsGivenInOneWay() {
        assertThat(parameter("period", "2026", "from", "2026-01-01", "to", "2026-02-01"))
                .isEqualTo("period");
        assertThat(parameter("from", "2026-01-01")).isEqualTo("from");
        assertThat(parameter("from", "2026-02-01", "to", "2026-02-01")).isEqualTo("to");
        assertThat(parameter("from", "yesterday", "to", "2026-02-01")).isEqualTo("from");
        assertThat(parameter("grace", "PT15M")).isEqualTo("grace");
        assertThat(parameter("convertTo", "euro")).isEqualTo("convertTo");
        assertThat(parameter("grain", "decade")).isEqualTo("grain");
    }

    @Test
    void aCutWithGraceIsNotAnsweredBeforeItHasPassed() {
        AsOf asOf = AsOf.of(parameters("asOf", "2026-07-01T02:00:00+02:00", "grace", "PT15M"));
        Instant end = Instant.parse("2026-07-01T00:15:00Z");

        PassingProblem early =
                catchThrowableOfType(PassingProblem.class, () -> asOf.requirePassed(end.minusSeconds(60)));
        asOf.requirePassed(end);

        assertThat(early.problem().type().status()).isEqualTo(503);
        assertThat(early.problem().retryAfterSeconds()).hasValue(61);
        assertThat(asOf.grace()).isEqualTo(Duration.ofMinutes(15));
    }

    private static Object parameter(String... pairs) {
        return refusal(() -> Question.of(parameters(pairs))).getParameters().get("parameter");
    }

    private static HttpProblem refusal(ThrowingCallable asking) {
        return catchThrowableOfType(HttpProblem.class, asking);
    }

    private static Parameters parameters(String... pairs) {
        Map<String, List<String>> given = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put(pairs[i], List.of(pairs[i + 1]));
        }
        return Parameters.of(given, KNOWN);
    }
}
