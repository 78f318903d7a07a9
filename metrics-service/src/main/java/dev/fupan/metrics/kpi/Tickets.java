package dev.fupan.metrics.kpi;

import dev.fupan.contracts.EntityRef;
import dev.fupan.metrics.activity.Activity;
import dev.fupan.metrics.journey.Steps;
import dev.fupan.metrics.statistics.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * M-29: tickets opened in the period, how many of them were answered within two hours, what they were about, and how
 * long they took.
 */
final class Tickets {
    private static final long TWO_HOURS = Duration.ofHours(2).toMillis() * 1_000;

    /** @param resolvedMicros the last resolution, null while it is open or open again */
    private record Ticket(
            String id,
            long openedMicros,
            @Nullable Long respondedMicros,
            @Nullable Long resolvedMicros,
            Map<String, String> data) {

        boolean inTime() {
            return respondedMicros != null && respondedMicros - openedMicros <= TWO_HOURS;
        }
    }

    private Tickets() {}

    static Answer responded(Snapshot snapshot, Selection selection) {
        Answer answer = tally(snapshot, selection).answer(tickets(snapshot), selection.by(), Tickets::measures);
        answer.rows().forEach(row -> share(row, answer));
        return answer;
    }

    /** Each ticket of the selection with the moment of an answer that came in time. */
    static List<Trials.Trial> trials(Snapshot snapshot, Selection selection) {
        List<Trials.Trial> trials = new ArrayList<>();
        for (Ticket ticket : tally(snapshot, selection).selected(tickets(snapshot))) {
            Long responded = ticket.respondedMicros();
            long success = responded != null && ticket.inTime() ? responded : Steps.NEVER;
            trials.add(new Trials.Trial(ticket.id(), ticket.openedMicros(), success, TWO_HOURS));
        }
        return trials;
    }

    private static Tally<Ticket> tally(Snapshot snapshot, Selection selection) {
        Days days = new Days(snapshot);
        return new Tally<>(
                selection,
                day -> days.periodName(day, Kpis.grain(selection)),
                ticket -> days.dayOf(ticket.openedMicros()),
                (ticket, name) -> ticket.data().getOrDefault(name, Kpis.NONE));
    }

    private static Measures measures(List<Ticket> tickets) {
        List<Long> times = new ArrayList<>();
        long inTime = 0;
        for (Ticket ticket : tickets) {
            inTime += ticket.inTime() ? 1 : 0;
            if (ticket.resolvedMicros() != null) {
                times.add(ticket.resolvedMicros() - ticket.openedMicros());
            }
        }
        Durations resolution = Durations.of(times);
        return Measures.count("tickets", tickets.size())
                .with("resolved", times.size())
                .with("resolutionMean", resolution.mean())
                .with("resolutionMedian", resolution.median())
                .with("resolutionP90", resolution.p90())
                .withRate(inTime, tickets.size());
    }

    /** Of the tickets of the same period. */
    private static void share(Answer.Row row, Answer answer) {
        long all = 0;
        for (Answer.Row each : answer.rows()) {
            all += Objects.equals(each.period(), row.period())
                    ? each.measures().counts().get("tickets")
                    : 0;
        }
        BigDecimal own = BigDecimal.valueOf(row.measures().counts().get("tickets"));
        row.measures().with("share", own.divide(BigDecimal.valueOf(all), DealMeasures.DIGITS, RoundingMode.HALF_UP));
    }

    private static List<Ticket> tickets(Snapshot snapshot) {
        Map<String, List<Activity>> events = new LinkedHashMap<>();
        for (Activity activity : snapshot.activities()) {
            if (activity.entity().kind().equals(EntityRef.TICKET)) {
                events.computeIfAbsent(activity.entity().id(), key -> new ArrayList<>())
                        .add(activity);
            }
        }
        return events.values().stream().map(Tickets::ticket).toList();
    }

    private static Ticket ticket(List<Activity> events) {
        long opened = events.stream()
                .filter(event -> event.is(Activity.TICKET_OPENED))
                .findFirst()
                .orElse(events.get(0))
                .timeMicros();
        Long responded = null;
        Long resolved = null;
        Map<String, String> data = new LinkedHashMap<>();
        for (Activity event : events) {
            data.putAll(event.data());
            if (event.is(Activity.TICKET_RESPONDED) && responded == null) {
                responded = event.timeMicros();
            }
            if (event.is(Activity.TICKET_RESOLVED)) {
                resolved = event.timeMicros();
            }
            if (event.is(Activity.TICKET_REOPENED)) {
                resolved = null;
            }
        }
        return new Ticket(events.get(0).entity().id(), opened, responded, resolved, data);
    }
}
