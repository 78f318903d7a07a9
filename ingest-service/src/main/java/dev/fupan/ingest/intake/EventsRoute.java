package dev.fupan.ingest.intake;

import dev.fupan.kit.problem.Problem;
import dev.fupan.kit.problem.ProblemType;
import dev.fupan.kit.quota.Allowance;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.kit.tenant.Gate;
import dev.fupan.kit.tenant.Scope;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code POST /api/v1/events} in the bindings structured, binary, batch and newline-delimited stream.
 *
 * <p>A route on the event loop and not a REST resource: per event that is worth a third of the throughput. Nothing
 * here blocks; the answer is given when the broker has acknowledged every event taken.
 */
@ApplicationScoped
class EventsRoute {

    /** Before the platform's limit on declared lengths, which a stream of any length must not meet. */
    private static final int ORDER = -100;

    private static final ProblemType NOTHING_ACCEPTED =
            new ProblemType("nothing-accepted", 422, "None of the events was accepted");

    private static final Set<String> IN_BULK =
            Set.of("application/cloudevents-batch+json", "application/x-ndjson", "application/ndjson");

    private final Gate gate;
    private final EventLog log;
    private final IntakeMeters meters;
    private final IntakeQuotas quotas;
    private final Duration receiptAfter;
    private final Clock clock;

    EventsRoute(
            Gate gate,
            EventLog log,
            IntakeMeters meters,
            IntakeQuotas quotas,
            @ConfigProperty(name = "fupan.intake.receipt-after", defaultValue = "PT0.5S") Duration receiptAfter,
            Clock clock) {
        this.gate = gate;
        this.log = log;
        this.quotas = quotas;
        this.meters = meters;
        this.receiptAfter = receiptAfter;
        this.clock = clock;
    }

    void route(@Observes Router router) {
        router.post("/api/v1/events").order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext route) {
        long since = System.nanoTime();
        HttpServerRequest request = route.request();
        Caller caller = gate.admit(
                request.getHeader(HttpHeaders.AUTHORIZATION), Scope.SEND, problem -> quotas.ofStranger(problem, request)
                        .answer(route.response()));
        if (caller == null) return;
        String binding = binding(request);
        Allowance allowance = quotas.of(caller, IN_BULK.contains(binding));
        Problem tooMany = allowance.refusal();
        if (tooMany != null) {
            tooMany.answer(route.response());
            return;
        }
        allowance.tell(route.response());
        if (log.crowded()) {
            EventLog.BUSY.answer(route.response());
            return;
        }
        // What turns out to hold no event costs as much as one.
        allowance.charge(1);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CrmRecord.Stamp stamp = log.stamp(caller.tenant(), now);
        switch (binding) {
            case "application/cloudevents+json" ->
                BodyReader.read(
                        route,
                        Limits.EVENT_BYTES,
                        body -> one(route, EventReader.structured(body, 0, body.length, now), stamp, allowance, since));
            case "application/cloudevents-batch+json" ->
                BodyReader.read(route, Limits.BATCH_BYTES, body -> batch(route, body, stamp, now, allowance, since));
            case "binary" ->
                BodyReader.read(
                        route,
                        Limits.EVENT_BYTES,
                        body -> one(
                                route, EventReader.binary(attributes(request), body, now), stamp, allowance, since));
            case "application/x-ndjson", "application/ndjson" ->
                new EventStream(route, log, stamp, allowance, receiptAfter, clock).start();
            default ->
                ProblemType.UNSUPPORTED_MEDIA
                        .because("Send application/cloudevents+json, application/cloudevents-batch+json,"
                                + " application/x-ndjson, or application/json with ce-* headers.")
                        .answer(route.response());
        }
    }

    private static String binding(HttpServerRequest request) {
        String contentType = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (contentType == null) contentType = "";
        int end = contentType.indexOf(';');
        String media =
                (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
        boolean json = media.equals("application/json");
        return json && (request.headers().contains("ce-id") || request.headers().contains("ce-type"))
                ? "binary"
                : media;
    }

    private void one(RoutingContext route, Checked checked, CrmRecord.Stamp stamp, Allowance allowance, long since) {
        answerLater(route, allowance, since, receipt -> log.take(0, checked, stamp, receipt));
    }

    private void batch(
            RoutingContext route, byte[] body, CrmRecord.Stamp stamp, Instant now, Allowance allowance, long since) {
        Batch batch = Batch.read(body, now);
        if (batch.refusal() != null) {
            batch.refusal().answer(route.response());
            return;
        }
        answerLater(route, allowance, since, receipt -> log.take(batch.events(), stamp, receipt));
    }

    private void answerLater(RoutingContext route, Allowance allowance, long since, Consumer<Receipt> work) {
        Context context = route.vertx().getOrCreateContext();
        Receipt[] held = new Receipt[1];
        // The last acknowledgement may come on the producer's thread; the response belongs to this context.
        held[0] = new Receipt(
                true,
                () -> context.runOnContext(settled -> {
                    log.settled(held[0]);
                    answer(route.response(), held[0]);
                    meters.answered(since);
                }));
        work.accept(held[0]);
        allowance.charge(held[0].size() - 1);
        held[0].seal();
    }

    private static void answer(HttpServerResponse response, Receipt receipt) {
        if (response.closed()) return;
        if (receipt.failure() != null) {
            EventLog.AWAY.answer(response);
            return;
        }
        if (receipt.nothingTaken()) {
            response.setStatusCode(422).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
            response.end(Buffer.buffer(refusal(receipt)));
            return;
        }
        response.setStatusCode(202).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        response.end(Buffer.buffer("{" + receipt.members() + '}'));
    }

    static String refusal(Receipt receipt) {
        String head = NOTHING_ACCEPTED
                .because("Each event is named under 'rejected' with what was expected of it.")
                .json()
                .encode();
        return head.substring(0, head.length() - 1) + ',' + receipt.members() + '}';
    }

    // The HTTP binding percent-encodes what a header cannot carry.
    private static Map<String, String> attributes(HttpServerRequest request) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, String> header : request.headers()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("ce-")) attributes.put(name.substring(3), decoded(header.getValue()));
        }
        return attributes;
    }

    private static String decoded(String value) {
        if (value.indexOf('%') < 0) return value;
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }
}
