package dev.fupan.metrics.answer;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.entity.Cut;
import dev.fupan.metrics.kpi.Snapshot;
import dev.fupan.metrics.question.AsOf;
import dev.fupan.metrics.question.Refusal;
import dev.fupan.metrics.view.Cuts;
import dev.fupan.metrics.view.Envelope;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Lag;
import dev.fupan.metrics.view.Need;
import dev.fupan.metrics.view.Views;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers questions; one whose answer the client holds already is answered from the envelope alone. */
@ApplicationScoped
public class Answers {
    // Above this an aggregation would keep the event loop from everyone else.
    private static final int MANY_ROWS = 10_000;

    private final Views views;
    private final Envelopes envelopes;
    private final Workspaces workspaces;
    private final Cuts cuts;
    private final Lag lag;
    private final Clock clock;
    private final String release;

    Answers(
            Views views,
            Envelopes envelopes,
            Workspaces workspaces,
            Cuts cuts,
            Lag lag,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String release) {
        this.views = views;
        this.envelopes = envelopes;
        this.workspaces = workspaces;
        this.cuts = cuts;
        this.lag = lag;
        this.clock = clock;
        this.release = release;
    }

    public Uni<Reply> answer(Wanted wanted, Asked asked) {
        Instant now = clock.instant();
        return settled(wanted.tenant(), asked.asOf(), now).chain(asOf -> answer(wanted, asked, asOf, now));
    }

    private Uni<Reply> answer(Wanted wanted, Asked asked, AsOf asOf, Instant now) {
        return envelopes
                .of(wanted.tenant())
                .chain(envelope -> workspaces.of(wanted.tenant(), envelope).chain(workspace -> {
                    Instant evaluation = asked.evaluation(now, ZoneId.of(workspace.timeZone()));
                    String tag = Tag.of(release, wanted, asked.canonical(), envelope, evaluation);
                    if (Tag.matches(wanted.ifNoneMatch(), tag)) {
                        return Uni.createFrom().item(Reply.unchanged(tag));
                    }
                    return known(wanted, asked, asOf.cut(), workspace, evaluation, envelope.generation())
                            .chain(known -> heavy(known.snapshot())
                                    ? onWorker(() -> reply(wanted, asked, asOf, known, evaluation))
                                    : Uni.createFrom().item(() -> reply(wanted, asked, asOf, known, evaluation)));
                }));
    }

    /** With a grace: up to the last record that belongs to the answer, once all of them are counted. */
    private Uni<AsOf> settled(String tenant, AsOf asOf, Instant now) {
        Instant limit = asOf.limit();
        if (limit == null) {
            return Uni.createFrom().item(asOf);
        }
        Long position = asOf.position();
        if (position != null) {
            return cuts.counted(tenant, position).map(counted -> {
                if (!counted) {
                    throw Refusal.notYet("Not all records up to position " + position + " are counted.", 1);
                }
                return asOf;
            });
        }
        asOf.requirePassed(now);
        return cuts.last(tenant, limit)
                .map(last -> asOf.upTo(last.orElseThrow(
                        () -> Refusal.notYet("Records of the log that may belong to it are not counted yet.", 1))));
    }

    // A generation that came meanwhile may cut periods in another zone: then its own rows are asked for.
    private Uni<Known> known(
            Wanted wanted, Asked asked, Cut cut, WorkspaceConfiguration workspace, Instant evaluation, int generation) {
        return views.known(wanted.tenant(), need(wanted, asked, workspace, evaluation), cut)
                .chain(known -> !cut.isLive() || known.envelope().generation() == generation
                        ? Uni.createFrom().item(known)
                        : views.known(
                                wanted.tenant(),
                                need(wanted, asked, known.snapshot().configuration(), evaluation),
                                cut));
    }

    private static Need need(Wanted wanted, Asked asked, WorkspaceConfiguration workspace, Instant evaluation) {
        Need need = asked.need(workspace, evaluation);
        return asked.aboutPeople() ? need.of(wanted.reader()) : need;
    }

    /** An answer that is made of something else than rows. */
    public <T> Uni<Reply> answer(
            Wanted wanted,
            String canonical,
            AsOf given,
            Function<Cut, Uni<T>> source,
            BiFunction<T, Instant, Content> content) {
        Instant now = clock.instant();
        return settled(wanted.tenant(), given, now)
                .chain(asOf -> answer(wanted, canonical, asOf, asOf.toTheMinute(now), source, content));
    }

    private <T> Uni<Reply> answer(
            Wanted wanted,
            String canonical,
            AsOf asOf,
            Instant evaluation,
            Function<Cut, Uni<T>> source,
            BiFunction<T, Instant, Content> content) {
        return envelopes.of(wanted.tenant()).chain(envelope -> {
            String tag = Tag.of(release, wanted, canonical, envelope, evaluation);
            if (Tag.matches(wanted.ifNoneMatch(), tag)) {
                return Uni.createFrom().item(Reply.unchanged(tag));
            }
            return source.apply(asOf.cut())
                    .map(found -> Writing.reply(
                            wanted,
                            tag,
                            content.apply(found, evaluation),
                            envelope,
                            asOf,
                            evaluation,
                            lag(wanted, envelope)));
        });
    }

    private Reply reply(Wanted wanted, Asked asked, AsOf asOf, Known known, Instant evaluation) {
        Envelope envelope = known.envelope();
        String tag = Tag.of(release, wanted, asked.canonical(), envelope, evaluation);
        return Writing.reply(
                wanted, tag, content(asked, known, evaluation), envelope, asOf, evaluation, lag(wanted, envelope));
    }

    // The engine says by this exception that a metric cannot give what was selected.
    private static Content content(Asked asked, Known known, Instant evaluation) {
        try {
            return asked.content(known, evaluation);
        } catch (IllegalArgumentException refused) {
            throw Refusal.of("the query", String.valueOf(refused.getMessage()));
        }
    }

    private OptionalLong lag(Wanted wanted, Envelope envelope) {
        return lag.millis(wanted.tenant(), envelope);
    }

    private static boolean heavy(Snapshot snapshot) {
        List<?> journeys = snapshot.journeys();
        return journeys.size() + snapshot.deals().size() > MANY_ROWS;
    }

    private static Uni<Reply> onWorker(Supplier<Reply> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
