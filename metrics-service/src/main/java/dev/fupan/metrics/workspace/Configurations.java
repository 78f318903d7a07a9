package dev.fupan.metrics.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Administrative;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.entity.Fields;
import dev.fupan.metrics.entity.Live;
import java.util.List;

/** Reads the configuration in force from the set of {@code fupan.workspace.configured.v1} events. */
public final class Configurations {
    private static final ObjectMapper JSON =
            new ObjectMapper().findAndRegisterModules().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String DEFINITION = "definitions.";

    private Configurations() {}

    /**
     * The last configuration in order that the cut keeps; when it keeps none by time the first one by position; when
     * there is none at all, {@code otherwise}.
     */
    public static WorkspaceConfiguration read(EventSet set, Cut cut, WorkspaceConfiguration otherwise) {
        List<Event> kept = configurations(set, cut);
        if (!kept.isEmpty()) {
            return parse(kept.get(kept.size() - 1).fields());
        }
        Cut anyTime = new Cut(Long.MAX_VALUE, cut.position(), cut.appendMicros());
        List<Event> later = configurations(set, anyTime);
        return later.isEmpty() ? otherwise : parse(later.get(0).fields());
    }

    /** A void or a deletion speaks about the workspace too, and configures nothing. */
    private static List<Event> configurations(EventSet set, Cut cut) {
        return Live.of(set, cut).events().stream()
                .filter(event -> !Administrative.isAdministrative(event))
                .toList();
    }

    private static WorkspaceConfiguration parse(Fields fields) {
        ObjectNode data = JSON.createObjectNode();
        ObjectNode definitions = data.putObject("definitions");
        try {
            for (String name : names(fields)) {
                String text = fields.text(name);
                if (text == null) {
                    continue;
                }
                if (name.startsWith(DEFINITION)) {
                    definitions.put(name.substring(DEFINITION.length()), text);
                } else if (text.startsWith("[")) {
                    data.set(name, JSON.readTree(text));
                } else {
                    data.put(name, text);
                }
            }
            return JSON.treeToValue(data, WorkspaceConfiguration.class);
        } catch (JsonProcessingException unreadable) {
            // without its cause, which quotes the text
            throw new IllegalArgumentException("not a configuration");
        }
    }

    private static List<String> names(Fields fields) {
        List<String> names = new java.util.ArrayList<>();
        fields.forEach((name, text) -> names.add(name));
        return names;
    }
}
