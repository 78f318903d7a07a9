package dev.fupan.teststack;

import static java.util.Objects.requireNonNull;

import dev.fupan.local.broker.ProductTopics;
import dev.fupan.local.postgres.ServiceDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What one test class gets: a database of its own, topics of its own under a prefix, on servers shared with other test classes.
 *
 * <p>Every role's password is its own name.
 */
public final class TestStack {

    /** Enough to have several consumers of one topic, few enough to be created at once. */
    private static final int PARTITIONS = 4;

    private final Servers servers;
    private final ServiceDatabase database;
    private final String topicPrefix;

    private TestStack(Servers servers, ServiceDatabase database, String topicPrefix) {
        this.servers = servers;
        this.database = database;
        this.topicPrefix = topicPrefix;
    }

    /** A new database with the roles of that service, for example {@code ingest}, and a new set of all topics. */
    public static TestStack acquire(String service) {
        String id = newId();
        String prefix = "t" + id + ".";
        return acquire(service, id, servers -> {
            new ProductTopics(prefix, PARTITIONS).createOn(servers.bootstrapServers());
            return prefix;
        });
    }

    /** A new database for another service that meets this one on the same topics. */
    public TestStack beside(String service) {
        return acquire(service, newId(), servers -> topicPrefix);
    }

    private static TestStack acquire(String service, String id, Topics topics) {
        requireNonNull(service, "service");
        ServiceDatabase database = new ServiceDatabase(service, service + "_" + id);
        try {
            Servers servers = Servers.running();
            try (Connection superuser = servers.superuser()) {
                database.create(superuser);
            }
            return new TestStack(servers, database, topics.on(servers));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a test stack starts", e);
        } catch (Exception e) {
            throw new IllegalStateException("no test stack", e);
        }
    }

    private static String newId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    /** Gives the prefix of topics that exist. */
    @FunctionalInterface
    private interface Topics {
        String on(Servers servers) throws Exception;
    }

    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    public String topicPrefix() {
        return topicPrefix;
    }

    /** The name that one of the product's topics has for this test. */
    public String topic(String name) {
        return topicPrefix + name;
    }

    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    public String reactiveUrl() {
        return "postgresql://" + servers.postgresAddress() + "/" + database.name();
    }

    public String ownerRole() {
        return database.owner();
    }

    public String appRole() {
        return database.app();
    }

    /** The role whose policy allows a batch of many tenants; only the metrics service has it. */
    public String feedRole() {
        return ServiceDatabase.FEED;
    }

    public String database() {
        return database.name();
    }

    public String postgresHost() {
        return servers.postgresHost();
    }

    public int postgresPort() {
        return servers.postgresPort();
    }

    public Connection connectAs(String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, role);
    }

    /** The same in the configuration keys of the services. */
    public Map<String, String> configuration() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("kafka.bootstrap.servers", bootstrapServers());
        keys.put("fupan.topics.prefix", topicPrefix);
        keys.put("quarkus.datasource.jdbc.url", jdbcUrl());
        keys.put("quarkus.datasource.reactive.url", reactiveUrl());
        keys.put("quarkus.datasource.username", appRole());
        keys.put("quarkus.datasource.password", appRole());
        keys.put("quarkus.flyway.username", ownerRole());
        keys.put("quarkus.flyway.password", ownerRole());
        return keys;
    }
}
