package dev.fupan.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QuarantineHeadersTest {

    private static final Map<String, String> EVENT = Map.of(CeHeaders.SOURCE, "/crm", CeHeaders.ID, "e-1");
    private static final byte[] DATA = "{}".getBytes(UTF_8);

    @Test
    void whatStoodInTheLogIsNamedByItsPlace() {
        Map<String, String> headers = Map.of(CeHeaders.ID, "e-1", QuarantineHeaders.ORIGIN, "crm.events/3/17");

        assertThat(QuarantineHeaders.origin(headers, DATA)).isEqualTo("crm.events/3/17");
    }

    @Test
    void whatNeverReachedTheLogIsNamedByWhatItIs() {
        String origin = QuarantineHeaders.origin(EVENT, DATA);

        assertThat(origin).startsWith("event/").isEqualTo(QuarantineHeaders.origin(EVENT, DATA.clone()));
        assertThat(QuarantineHeaders.origin(EVENT, "[]".getBytes(UTF_8))).isNotEqualTo(origin);
        assertThat(QuarantineHeaders.origin(Map.of(CeHeaders.ID, "e-1"), DATA)).isNotEqualTo(origin);
    }

    @Test
    void aReasonThatNobodyGaveHasANameAllTheSame() {
        assertThat(QuarantineHeaders.reason(Map.of())).isEqualTo("unnamed");
        assertThat(QuarantineHeaders.reason(Map.of(QuarantineHeaders.REASON, "conflict")))
                .isEqualTo("conflict");
    }
}
