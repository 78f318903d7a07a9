package dev.fupan.benchmarks.machine;

import dev.fupan.local.broker.BrokerMain;
import dev.fupan.local.broker.ProductTopics;
import dev.fupan.local.postgres.Durability;
import dev.fupan.local.postgres.PostgresServer;
import dev.fupan.local.postgres.ServiceDatabase;
import dev.fupan.local.process.Folders;
import dev.fupan.local.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A broker and a durable PostgreSQL for one run, and the way to start programs beside them. */
public final class Stack implements AutoCloseable {

    private final Path work;
    private final Path root;
    private final String heap;
    private final List<String> flags;
    private final PostgresServer postgres;
    private final Child broker;
    private final String bootstrapServers;
    private int started;

    private Stack(
            Path work,
            Path root,
            String heap,
            List<String> flags,
            PostgresServer postgres,
            Child broker,
            String bootstrapServers) {
        this.work = work;
        this.root = root;
        this.heap = heap;
        this.flags = flags;
        this.postgres = postgres;
        this.broker = broker;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * @param heap memory of the programs that are measured
     * @param flags further options for the JVM of our services
     */
    public static Stack start(Path work, Path root, String heap, List<String> flags) throws Exception {
        PostgresServer.stopOrphan(work.resolve("postgresql"));
        Folders.delete(work);
        Files.createDirectories(work);
        int port = Ports.pick();
        Child broker = Child.start(
                work.resolve("broker.log"),
                "384m",
                List.of(
                        "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""),
                        BrokerMain.class.getName(),
                        work.resolve("broker").toString(),
                        Integer.toString(port),
                        Integer.toString(Ports.pick()),
                        "false"),
                Map.of());
        try {
            // the programs stay from run to run: unpacking them is no part of any measurement
            PostgresServer postgres = PostgresServer.start(
                    work.resolve("postgresql"), work.resolveSibling("programs"), Ports.pick(), Durability.DURABLE);
            Wait.until("the broker", () -> {
                broker.requireAlive();
                return Ports.answers(port);
            });
            ProductTopics.PLAIN.createOn(Ports.HOST + ":" + port);
            return new Stack(work, root, heap, flags, postgres, broker, Ports.HOST + ":" + port);
        } catch (Exception e) {
            broker.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** A database for one round, so that no round finds the leftovers of another. */
    public ServiceDatabase freshDatabase(String service) throws SQLException {
        ServiceDatabase database = new ServiceDatabase(service, "bench_" + service + "_" + ++started);
        try (Connection superuser = postgres.connect()) {
            database.create(superuser);
        }
        return database;
    }

    public void drop(ServiceDatabase database) throws SQLException {
        try (Connection superuser = postgres.connect();
                var sql = superuser.createStatement()) {
            sql.execute("drop database " + database.name() + " with (force)");
            sql.execute("checkpoint");
        }
    }

    public String jdbcUrl(ServiceDatabase database) {
        return "jdbc:postgresql://" + address(database);
    }

    /** As superuser, for looking only. */
    public Connection look(ServiceDatabase database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), PostgresServer.SUPERUSER, PostgresServer.SUPERUSER);
    }

    /** A reference program of this module. */
    public Child reference(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add("-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return Child.start(work.resolve(main.getSimpleName() + "-" + ++started + ".log"), heap, command, Map.of());
    }

    /** One of our services, from the application that its module has built. */
    public Child service(ServiceDatabase database, int port, Map<String, String> settings) throws IOException {
        String name = database.service() + "-service";
        Path application = root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(application)) {
            throw new IOException(name + " is not built: run \"mvn -Dquick package\"");
        }
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(database));
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://" + address(database));
        environment.put("CLASSPATH", "");
        List<String> command = new ArrayList<>(flags);
        command.addAll(List.of("-jar", application.toString()));
        return Child.start(work.resolve(name + "-" + ++started + ".log"), heap, command, environment);
    }

    public Duration brokerCpu() {
        return broker.cpu();
    }

    /** The server with its backends; those that have ended are not in it, so look before they end. */
    public Duration postgresCpu() {
        ProcessHandle server = postgres.process().toHandle();
        return server.descendants().map(Child::cpu).reduce(Child.cpu(server), Duration::plus);
    }

    @Override
    public void close() throws IOException {
        broker.close();
        postgres.close();
        if (!Boolean.getBoolean("fupan.benchmarks.keep")) {
            Folders.delete(work);
        }
    }

    private String address(ServiceDatabase database) {
        return Ports.HOST + ":" + postgres.port() + "/" + database.name();
    }
}
