package dev.fupan.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The company's time -> our time, piece by piece.
 *
 * <p>Up to the anchor the two are one. While the demo runs, the company lives faster, by its pulse: nights and
 * weekends take seconds. While it is stopped, the company lives on at our pace. A piece is never changed once
 * something was sent under it, so that an event that is sent again says the same.
 */
final class LiveClock implements EventWriter.Clockwork {

    /**
     * From {@code simulated} on, which is {@code real}.
     *
     * @param secondsPerHour our seconds for an hour of full pulse; 0 = the company's pace is ours
     */
    record Piece(Instant simulated, Instant real, double secondsPerHour) {}

    private final NavigableMap<Instant, Piece> pieces = new TreeMap<>();

    LiveClock(List<Piece> pieces) {
        pieces.forEach(piece -> this.pieces.put(piece.simulated(), piece));
    }

    List<Piece> pieces() {
        return List.copyOf(pieces.values());
    }

    @Override
    public Instant real(Instant simulated) {
        var entry = pieces.floorEntry(simulated);
        if (entry == null) {
            return simulated;
        }
        Piece piece = entry.getValue();
        if (piece.secondsPerHour == 0) {
            return piece.real.plus(Duration.between(piece.simulated, simulated));
        }
        double hours = pulseHours(piece.simulated, simulated);
        return piece.real.plusMillis((long) (hours * piece.secondsPerHour * 1000));
    }

    /**
     * Goes on at {@code now} from where the company stood: first what it lived through while nobody looked, then fast.
     *
     * @param reached the company's time up to which something may have been sent
     */
    void resume(Instant reached, Instant now, double secondsPerHour) {
        Instant last = real(reached);
        Instant from = reached;
        // pieces that begin later were planned by a run that never came so far
        pieces.tailMap(reached, true).clear();
        if (Duration.between(last, now).toMinutes() >= 10) {
            pieces.put(reached, new Piece(reached, last, 0));
            from = reached.plus(Duration.between(last, now));
        }
        pieces.put(from, new Piece(from, last.isAfter(now) ? last : now, secondsPerHour));
    }

    /** The hours between, each weighed by the company's pulse in it. */
    static double pulseHours(Instant from, Instant to) {
        double sum = 0;
        Instant hour = from.truncatedTo(ChronoUnit.HOURS);
        while (hour.isBefore(to)) {
            Instant next = hour.plus(1, ChronoUnit.HOURS);
            Instant begin = hour.isBefore(from) ? from : hour;
            Instant end = next.isAfter(to) ? to : next;
            sum += WorkingTime.pulse(hour.atZone(Company.ZONE))
                    * Duration.between(begin, end).toMillis()
                    / 3_600_000d;
            hour = next;
        }
        return sum;
    }
}
