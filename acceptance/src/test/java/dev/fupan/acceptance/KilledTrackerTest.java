package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trackers that die around a verdict, and two that take the same look: what follows from it follows once. */
class KilledTrackerTest {
    private static LoopSystem system;

    @BeforeAll
    static void startAll() {
        system = LoopSystem.get();
    }

    @Test
    void aTrackerThatIsKilledBeforeDuringAndAfterTheVerdictTellsItOnce() {
        try (AgreedRule rule = AgreedRule.inMode(system, "point")) {
            rule.leadsComeIn(40, 2);
            system.gate().shut(rule.tenant());
            system.tracker().kill();
            rule.daysPass(3);

            // it has taken the look and waits for the metrics
            start();
            system.gate().awaitAsked(rule.tenant(), 1);
            system.tracker().kill();
            system.advance(AgreedRule.LEASE);
            system.gate().open(rule.tenant());

            // it has its answer, and perhaps the verdict
            int answers = system.gate().answered(rule.tenant());
            start();
            system.gate().awaitAnswered(rule.tenant(), answers + 1);
            system.tracker().kill();
            system.advance(AgreedRule.LEASE);

            // it has told the verdict, and perhaps the owner
            start();
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> !rule.told(AgreedRule.EVALUATED).isEmpty());
            system.tracker().kill();
            start();
            system.tracker().awaitReady();

            rule.pausedOnceAndToldOnce();
        }
    }

    @Test
    void twoTrackersWithTheSameLookTellItOnce() {
        system.secondTracker().start(RunningSystem.ROOT);
        system.secondTracker().awaitReady();
        try (AgreedRule rule = AgreedRule.inMode(system, "point")) {
            rule.leadsComeIn(40, 2);
            system.gate().shut(rule.tenant());
            rule.daysPass(3);
            system.gate().awaitAsked(rule.tenant(), 1);

            // so slow that the other one takes it up
            system.advance(AgreedRule.LEASE);
            system.gate().awaitAsked(rule.tenant(), 2);
            system.gate().open(rule.tenant());

            rule.pausedOnceAndToldOnce();
            assertThat(rule.calls()).isEqualTo(1);
            assertThat(rule.mails("rep")).isEqualTo(1);
            assertThat(rule.mails("lead")).isEqualTo(1);
        } finally {
            system.secondTracker().stop();
        }
    }

    private static void start() {
        system.tracker().start(RunningSystem.ROOT);
    }
}
