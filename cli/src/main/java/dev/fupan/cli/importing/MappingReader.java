package dev.fupan.cli.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.fupan.cli.ExitCode;
import dev.fupan.cli.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Reads a mapping file, YAML or JSON, and refuses what it does not understand by path. */
final class MappingReader {

    // YAML contains JSON, so that one reader takes both.
    private static final ObjectMapper YAML = new YAMLMapper();

    private MappingReader() {}

    static Mapping read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Mapping read(String text) {
        MappingNode root;
        try {
            root = new MappingNode(YAML.readTree(text), "");
        } catch (JsonProcessingException notYaml) {
            throw new Refusal(ExitCode.USAGE, "The mapping is neither YAML nor JSON: " + notYaml.getOriginalMessage());
        }
        root.knowing("name", "source", "zone", "tables", "files");
        List<LookupTable.Plan> tables = new ArrayList<>();
        root.optional("tables")
                .map(MappingNode::members)
                .orElse(Map.of())
                .forEach((name, node) -> tables.add(table(name, node)));
        List<String> names = tables.stream().map(LookupTable.Plan::name).toList();
        String source = root.required("source").text();
        ZoneId zone = zone(root, ZoneId.of("UTC"));
        List<SourceFile> files = root.required("files").items().stream()
                .map(node -> sourceFile(node, source, zone, names))
                .toList();
        String fingerprint =
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        return new Mapping(root.required("name").text(), fingerprint, tables, files);
    }

    private static LookupTable.Plan table(String name, MappingNode node) {
        node.knowing("file", "key", "replace");
        return new LookupTable.Plan(
                name, node.required("file").text(), node.required("key").text(), replacements(node));
    }

    private static SourceFile sourceFile(MappingNode node, String source, ZoneId zone, List<String> tables) {
        node.knowing("name", "format", "delimiter", "charset", "replace", "join", "events");
        String name = node.required("name").text();
        Map<String, String> join = node.optional("join").map(MappingNode::texts).orElse(Map.of());
        if (!tables.containsAll(join.keySet())) {
            throw node.at("join").fault("names a table that is none of " + tables);
        }
        List<EventRule> events = new ArrayList<>();
        for (MappingNode event : node.required("events").items()) {
            events.add(EventRuleReader.read(event, source, zone, events.size()));
        }
        String delimiter = node.text("delimiter", ",");
        return new SourceFile(
                name, format(node, name), delimiter.charAt(0), charset(node), replacements(node), join, events);
    }

    private static SourceFile.Format format(MappingNode node, String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (node.text("format", ending).toLowerCase(Locale.ROOT)) {
            case "csv", "tsv", "txt" -> SourceFile.Format.CSV;
            case "ndjson", "jsonl" -> SourceFile.Format.NDJSON;
            default -> throw node.fault("needs 'format': csv or ndjson");
        };
    }

    private static Charset charset(MappingNode node) {
        try {
            return Charset.forName(node.text("charset", "UTF-8"));
        } catch (IllegalArgumentException unknown) {
            throw node.at("charset").fault("is no character set known here");
        }
    }

    static ZoneId zone(MappingNode node, ZoneId otherwise) {
        try {
            return node.optional("zone").map(zone -> ZoneId.of(zone.text())).orElse(otherwise);
        } catch (DateTimeException unknown) {
            throw node.at("zone").fault("is no zone like Asia/Shanghai");
        }
    }

    private static Map<String, Map<String, String>> replacements(MappingNode node) {
        Map<String, Map<String, String>> replace = new LinkedHashMap<>();
        node.optional("replace")
                .map(MappingNode::members)
                .orElse(Map.of())
                .forEach((column, words) -> replace.put(column, words.texts()));
        return replace;
    }
}
