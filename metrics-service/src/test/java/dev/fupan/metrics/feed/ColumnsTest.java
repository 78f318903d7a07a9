package dev.fupan.metrics.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Property
    void objectsAndListsAreReadBackAsTheyWere(
            @ForAll @Size(max = 5) Map<String, @CharRange(to = '\ud7ff') String> values,
            @ForAll @Size(max = 5) List<@CharRange(to = '\ud7ff') String> list)
            throws JsonProcessingException {
        assertThat(JSON.readValue(Columns.json(values), Map.class)).isEqualTo(values);
        assertThat(JSON.readValue(Columns.json(list), List.class)).isEqualTo(list);
    }

    @Test
    void amountsAreTextsByCurrencyInOrder() {
        Map<String, BigDecimal> both =
                new TreeMap<>(Map.of("USD", new BigDecimal("1E2"), "EUR", new BigDecimal("0.10")));
        assertThat(Columns.amounts(List.of(Map.of(), both, Map.of("CNY", BigDecimal.ONE))))
                .isEqualTo("[{},{\"EUR\":\"0.10\",\"USD\":\"100\"},{\"CNY\":\"1\"}]");
    }
}
