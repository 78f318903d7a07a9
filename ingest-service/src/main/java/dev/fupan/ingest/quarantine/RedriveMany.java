package dev.fupan.ingest.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fupan.kit.page.Cursor;
import dev.fupan.kit.page.Page;
import dev.fupan.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Sends again whatever waits for one cause, once that is mended.
 *
 * <p>Each event is a transaction of its own, as if it was sent again alone: one that is still refused keeps waiting and
 * holds up no other. Because it keeps waiting, the next request goes on behind it by the cursor.
 */
@ApplicationScoped
class RedriveMany {

    private static final byte[] AS_IT_CAME = new byte[0];

    private final QuarantineStore store;

    RedriveMany(QuarantineStore store) {
        this.store = store;
    }

    /** Which ones; what is not given limits nothing. */
    @Schema(name = "RedriveRequest")
    record Selection(
            @Schema(examples = "unknownType") @Nullable String reason,

            @Schema(examples = "crm.lead.created.v1") @Nullable
            String type,

            @Schema(description = "Received at this time or later", examples = "2026-11-01T00:00:00Z") @Nullable
            Instant from,

            @Schema(description = "Received before this time", examples = "2026-12-01T00:00:00Z") @Nullable
            Instant to,

            @Schema(description = "How many to try, 100 when not given, at most 200", examples = "100") @Nullable
            Integer limit,

            @Schema(description = "`next` of the answer before") @Nullable
            String cursor) {

        static final Selection ALL = new Selection(null, null, null, null, null, null);
    }

    /**
     * What became of those that were tried.
     *
     * @param next what to send as {@code cursor} to go on; null when nothing is left to try
     */
    @Schema(name = "RedriveAnswer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            int tried,
            int redriven,
            List<Failed> failed,
            @Nullable String next) {}

    /** One that keeps waiting, and why. */
    @Schema(name = "RedriveFailure")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failed(
            @Schema(examples = "17") String id,
            String eventId,

            @Schema(examples = "https://fupan.dev/problems/invalid")
            String type,

            String detail,
            @Nullable Object violations) {}

    private record Outcome(@Nullable Failed failed) {}

    Uni<Answer> run(String tenant, Selection selection, Instant now) {
        demandOrder(selection.from(), selection.to());
        int size = Page.size(selection.limit());
        Cursor after = Cursor.decode(selection.cursor(), 1);
        long afterId = after == null ? 0 : QuarantineResource.number(after.key().get(0));
        return store.matching(tenant, afterId, selection, size + 1)
                .map(rows -> Page.of(rows, size, last -> Cursor.after(last.id())))
                .chain(page -> each(tenant, page, now));
    }

    private static void demandOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to))
            throw ProblemType.INVALID
                    .because("'from' must lie before 'to': " + from + ", " + to + ".")
                    .asException();
    }

    // One after the other: many at once would take the connections that the door needs.
    private Uni<Answer> each(String tenant, Page<QuarantineView> page, Instant now) {
        return Multi.createFrom()
                .iterable(page.items())
                .onItem()
                .transformToUniAndConcatenate(event -> one(tenant, event, now))
                .collect()
                .asList()
                .map(outcomes -> answer(outcomes, page.next()));
    }

    private Uni<Outcome> one(String tenant, QuarantineView event, Instant now) {
        return store.redrive(tenant, Long.parseLong(event.id()), AS_IT_CAME, now)
                .replaceWith(() -> new Outcome(null))
                .onFailure(HttpProblem.class)
                .recoverWithItem(refusal -> new Outcome(failed(event, refusal)));
    }

    private static Failed failed(QuarantineView event, HttpProblem refusal) {
        return new Failed(
                event.id(),
                event.eventId(),
                String.valueOf(refusal.getType()),
                String.valueOf(refusal.getDetail()),
                refusal.getParameters().get("violations"));
    }

    private static Answer answer(List<Outcome> outcomes, @Nullable String next) {
        List<Failed> failed =
                outcomes.stream().map(Outcome::failed).filter(Objects::nonNull).toList();
        return new Answer(outcomes.size(), outcomes.size() - failed.size(), failed, next);
    }
}
