package dev.fupan.benchmarks.intake;

import dev.fupan.benchmarks.machine.Child;
import dev.fupan.benchmarks.machine.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What one server did under one load; processor time is in microseconds per event. */
record IntakeRound(
        double events,
        double p50Millis,
        double p99Millis,
        double serverMicros,
        double brokerMicros,
        double loadMicros) {

    private static final int CONNECTIONS = 64;
    /** Requests that a server answers before the clock runs: fewer of them measure the JIT compiler. */
    private static final int WARM_UP = 20_000;

    static IntakeRound measure(
            Stack stack, Child server, int port, List<byte[]> requests, int eventsEach, Duration length)
            throws IOException {
        Load load = new Load(requests);
        load.run(port, CONNECTIONS, length.dividedBy(2), WARM_UP);
        Duration serverBefore = server.cpu();
        Duration brokerBefore = stack.brokerCpu();
        Load.Result result = load.run(port, CONNECTIONS, length, 1);
        double events = (double) result.latencies().count() * eventsEach;
        return new IntakeRound(
                events / result.seconds(),
                result.latencies().millis(0.5),
                result.latencies().millis(0.99),
                micros(server.cpu().minus(serverBefore), events),
                micros(stack.brokerCpu().minus(brokerBefore), events),
                micros(result.ownCpu(), events));
    }

    private static double micros(Duration cpu, double events) {
        return cpu.toNanos() / 1e3 / events;
    }
}
