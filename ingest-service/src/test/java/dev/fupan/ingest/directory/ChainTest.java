package dev.fupan.ingest.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final Map<String, String> ABOVE = Map.of("ann", "bob", "bob", "cem");

    @Test
    void whoStandsAboveOneselfOnAnyWayClosesACircle() {
        assertThat(Chain.circle("cem", "ann", ABOVE)).containsExactly("cem", "ann", "bob", "cem");
        assertThat(Chain.circle("ann", "ann", Map.of())).containsExactly("ann", "ann");
    }

    @Test
    void alongALineThereIsNone() {
        assertThat(Chain.circle("dan", "ann", ABOVE)).isEmpty();
        assertThat(Chain.circle("ann", null, ABOVE)).isEmpty();
        assertThat(Chain.circle("bob", "eve", ABOVE)).isEmpty();
    }
}
