package dev.fupan.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void aThrownProblemSaysTheSameAsAnAnsweredOne() {
        Problem problem = ProblemType.UNAVAILABLE
                .because("The broker is away.")
                .with("missing", "broker")
                .retryAfter(2);

        var thrown = problem.asException();

        assertThat(problem.json().getString("type")).isEqualTo(thrown.getType().toString());
        assertThat(problem.json().getString("title")).isEqualTo(thrown.getTitle());
        assertThat(problem.json().getInteger("status")).isEqualTo(thrown.getStatusCode());
        assertThat(problem.json().getString("detail")).isEqualTo(thrown.getDetail());
        assertThat(thrown.getParameters()).containsEntry("missing", "broker");
        assertThat(thrown.getHeaders()).containsEntry("Retry-After", 2);
    }

    @Test
    void aBareStatusGetsAType() {
        assertThat(ProblemType.ofStatus(404)).isEqualTo(ProblemType.NOT_FOUND);
        assertThat(ProblemType.ofStatus(418).status()).isEqualTo(418);
        assertThat(ProblemType.ofStatus(502).status()).isEqualTo(502);
    }
}
