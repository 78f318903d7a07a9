package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import dev.fupan.local.broker.BrokerMain;
import dev.fupan.local.broker.ClusterId;
import dev.fupan.local.broker.ProductTopics;
import dev.fupan.local.process.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The Kafka broker in a JVM of its own, with the product's topics. */
record BrokerProcess(DataFolder data, JavaChild java, PortPlan ports, boolean flushed) implements Program {

    private static final String LOG = "broker";

    @Override
    public String name() {
        return "Kafka broker";
    }

    @Override
    public String place() {
        return "port " + ports.broker();
    }

    String bootstrapServers() {
        return Ports.HOST + ":" + ports.broker();
    }

    @Override
    public Path log() throws IOException {
        return data.log(LOG);
    }

    @Override
    public Process start() throws IOException, CannotStart {
        ClusterId.requireNothingLost(data.resolve("broker"));
        return java.start(
                LOG,
                "384m",
                System.getProperty("java.class.path"),
                List.of(
                        "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""),
                        BrokerMain.class.getName(),
                        data.resolve("broker").toString(),
                        Integer.toString(ports.broker()),
                        Integer.toString(ports.controller()),
                        Boolean.toString(flushed)),
                Map.of());
    }

    @Override
    public boolean isReady() throws InterruptedException, CannotStart {
        if (!Ports.answers(ports.broker())) {
            return false;
        }
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            String there = admin.describeCluster().clusterId().get(10, TimeUnit.SECONDS);
            if (!there.equals(ClusterId.of(data.resolve("broker")))) {
                throw new CannotStart("Port " + ports.broker()
                        + " belongs to another Kafka broker: stop it, or choose other ports with --port-base.");
            }
            ProductTopics.PLAIN.createOn(bootstrapServers());
            return true;
        } catch (ExecutionException | TimeoutException | IOException notYet) {
            return false;
        }
    }
}
