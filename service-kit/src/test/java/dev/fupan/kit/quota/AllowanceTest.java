package dev.fupan.kit.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fupan.kit.problem.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HandMovedTime time = new HandMovedTime();
    private final Buckets<String> keys = new Buckets<>(new Quota("events", "events", 100, 500), time);
    private final Buckets<String> tenants = new Buckets<>(new Quota("bulk-events", "events in bulk", 50, 200), time);

    @Test
    void whoHasSavedUpMaySendABurstAndThenNoFasterThanTheRate() {
        Allowance allowance = ofKey("k");
        allowance.charge(500);
        assertThat(allowance.isSpent()).isTrue();

        time.passSeconds(1);

        assertThat(allowance.isSpent()).isFalse();
        allowance.charge(100);
        assertThat(allowance.isSpent()).isTrue();
    }

    @Test
    void whatWasTakenBeyondIsWorkedOffBeforeTheNext() {
        Allowance allowance = ofKey("k");
        allowance.charge(499);
        allowance.charge(251);

        Problem refusal = allowance.refusal();

        assertThat(refusal).isNotNull();
        assertThat(refusal.type().status()).isEqualTo(429);
        assertThat(refusal.retryAfterSeconds()).hasValue(3);
        assertThat(refusal.fields())
                .containsEntry("ratelimit", "\"events\";r=0;t=3")
                .containsEntry("ratelimit-policy", "\"events\";q=500;w=5;fupan-unit=\"events\"");
        assertThat(refusal.members()).containsEntry("violated-policies", List.of("events"));
        time.passSeconds(3);
        assertThat(ofKey("k").refusal()).isNull();
    }

    @Test
    void oneHolderDoesNotUseUpWhatIsAnothers() {
        ofKey("k").charge(10_000);

        assertThat(ofKey("k").refusal()).isNotNull();
        assertThat(ofKey("other").refusal()).isNull();
    }

    @Test
    void everyQuotaThatAppliesHasASay() {
        inBulk("k1", "acme").charge(200);

        Problem refusal = inBulk("k2", "acme").refusal();

        assertThat(refusal).isNotNull();
        assertThat(refusal.members()).containsEntry("violated-policies", List.of("bulk-events"));
        assertThat(refusal.fields().get("ratelimit")).isEqualTo("\"events\";r=500;t=1, \"bulk-events\";r=0;t=1");
        assertThat(ofKey("k2").refusal()).isNull();
        assertThat(inBulk("k3", "neighbour").refusal()).isNull();
    }

    @Test
    void refusalsAreCountedByQuota() {
        ofKey("k").charge(500);

        ofKey("k").refusal();
        ofKey("k").refusal();

        assertThat(meters.get("fupan.limits.refused")
                        .tag("policy", "events")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aHolderWhoHasRestedIsForgotten() {
        ofKey("k").charge(400);
        assertThat(keys.size()).isEqualTo(1);

        time.passSeconds(111);

        assertThat(keys.size()).isZero();
        assertThat(ofKey("k").isSpent()).isFalse();
    }

    @Test
    void aDebtOutlastsAPause() {
        ofKey("k").charge(10_000);

        time.passSeconds(94);
        assertThat(ofKey("k").isSpent())
                .as("9,500 in debt, 100 paid each second")
                .isTrue();

        time.passSeconds(2);
        assertThat(ofKey("k").isSpent()).isFalse();
    }

    @Test
    void noNumberOfHoldersTakesMoreThanItsShareOfMemory() {
        for (int i = 0; i < Buckets.MOST + 5_000; i++) keys.of("k" + i).charge(1);

        assertThat(keys.size()).isLessThanOrEqualTo(Buckets.MOST);
    }

    @Test
    void aQuotaThatCouldNeverBeKeptIsRefused() {
        assertThatThrownBy(() -> new Quota("events", "events", 0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quota("events", "events", 10, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quota("\"", "events", 10, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    private Allowance ofKey(String key) {
        return new Allowance(List.of(keys.of(key)), new Refusals(meters));
    }

    private Allowance inBulk(String key, String tenant) {
        return new Allowance(List.of(keys.of(key), tenants.of(tenant)), new Refusals(meters));
    }
}
