package dev.fupan.metrics.pack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.metrics.benchmark.HealthyRanges;
import dev.fupan.metrics.catalogue.Catalogue;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What else decides numbers beside the events: the code, and the tables that ship with it.
 *
 * <p>Exchange rates, targets and the configuration are not among them: they are events.
 */
record Definitions(
        @Nullable String codeVersion,
        @Nullable String catalogueVersion,
        @Nullable String benchmarkVersion,
        @Nullable String tzdataVersion) {
    /** Grows whenever a pack gets other members, or computes one of them in another way. */
    private static final int FORM = 5;

    static Definitions inForce(String applicationVersion) {
        return new Definitions(
                applicationVersion + "/" + FORM,
                Catalogue.get().version(),
                HealthyRanges.shipped().version(),
                ZoneRulesProvider.getVersions("UTC").lastKey());
    }

    static Definitions of(JsonNode pack) {
        return new Definitions(
                pack.path("codeVersion").textValue(),
                pack.path("catalogueVersion").textValue(),
                pack.path("benchmarkVersion").textValue(),
                pack.path("tzdataVersion").textValue());
    }

    Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("codeVersion", codeVersion);
        members.put("catalogueVersion", catalogueVersion);
        members.put("benchmarkVersion", benchmarkVersion);
        members.put("tzdataVersion", tzdataVersion);
        return members;
    }
}
