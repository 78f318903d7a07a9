package dev.fupan.local.launch;

import dev.fupan.local.CannotStart;
import dev.fupan.local.process.Ports;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** Which program listens where; one base moves all of them. */
record PortPlan(int base) {

    static final int DEFAULT_BASE = 8080;
    static final int LOWEST_BASE = 1024;

    private static final int BROKER = 19092 - DEFAULT_BASE;
    private static final int CONTROLLER = BROKER + 1;
    private static final int POSTGRESQL = 15432 - DEFAULT_BASE;

    static final int HIGHEST_BASE = 65535 - CONTROLLER;

    int ingest() {
        return base + 1;
    }

    int metrics() {
        return base + 2;
    }

    int review() {
        return base + 3;
    }

    int actions() {
        return base + 4;
    }

    int issuer() {
        return base + 5;
    }

    /** Where the action tracker hands its mails in. */
    int smtp() {
        return base + 6;
    }

    /** Where the mails can be looked at. */
    int mails() {
        return base + 7;
    }

    int broker() {
        return base + BROKER;
    }

    int controller() {
        return base + CONTROLLER;
    }

    int postgresql() {
        return base + POSTGRESQL;
    }

    void requireFree() throws CannotStart {
        requireFree(Ports::free);
    }

    void requireFree(IntPredicate free) throws CannotStart {
        for (Map.Entry<String, Integer> program : programs().entrySet()) {
            if (!free.test(program.getValue())) {
                throw new CannotStart("Port " + program.getValue() + ", which " + program.getKey()
                        + " needs, is taken: stop the program that uses it, or choose other ports with --port-base.");
            }
        }
    }

    private Map<String, Integer> programs() {
        Map<String, Integer> programs = new LinkedHashMap<>();
        programs.put("the ingest service", ingest());
        programs.put("the metrics service", metrics());
        programs.put("the review service", review());
        programs.put("the action tracker service", actions());
        programs.put("the issuer of sign-ins", issuer());
        programs.put("the mailbox for SMTP", smtp());
        programs.put("the mailbox's page", mails());
        programs.put("the Kafka broker", broker());
        programs.put("the Kafka controller", controller());
        programs.put("PostgreSQL", postgresql());
        return programs;
    }
}
