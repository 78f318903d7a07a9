package dev.fupan.review.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private final Templates templates = new Templates();

    @Test
    void theFiveFramesAreThere() {
        assertThat(templates.keys())
                .containsExactly(
                        "five-step",
                        "result-process-problem-optimisation",
                        "collect-to-track",
                        "personal-summary",
                        "two-metrics");
        assertThat(templates.newest("five-step").orElseThrow().phaseKeys())
                .containsExactly("preparation", "facts", "causes", "lessons", "plan");
        assertThat(templates.newest("two-metrics").orElseThrow().metrics()).containsExactly("M-16", "M-22");
    }

    @Test
    void theFramesHaveTheSectionsThatTheirSourcesAskFor() {
        assertThat(sections("result-process-problem-optimisation", "process"))
                .as("R-14")
                .containsExactly("acquisition", "follow_up", "won_and_lost", "after_sales");
        assertThat(sections("personal-summary", "customer"))
                .as("R-29")
                .containsExactly("composition", "signing_process", "lost_customers");
        assertThat(sections("personal-summary", "case"))
                .as("R-30")
                .contains("standard_customer", "expected_but_lost", "accidental_or_inevitable");
        assertThat(templates
                        .newest("result-process-problem-optimisation")
                        .orElseThrow()
                        .phaseOfCoreProblem())
                .as("R-13")
                .contains("result");
    }

    private List<String> sections(String template, String phase) {
        return templates
                .newest(template)
                .orElseThrow()
                .phase(phase)
                .orElseThrow()
                .sections();
    }

    @Test
    void eachIsWholeInBothLanguages() {
        for (Template one : templates.all()) {
            assertThat(one.title()).containsOnlyKeys("en", "zh");
            assertThat(new HashSet<>(one.phaseKeys())).hasSameSizeAs(one.phaseKeys());
            assertThat(one.phases()).allSatisfy(phase -> {
                assertThat(phase.title()).containsOnlyKeys("en", "zh");
                assertThat(phase.minutes()).isPositive();
            });
            assertThat(one.materials())
                    .allSatisfy(material -> assertThat(material.title()).containsOnlyKeys("en", "zh"));
        }
    }

    @Test
    void theMonthlyReviewWantsALeadTheFrontLineAndSupport() {
        Template monthly = templates.newest("five-step").orElseThrow();
        assertThat(monthly.missing(Map.of("facilitator", 1L, "frontline", 2L))).contains("1 support");
        assertThat(monthly.missing(Map.of("frontline", 1L, "support", 1L))).contains("a facilitator");
        assertThat(monthly.missing(Map.of("facilitator", 1L, "frontline", 1L, "support", 1L)))
                .isEmpty();
        for (String alone : List.of("personal-summary", "two-metrics"))
            assertThat(templates.newest(alone).orElseThrow().missing(Map.of("facilitator", 1L)))
                    .isEmpty();
    }
}
