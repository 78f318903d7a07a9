package dev.fupan.metrics.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.EntityRef;
import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.metrics.customer.Customers;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.fact.Facts;
import dev.fupan.metrics.journey.Move;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.question.AsOf;
import dev.fupan.metrics.view.Cuts;
import dev.fupan.metrics.view.Envelope;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Need;
import dev.fupan.metrics.view.OwnRows;
import dev.fupan.metrics.view.Revised;
import dev.fupan.metrics.view.Views;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private final Instant[] now = {Instant.parse("2026-07-01T10:00:20Z")};
    private final Counting views = new Counting();
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now[0];
        }
    };
    private final Envelopes envelopes = new Envelopes(views, clock);
    private final Answers answers = answersOf("1.0");

    private Answers answersOf(String release) {
        return new Answers(
                views,
                envelopes,
                new Workspaces(views),
                new Settled(),
                (tenant, envelope) -> OptionalLong.of(0),
                clock,
                release);
    }

    @Test
    void pollingWhatHasNotChangedSendsNoStatement() {
        String tag = ask(null).tag();
        int statements = views.statements;

        now[0] = now[0].plusMillis(300);
        Reply again = ask(tag);

        assertThat(again.body()).isNull();
        assertThat(views.statements).isEqualTo(statements);
    }

    @Test
    void afterASecondTheEnvelopeAloneIsAskedForAgain() {
        String tag = ask(null).tag();
        int statements = views.statements;

        now[0] = now[0].plusMillis(1_100);

        assertThat(ask(tag).body()).isNull();
        assertThat(views.statements).isEqualTo(statements + 1);
    }

    @Test
    void aRevisionIsSeenAtOnce() {
        String tag = ask(null).tag();

        views.revision++;
        envelopes.revised(new Revised("acme", 7));
        Reply changed = ask(tag);

        assertThat(changed.body()).isNotNull();
        assertThat(changed.tag()).isNotEqualTo(tag);
    }

    @Test
    void theNextMinuteIsAnotherAnswer() {
        String tag = ask(null).tag();

        now[0] = now[0].plusSeconds(60);

        assertThat(ask(tag).body()).isNotNull();
    }

    @Test
    void anotherTenantHasOtherTags() {
        assertThat(ask(null).tag()).isNotEqualTo(ask("other", null).tag());
    }

    @Test
    void anotherReleaseMayAnswerOtherwise() {
        String tag = ask(null).tag();

        assertThat(ask(answersOf("1.1"), "acme", tag).body()).isNotNull();
    }

    private Reply ask(@Nullable String held) {
        return ask("acme", held);
    }

    private Reply ask(String tenant, @Nullable String held) {
        return ask(answers, tenant, held);
    }

    private static Reply ask(Answers asked, String tenant, @Nullable String held) {
        Wanted wanted = new Wanted(Caller.ofKey(tenant, "k", Set.of()), null, held);
        return asked.answer(wanted, new Minutely()).await().indefinitely();
    }

    private record Minutely() implements Asked {
        @Override
        public String canonical() {
            return "a question";
        }

        @Override
        public AsOf asOf() {
            return new AsOf(null, null, null, null);
        }

        @Override
        public Instant evaluation(Instant now, ZoneId zone) {
            return asOf().toTheMinute(now);
        }

        @Override
        public Need need(WorkspaceConfiguration configuration, Instant evaluation) {
            return new Need(Set.of(), 0, 0);
        }

        @Override
        public Content content(Known known, Instant evaluation) {
            return Content.of(new Table());
        }
    }

    private static final class Counting implements Views {
        private int statements;
        private long revision = 1;

        @Override
        public Uni<Envelope> envelope(String tenant) {
            statements++;
            return Uni.createFrom().item(now());
        }

        @Override
        public Uni<Known> known(String tenant, Need need, Cut cut) {
            statements++;
            Snapshot nothing = new Snapshot(
                    WorkspaceConfiguration.standard(),
                    List.of(),
                    List.of(),
                    Customers.of(Map.of()),
                    new Facts(List.of(), List.of(), List.of()));
            return Uni.createFrom().item(new Known(nothing, now()));
        }

        @Override
        public Uni<List<Move>> history(String tenant, EntityRef entity, Cut cut, @Nullable OwnRows reader) {
            return Uni.createFrom().item(List.of());
        }

        private Envelope now() {
            return new Envelope(0, 1, null, revision, 1, false, Envelope.Quality.NONE, "journeys");
        }
    }

    /** A log that is counted to its end. */
    private static final class Settled implements Cuts {
        @Override
        public Uni<OptionalLong> last(String tenant, Instant limit) {
            return Uni.createFrom().item(OptionalLong.of(1));
        }

        @Override
        public Uni<Boolean> counted(String tenant, long position) {
            return Uni.createFrom().item(true);
        }
    }
}
