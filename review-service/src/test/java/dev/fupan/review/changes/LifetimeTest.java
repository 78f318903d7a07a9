package dev.fupan.review.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LifetimeTest {

    private static final Duration LONGEST = Duration.ofMinutes(30);

    @Test
    void aStreamEndsWithTheToken() {
        Duration left = Lifetime.of(token(Instant.now().plusSeconds(300)), LONGEST);
        assertThat(left).isBetween(Duration.ofSeconds(290), Duration.ofSeconds(300));
        assertThat(Lifetime.of(token(Instant.now().minusSeconds(1)), LONGEST)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void noStreamLastsLongerThanTheInstallationAllows() {
        assertThat(Lifetime.of(token(Instant.now().plusSeconds(86_400)), LONGEST))
                .isEqualTo(LONGEST);
        assertThat(Lifetime.of("Bearer fupan_abc_def", LONGEST)).isEqualTo(LONGEST);
        assertThat(Lifetime.of(null, LONGEST)).isEqualTo(LONGEST);
    }

    private static String token(Instant end) {
        String claims = "{\"sub\":\"rep\",\"exp\":" + end.getEpochSecond() + "}";
        return "Bearer e30."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }
}
