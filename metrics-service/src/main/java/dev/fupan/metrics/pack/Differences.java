package dev.fupan.metrics.pack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where two packs say different things: numbers by their keys, all else by its place. */
final class Differences {
    private Differences() {}

    /** @return members {@code numberKey} (null outside of the numbers), {@code member}, {@code frozen}, {@code replayed} */
    static List<Map<String, @Nullable Object>> between(JsonNode frozen, JsonNode replayed) {
        List<Map<String, @Nullable Object>> differences = new ArrayList<>();
        Map<String, JsonNode> before = numbers(frozen);
        Map<String, JsonNode> after = numbers(replayed);
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            compare(key, leaves(before.get(key)), leaves(after.get(key)), differences);
        }
        compare(null, leaves(frozen.path("tables"), "tables"), leaves(replayed.path("tables"), "tables"), differences);
        for (String member : List.of("zone", "currency")) {
            compare(null, leaves(frozen.path(member), member), leaves(replayed.path(member), member), differences);
        }
        return differences;
    }

    private static void compare(
            @Nullable String numberKey,
            Map<String, String> before,
            Map<String, String> after,
            List<Map<String, @Nullable Object>> differences) {
        TreeSet<String> members = new TreeSet<>(before.keySet());
        members.addAll(after.keySet());
        for (String member : members) {
            if (!Objects.equals(before.get(member), after.get(member))) {
                Map<String, @Nullable Object> difference = new TreeMap<>();
                difference.put("numberKey", numberKey);
                difference.put("member", member);
                difference.put("frozen", before.get(member));
                difference.put("replayed", after.get(member));
                differences.add(difference);
            }
        }
    }

    private static Map<String, JsonNode> numbers(JsonNode pack) {
        Map<String, JsonNode> numbers = new TreeMap<>();
        pack.path("numbers").forEach(number -> numbers.put(number.path("key").asText(), number));
        return numbers;
    }

    private static Map<String, String> leaves(@Nullable JsonNode node) {
        return node == null ? Map.of() : leaves(node, "");
    }

    private static Map<String, String> leaves(JsonNode node, String path) {
        Map<String, String> leaves = new TreeMap<>();
        collect(node, path, leaves);
        return leaves;
    }

    private static void collect(JsonNode node, String path, Map<String, String> leaves) {
        String prefix = path.isEmpty() ? "" : path + "/";
        if (node.isObject()) {
            node.properties().forEach(member -> collect(member.getValue(), prefix + member.getKey(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), prefix + i, leaves);
            }
        } else if (!node.isNull() && !node.isMissingNode()) {
            leaves.put(path, node.asText());
        }
    }
}
