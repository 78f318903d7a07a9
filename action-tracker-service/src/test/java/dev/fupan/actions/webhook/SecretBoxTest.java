package dev.fupan.actions.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private static final String OLD = "00".repeat(32);
    private static final String NEW = "a1".repeat(32);

    private final Secret secret = Secret.random();

    private static SecretBox box(String... keys) {
        return new SecretBox(Optional.of(List.of(keys)));
    }

    @Test
    void whatIsSealedOpensForItsEndpointAlone() {
        SecretBox box = box(OLD);
        String sealed = box.seal(secret, "one");
        assertThat(box.open(sealed, "one").written()).isEqualTo(secret.written());
        assertThatThrownBy(() -> box.open(sealed, "other")).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void theSecretDoesNotStandInWhatIsKept() {
        String kept = box(OLD).seal(secret, "one");
        assertThat(kept).doesNotContain(secret.written().substring("whsec_".length()));
        assertThat(box(OLD).seal(secret, "one")).isNotEqualTo(kept);
        assertThat(secret).hasToString("a secret");
    }

    @Test
    void aNewKeyInFrontSealsAndTheOldOneStillOpens() {
        String before = box(OLD).seal(secret, "one");
        SecretBox both = box(NEW, OLD);
        assertThat(both.open(before, "one").written()).isEqualTo(secret.written());
        String after = both.seal(secret, "one");
        assertThat(box(NEW).open(after, "one").written()).isEqualTo(secret.written());
        assertThatThrownBy(() -> box(NEW).open(before, "one")).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void withoutAKeyNothingIsKeptInClearInstead() {
        SecretBox none = new SecretBox(Optional.empty());
        assertThatThrownBy(() -> none.seal(secret, "one"))
                .isInstanceOf(HttpProblem.class)
                .satisfies(problem ->
                        assertThat(((HttpProblem) problem).getStatusCode()).isEqualTo(503));
    }

    @Test
    void aKeyThatIsNoneStopsTheStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> box("too short")).withMessageContaining("64 hexadecimal");
    }
}
