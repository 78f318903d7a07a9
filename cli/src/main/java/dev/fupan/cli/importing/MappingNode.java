package dev.fupan.cli.importing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A place in a mapping file, which knows its path so that every complaint can name it. */
record MappingNode(JsonNode json, String path) {

    MappingNode at(String member) {
        return new MappingNode(json.path(member), path.isEmpty() ? member : path + "." + member);
    }

    Optional<MappingNode> optional(String member) {
        MappingNode inner = at(member);
        return inner.json.isMissingNode() || inner.json.isNull() ? Optional.empty() : Optional.of(inner);
    }

    MappingNode required(String member) {
        return optional(member).orElseThrow(() -> fault("needs '" + member + "'"));
    }

    String text() {
        if (!json.isValueNode() || json.isNull()) {
            throw fault("must be a text");
        }
        return json.asText();
    }

    String text(String member, String otherwise) {
        return optional(member).map(MappingNode::text).orElse(otherwise);
    }

    List<MappingNode> items() {
        if (!json.isArray()) {
            throw fault("must be a list");
        }
        List<MappingNode> items = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            items.add(new MappingNode(json.get(i), path + "[" + i + "]"));
        }
        return items;
    }

    Map<String, MappingNode> members() {
        if (!json.isObject()) {
            throw fault("must be a map");
        }
        Map<String, MappingNode> members = new LinkedHashMap<>();
        json.fieldNames().forEachRemaining(name -> members.put(name, at(name)));
        return members;
    }

    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members().forEach((name, node) -> texts.put(name, node.text()));
        return texts;
    }

    /** A misspelt word would otherwise be ignored in silence. */
    MappingNode knowing(String... words) {
        Set<String> unknown = new TreeSet<>(members().keySet());
        unknown.removeAll(Set.of(words));
        if (!unknown.isEmpty()) {
            throw fault("does not know " + unknown + ", only " + new TreeSet<>(Set.of(words)));
        }
        return this;
    }

    Refusal fault(String what) {
        return new Refusal(ExitCode.USAGE, "Mapping: " + (path.isEmpty() ? "it " : path + " ") + what + ".");
    }
}
