package dev.fupan.teststack;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for what must come: long, since a slow machine is no fault, and only a test that fails waits to
 * the end.
 */
public final class Patience {

    /** Where a wait is no condition of Awaitility's. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private Patience() {}

    /** Awaitility's own, with that patience instead of its ten seconds. */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }
}
