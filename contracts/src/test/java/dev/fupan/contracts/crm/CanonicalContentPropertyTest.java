package dev.fupan.contracts.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Another writing of the same data is the same content, any other data is other content. */
class CanonicalContentPropertyTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Property
    void anotherWritingIsTheSame(@ForAll("data") JsonNode data, @ForAll BigDecimal amount, @ForAll Random random)
            throws Exception {
        ObjectNode one = ((ObjectNode) data.deepCopy()).put("amount", amount.toString());
        ObjectNode other = (ObjectNode) shuffled(one, random);
        other.set("amount", NODES.numberNode(amount.setScale(amount.scale() + random.nextInt(5))));
        assertThat(content(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(other)))
                .isEqualTo(content(JSON.writeValueAsBytes(one)));
    }

    @Property
    void otherDataIsOther(@ForAll("data") JsonNode one, @ForAll("data") JsonNode other) throws Exception {
        assertThat(content(JSON.writeValueAsBytes(one)).equals(content(JSON.writeValueAsBytes(other))))
                .isEqualTo(one.equals(other));
    }

    @Property
    void oneChangedLeafIsOther(@ForAll("data") JsonNode data, @ForAll("leaves") JsonNode leaf) throws Exception {
        for (String path : paths((ObjectNode) data)) {
            ObjectNode changed = data.deepCopy();
            JsonNode before = changed.get(path);
            changed.set(path, leaf);
            assertThat(content(JSON.writeValueAsBytes(changed)).equals(content(JSON.writeValueAsBytes(data))))
                    .isEqualTo(before.equals(leaf));
        }
    }

    @Property
    void otherAmountsAreOther(@ForAll BigDecimal one, @ForAll BigDecimal other) throws Exception {
        byte[] a = JSON.writeValueAsBytes(Map.of("amount", one));
        byte[] b = JSON.writeValueAsBytes(Map.of("amount", other.toPlainString()));
        assertThat(content(a).equals(content(b))).isEqualTo(one.compareTo(other) == 0);
    }

    @Provide
    Arbitrary<JsonNode> data() {
        return objects(Arbitraries.lazyOf(this::leaves, this::leaves, () -> objects(leaves()), this::arrays));
    }

    @Provide
    Arbitrary<JsonNode> leaves() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .ofMaxLength(6)
                        .filter(CanonicalContentPropertyTest::wellFormed)
                        .map(NODES::textNode),
                Arbitraries.of("", "a", "1", "1.0", "中", "\uD83D\uDE00").map(NODES::textNode),
                Arbitraries.longs().map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                Arbitraries.just(NODES.nullNode()));
    }

    private Arbitrary<JsonNode> arrays() {
        return leaves().list().ofMaxSize(4).map(list -> NODES.arrayNode().addAll(list));
    }

    private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> values) {
        Arbitrary<String> names = Arbitraries.of("a", "b", "aa", "owner", "attributes", "items", "é", "z");
        return Combinators.combine(names, values)
                .as((name, value) -> Map.<String, JsonNode>entry(name, value))
                .list()
                .ofMaxSize(6)
                .map(entries -> {
                    ObjectNode object = NODES.objectNode();
                    entries.forEach(entry -> object.set(entry.getKey(), entry.getValue()));
                    return object;
                });
    }

    private static List<String> paths(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        List<String> names = paths(object);
        Collections.shuffle(names, random);
        ObjectNode result = NODES.objectNode();
        names.forEach(name -> result.set(name, shuffled(object.get(name), random)));
        return result;
    }

    private static boolean wellFormed(String text) {
        return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    private static CanonicalContent content(byte[] data) {
        return CanonicalContent.of("crm.deal.won.v1", Instant.EPOCH, null, data);
    }
}
