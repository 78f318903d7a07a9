package dev.fupan.metrics.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists inside an event's data: {@code items} as a number or a list, {@code keyActions} as a list of texts. */
final class Items {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Items() {}

    /** The number itself, or the sum of the quantities of a list, an entry without one counting once. */
    static int count(@Nullable String items) {
        if (items == null || items.isBlank()) {
            return 0;
        }
        if (!items.startsWith("[")) {
            return new BigDecimal(items).intValue();
        }
        int count = 0;
        for (JsonNode item : tree(items)) {
            count += item.path("quantity").asInt(1);
        }
        return count;
    }

    static List<String> texts(@Nullable String list) {
        List<String> texts = new ArrayList<>();
        if (list != null && list.startsWith("[")) {
            tree(list).forEach(text -> texts.add(text.asText()));
        } else if (list != null) {
            texts.add(list);
        }
        return texts;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            // without its cause, which quotes the text
            throw new IllegalArgumentException("not a JSON list");
        }
    }
}
