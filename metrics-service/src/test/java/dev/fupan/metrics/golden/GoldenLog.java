package dev.fupan.metrics.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.crm.CanonicalContent;
import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.EventTypes;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.customer.Customers;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.entity.EntitySet;
import dev.fupan.metrics.entity.Event;
import dev.fupan.metrics.entity.EventSet;
import dev.fupan.metrics.entity.Fields;
import dev.fupan.metrics.entity.Parties;
import dev.fupan.metrics.entity.Records;
import dev.fupan.metrics.fact.Facts;
import dev.fupan.metrics.journey.Journey;
import dev.fupan.metrics.journey.Move;
import dev.fupan.metrics.journey.Reading;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.workspace.Configurations;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The records of one case, delivered in some order, as sets. */
public final class GoldenLog implements GoldenSource {
    public static final ObjectMapper JSON = new ObjectMapper()
            .findAndRegisterModules()
            .setNodeFactory(com.fasterxml.jackson.databind.node.JsonNodeFactory.withExactBigDecimals(true));

    private final WorkspaceConfiguration initial;
    private final Map<EntityRef, EventSet> sets = new HashMap<>();
    private final Map<Long, String> unknown = new TreeMap<>();

    GoldenLog(JsonNode configuration) {
        this.initial = configuration(configuration);
    }

    void deliver(JsonNode record) {
        JsonNode event = record.get("event");
        long position = record.get("offset").asLong();
        Optional<EventType> type = EventTypes.byName(event.get("type").asText());
        if (type.isEmpty()) {
            unknown.put(position, event.get("id").asText());
            return;
        }
        byte[] data = data(type.get(), event.get("data"));
        Fields fields = Records.fields(data);
        String time = event.path("time").asText(null);
        String sequence = event.path("sequence").asText(null);
        Instant received = Instant.parse(record.get("receivedTime").asText());
        Instant instant =
                time == null ? received : java.time.OffsetDateTime.parse(time).toInstant();
        Event parsed = new Event(
                position,
                Cut.micros(Instant.parse(record.get("appendTime").asText())),
                Cut.micros(instant),
                time == null,
                event.get("source").asText(),
                sequence,
                event.get("id").asText(),
                type.get(),
                CanonicalContent.of(type.get().name(), time == null ? null : instant, sequence, data),
                fields);
        EntityRef entity = type.get().entity(fields::textOrObject);
        sets.merge(entity, EventSet.EMPTY.with(parsed), EventSet::union);
    }

    WorkspaceConfiguration configuration(Cut cut) {
        EventSet workspace = sets.getOrDefault(new EntityRef(EntityRef.WORKSPACE, "workspace"), EventSet.EMPTY);
        return Configurations.read(workspace, cut, initial);
    }

    Parties parties(Cut cut) {
        return Parties.of(entitySets(), cut);
    }

    @Override
    public Snapshot snapshot(Cut cut) {
        Parties parties = parties(cut);
        WorkspaceConfiguration configuration = configuration(cut);
        List<Journey> journeys = new Reading(configuration).journeys(parties);
        Set<String> customers = new HashSet<>();
        journeys.forEach(journey -> journey.deals().forEach(deal -> {
            if (Customers.named(deal)) {
                customers.add(deal.dims().get("customerId"));
            }
        }));
        return Snapshot.of(configuration, journeys, Customers.of(parties, customers), Facts.of(entitySets(), cut));
    }

    @Override
    public List<Move> history(EntityRef entity, Cut cut) {
        return new Reading(configuration(cut)).history(parties(cut), entity);
    }

    @Override
    public JsonNode quality(Asked asked) {
        return GoldenQuality.of(this, asked);
    }

    List<EntitySet> entitySets() {
        List<EntitySet> all = new ArrayList<>();
        sets.forEach((entity, events) -> all.add(new EntitySet(entity, events)));
        return all;
    }

    Map<Long, String> unknown() {
        return unknown;
    }

    /** Ours has a list of pipelines where the golden cases have one; everything else is the same. */
    static byte[] data(EventType type, JsonNode data) {
        JsonNode ours = data.has("pipeline") && type.name().startsWith("fupan.workspace") ? ours(data) : data;
        return ours.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The configuration of a case in the shape of our own. */
    public static ObjectNode ours(JsonNode golden) {
        ObjectNode ours = golden.deepCopy();
        ObjectNode pipeline = (ObjectNode) ours.remove("pipeline");
        pipeline.put("key", pipeline.get("name").asText());
        ours.putArray("pipelines").add(pipeline);
        return ours;
    }

    private static WorkspaceConfiguration configuration(JsonNode golden) {
        try {
            return JSON.treeToValue(ours(golden), WorkspaceConfiguration.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a configuration: " + golden, e);
        }
    }
}
