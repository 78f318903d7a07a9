package dev.fupan.benchmarks.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aQuantileIsTheBucketThatHoldsItsRank() {
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 100; millis++) {
            latencies.add(millis * 1_000_000L - 1);
        }
        assertThat(latencies.millis(0.5)).isEqualTo(50);
        assertThat(latencies.millis(0.99)).isEqualTo(99);
    }

    @Test
    void anAnswerIsCompleteWhenItsBodyHasCome() {
        Answers answers = new Answers();
        answers.bytes.put(ascii("HTTP/1.1 202 Accepted\r\nContent-Length: 4\r\n\r\nab"));
        assertThat(answers.complete()).isFalse();

        answers.bytes.put(ascii("cd"));
        assertThat(answers.complete()).isTrue();
        assertThat(answers.bytes.position()).isZero();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
