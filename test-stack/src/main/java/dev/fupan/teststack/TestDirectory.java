package dev.fupan.teststack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.contracts.Topics;
import dev.fupan.contracts.people.DirectoryKey;
import dev.fupan.contracts.people.Person;
import dev.fupan.contracts.people.Role;
import dev.fupan.contracts.people.Team;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A workspace with people, written to the topic of the directory as ingest would do it, and their tokens.
 *
 * <p>{@code lead} leads the team {@code sales} with the reps {@code rep} and {@code rep2}; {@code manager}, a lead
 * too, leads {@code company} above it and is the manager of {@code lead}, as {@code lead} is of the reps. The CRM
 * knows the reps as {@code Rep One} and {@code Rep Two}, the lead as {@code Lead}. Everyone's id is also the subject
 * of the tokens.
 */
public final class TestDirectory {

    private final String bootstrapServers;
    private final String topicPrefix;
    private final String tenant;
    private final TestIssuer issuer = TestIssuer.running();

    private TestDirectory(String bootstrapServers, String topicPrefix, String tenant) {
        this.bootstrapServers = bootstrapServers;
        this.topicPrefix = topicPrefix;
        this.tenant = tenant;
    }

    /** For the workspace; nobody is in it until {@link #publish} or {@link #put}. */
    public static TestDirectory of(String bootstrapServers, @Nullable String topicPrefix, String tenant) {
        return new TestDirectory(bootstrapServers, topicPrefix == null ? "" : topicPrefix, tenant);
    }

    /** A tenant that no other test has. */
    public static String newTenant() {
        return "t-" + UUID.randomUUID();
    }

    /** Everyone of the class comment; a service knows them when its Directory knows {@code admin}, the last one. */
    public TestDirectory publish() {
        put(new Team("company", "Company", null, List.of("manager")));
        put(new Team("sales", "Sales", "company", List.of("lead")));
        put(person("viewer", Role.VIEWER, null, List.of("sales"), List.of()));
        put(person("rep", Role.REP, "lead", List.of("sales"), List.of("Rep One")));
        put(person("rep2", Role.REP, "lead", List.of("sales"), List.of("Rep Two")));
        put(person("lead", Role.LEAD, "manager", List.of("sales"), List.of("Lead")));
        put(person("manager", Role.LEAD, null, List.of("company"), List.of()));
        put(person("admin", Role.ADMIN, null, List.of(), List.of()));
        return this;
    }

    /** Someone of this directory, not published yet. */
    public Person person(String id, Role role, @Nullable String managerId, List<String> teams, List<String> crmOwners) {
        return new Person(
                id,
                issuer.url(),
                id,
                "Name of " + id,
                id + "@example.org",
                "en",
                "Europe/Berlin",
                managerId,
                teams,
                crmOwners,
                role,
                true);
    }

    public void put(Person person) {
        write(DirectoryKey.person(tenant, person.personId()), person);
    }

    public void put(Team team) {
        write(DirectoryKey.team(tenant, team.teamId()), team);
    }

    public void erase(DirectoryKey key) {
        write(key, null);
    }

    public String tenant() {
        return tenant;
    }

    /** The token of a person, {@code token("lead")}. */
    public String token(String personId) {
        return issuer.person(tenant, personId);
    }

    private void write(DirectoryKey key, @Nullable Object value) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        var serializer = new ByteArraySerializer();
        try (var producer = new KafkaProducer<byte[], byte[]>(settings, serializer, serializer)) {
            byte[] json = value == null ? null : new ObjectMapper().writeValueAsBytes(value);
            producer.send(new ProducerRecord<>(
                            topicPrefix + Topics.DIRECTORY, key.text().getBytes(StandardCharsets.UTF_8), json))
                    .get();
        } catch (JsonProcessingException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("the directory cannot be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
