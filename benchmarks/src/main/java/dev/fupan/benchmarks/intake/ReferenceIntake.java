package dev.fupan.benchmarks.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The plainest intake that loses nothing: walks through every event without a tree, looks for the attributes that an
 * event must have, sends it on and answers 202 when the broker has acknowledged all of the request.
 *
 * <p>It knows no key, no tenant, no type and no field: a bound for what could be reached. Arguments: broker, topic, port.
 */
public final class ReferenceIntake extends AbstractVerticle {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> REQUIRED = Set.of("specversion", "id", "source", "type", "data");
    private static final byte[] KEY = {'r'};

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final int port;

    private ReferenceIntake(Producer<byte[], byte[]> producer, String topic, int port) {
        this.producer = producer;
        this.topic = topic;
        this.port = port;
    }

    public static void main(String[] arguments) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", arguments[0], "acks", "all", "linger.ms", 0, "batch.size", 131_072);
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.partitionsFor(arguments[1]);
        int port = Integer.parseInt(arguments[2]);
        Vertx.vertx()
                .deployVerticle(
                        () -> new ReferenceIntake(producer, arguments[1], port),
                        new DeploymentOptions()
                                .setInstances(Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public void start() {
        vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> take(request, body.getBytes())))
                .listen(port, "127.0.0.1");
    }

    private void take(HttpServerRequest request, byte[] body) {
        Context context = vertx.getOrCreateContext();
        AtomicInteger open = new AtomicInteger(1);
        Runnable acknowledged = () -> {
            if (open.decrementAndGet() == 0) {
                context.runOnContext(
                        all -> request.response().setStatusCode(202).end());
            }
        };
        try (JsonParser json = JSON.createParser(body)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    int begin = (int) json.currentTokenLocation().getByteOffset();
                    check(json);
                    open.incrementAndGet();
                    send(
                            Arrays.copyOfRange(
                                    body, begin, (int) json.currentLocation().getByteOffset()),
                            acknowledged);
                }
            } else {
                check(json);
                open.incrementAndGet();
                send(body, acknowledged);
            }
            acknowledged.run();
        } catch (IOException | IllegalArgumentException e) {
            request.response().setStatusCode(422).end();
        }
    }

    /** From the event's opening brace to its closing one. */
    private static void check(JsonParser json) throws IOException {
        int found = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
            found += REQUIRED.contains(json.currentName()) ? 1 : 0;
            json.nextToken();
            walk(json);
        }
        if (found < REQUIRED.size()) {
            throw new IllegalArgumentException("an attribute is missing");
        }
    }

    private static void walk(JsonParser json) throws IOException {
        int depth = 0;
        JsonToken token = json.currentToken();
        while (true) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token.isScalarValue()) {
                json.getTextLength();
            }
            if (depth == 0) {
                return;
            }
            token = json.nextToken();
        }
    }

    private void send(byte[] event, Runnable acknowledged) {
        producer.send(new ProducerRecord<>(topic, KEY, event), (metadata, failure) -> {
            // without an answer the load stops and says so: a reference that loses events measures nothing
            if (failure == null) {
                acknowledged.run();
            }
        });
    }
}
