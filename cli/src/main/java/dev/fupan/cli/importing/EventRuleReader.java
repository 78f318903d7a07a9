package dev.fupan.cli.importing;

import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.EventTypes;
import dev.fupan.contracts.crm.FieldSpec;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one event of a mapping and holds its fields against the language. */
final class EventRuleReader {

    private EventRuleReader() {}

    static EventRule read(MappingNode node, String source, ZoneId zone, int place) {
        node.knowing("type", "when", "id", "source", "time", "zone", "timePattern", "sequence", "data");
        String typeName = node.required("type").text();
        EventType type = EventTypes.byName(typeName)
                .orElseThrow(() -> node.at("type").fault("'" + typeName + "' is no type of the language"));
        return new EventRule(
                typeName.replaceAll("^crm\\.|\\.v\\d+$", "") + (place == 0 ? "" : "/" + place),
                type,
                node.optional("when").map(ValueReader::condition).orElseGet(Condition.Always::new),
                value(node, "id"),
                node.text("source", source),
                value(node, "time"),
                new Times(MappingReader.zone(node, zone), pattern(node)),
                value(node, "sequence"),
                fields(node.required("data"), type));
    }

    private static @Nullable Value value(MappingNode node, String member) {
        return node.optional(member).map(ValueReader::value).orElse(null);
    }

    private static Optional<DateTimeFormatter> pattern(MappingNode node) {
        return node.optional("timePattern").map(inner -> {
            try {
                return DateTimeFormatter.ofPattern(inner.text(), Locale.ROOT);
            } catch (IllegalArgumentException wrong) {
                throw inner.fault("is no pattern like dd.MM.yyyy HH:mm: " + wrong.getMessage());
            }
        });
    }

    private static List<EventRule.Field> fields(MappingNode data, EventType type) {
        List<EventRule.Field> fields = new ArrayList<>();
        for (Map.Entry<String, MappingNode> member : data.members().entrySet()) {
            List<String> path = List.of(member.getKey().split("\\.", 2));
            FieldSpec spec = type.field(path.get(0));
            if (spec == null) {
                throw member.getValue()
                        .fault("is no field of " + type.name() + "; what is yours goes into attributes.<name>");
            }
            Shape shape = path.size() == 1 ? Shape.of(spec.kind()) : Shape.JSON;
            fields.add(new EventRule.Field(path, shape, ValueReader.value(member.getValue())));
        }
        return fields;
    }
}
