package dev.fupan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.fupan.contracts.action.ActionEvent;
import dev.fupan.contracts.crm.EventType;
import dev.fupan.contracts.crm.EventTypes;
import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import dev.fupan.contracts.people.Team;
import dev.fupan.contracts.review.ReviewEvent;
import dev.fupan.contracts.signal.SignalEvent;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published description names every topic and every type, and points nowhere that does not exist. */
class AsyncApiTest {

    private static final Path FILE = Path.of("src/main/resources/asyncapi.yaml");
    private static JsonNode document;

    @BeforeAll
    static void readTheDocument() throws IOException {
        document = new YAMLMapper().readTree(FILE.toFile());
    }

    @Test
    void everyTopicIsAChannelAsItIsCreated() {
        Map<String, JsonNode> topics = document.get("channels")
                .valueStream()
                .map(channel -> channel.at("/bindings/kafka"))
                .filter(JsonNode::isObject)
                .collect(Collectors.toMap(kafka -> kafka.get("topic").textValue(), kafka -> kafka));
        assertThat(topics.keySet())
                .isEqualTo(Topics.ALL.stream().map(TopicSpec::name).collect(Collectors.toSet()));
        for (TopicSpec topic : Topics.ALL) {
            JsonNode kafka = topics.get(topic.name());
            assertThat(kafka.get("partitions").intValue()).as(topic.name()).isEqualTo(topic.partitions());
            assertThat(kafka.at("/topicConfiguration/retention.ms").longValue()).isEqualTo(topic.retentionMs());
            assertThat(kafka.at("/topicConfiguration/cleanup.policy/0").textValue())
                    .isEqualTo(topic.config().get("cleanup.policy"));
        }
    }

    @Test
    void everyTypeIsAMessageOfTheIntakeAndOfTheLog() {
        Set<String> types =
                EventTypes.all().stream().map(EventType::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(named("/channels/intake/messages")).isEqualTo(types);
        assertThat(named("/channels/crmEvents/messages")).isEqualTo(types);
    }

    @Test
    void everyTypeOfTheLoopIsAMessageOfItsTopic() {
        assertThat(named("/channels/fupanReviews/messages"))
                .isEqualTo(ReviewEvent.FAMILY.types().keySet());
        assertThat(named("/channels/fupanActions/messages"))
                .isEqualTo(ActionEvent.FAMILY.types().keySet());
        assertThat(named("/channels/fupanSignals/messages"))
                .isEqualTo(SignalEvent.FAMILY.types().keySet());
    }

    @Test
    void somebodyTellsAndSomebodyFollowsOnEveryChannel() {
        Map<String, Set<String>> actions = document.get("operations")
                .valueStream()
                .collect(Collectors.groupingBy(
                        operation -> operation.at("/channel/$ref").textValue().replace("#/channels/", ""),
                        Collectors.mapping(operation -> operation.get("action").textValue(), Collectors.toSet())));
        assertThat(document.get("channels").fieldNames())
                .toIterable()
                .allSatisfy(channel ->
                        assertThat(actions.get(channel)).as(channel).containsExactlyInAnyOrder("send", "receive"));
        assertThat(document.get("channels").propertyStream()).allSatisfy(channel -> assertThat(
                        channel.getValue().path("messages").size())
                .as(channel.getKey())
                .isPositive());
    }

    @Test
    void peopleAndTeamsAreDescribedAsTheyAreWritten() {
        Person known = new Person(
                "p", "iss", "sub", "n", "m@example.org", "en", "UTC", "q", List.of("t"), List.of("o"), Role.REP, true);
        Person named = new Person("p", null, null, "n", "m@example.org", "en", "UTC", null, null, null, Role.REP, true);
        assertDescribed("person", known, named);
        assertDescribed("team", new Team("t", "n", "above", List.of("p")), new Team("t", "n", null, null));
    }

    @Test
    void everyReferenceResolves() {
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).hasSizeGreaterThan(EventTypes.all().size());
        assertThat(references).allSatisfy(reference -> {
            if (reference.startsWith("#/")) {
                assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(Files.exists(FILE.resolveSibling(reference).normalize()))
                        .isTrue();
            }
        });
    }

    @Test
    void theHeadersAreThoseOfTheCode() throws IllegalAccessException {
        List<String> headers = new ArrayList<>();
        for (Field constant : CeHeaders.class.getFields()) {
            headers.add((String) constant.get(null));
        }
        headers.removeAll(List.of(CeHeaders.SPEC_VERSION_1_0, CeHeaders.APPLICATION_JSON));
        JsonNode properties = document.at("/components/messageTraits/cloudEvent/headers/properties");
        assertThat(properties.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(headers);
    }

    private static void assertDescribed(String message, Record full, Record bare) {
        JsonNode payload = document.at("/components/messages/" + message + "/payload");
        assertThat(payload.get("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(fields(full));
        assertThat(payload.get("required").valueStream().map(JsonNode::textValue))
                .containsExactlyInAnyOrderElementsOf(fields(bare));
    }

    private static List<String> fields(Record written) {
        List<String> names = new ArrayList<>();
        new ObjectMapper().valueToTree(written).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> named(String messages) {
        return document.at(messages)
                .valueStream()
                .map(message -> document.at(message.get("$ref").textValue().substring(1)))
                .filter(message -> message.has("name"))
                .map(message -> message.get("name").textValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
