package dev.fupan.cli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The company's life from its first day on, without end, in the order in which the interface hears of it.
 *
 * <p>Every lead throws dice of its own, so that a day's leads depend on nothing before them. Only lives that still
 * have something to deliver are held, which keeps the stream flat at any length.
 */
final class Simulation implements Iterator<SimEvent> {

    private final long seed;
    private final double scale;
    private final LocalDate firstDay;
    private final Instant begin;
    private final boolean lives;
    private final Ledger ledger;
    private final PriorityQueue<SimEvent> pending = new PriorityQueue<>();
    private LocalDate day;
    private Instant known;

    private Simulation(long seed, double scale, LocalDate firstDay, boolean lives, Ledger ledger) {
        this.seed = seed;
        this.scale = scale;
        this.firstDay = firstDay;
        this.begin = firstDay.atStartOfDay(Company.ZONE).toInstant();
        this.lives = lives;
        this.ledger = ledger;
        this.day = firstDay;
        this.known = begin;
    }

    /** The leads and what becomes of them. */
    static Simulation ofLives(long seed, double scale, LocalDate firstDay) {
        return new Simulation(seed, scale, firstDay, true, new Ledger(seed, scale));
    }

    /** What the calendar brings. */
    static Simulation ofLedger(long seed, double scale, LocalDate firstDay) {
        return new Simulation(seed, scale, firstDay, false, new Ledger(seed, scale));
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    /** When the next event is delivered, without taking it. */
    Instant nextDelivery() {
        fill();
        return pending.element().deliverAt();
    }

    @Override
    public SimEvent next() {
        fill();
        return pending.remove();
    }

    /** Skips what was delivered before; lives that reach into what follows are kept. */
    void skipTo(Instant from) {
        while (nextDelivery().isBefore(from)) {
            pending.remove();
        }
    }

    /** Nothing of a later day is delivered before that day begins: that is how far the head of the queue is final. */
    private void fill() {
        while (pending.isEmpty() || !pending.element().deliverAt().isBefore(known)) {
            List<SimEvent> today = new ArrayList<>();
            if (lives) {
                leads(today);
            } else {
                ledger.write(day, today);
            }
            pending.addAll(today);
            day = day.plusDays(1);
            known = day.atStartOfDay(Company.ZONE).toInstant();
        }
    }

    private void leads(List<SimEvent> out) {
        long number = firstDay.until(day, ChronoUnit.DAYS);
        double growth = 1 + 0.12 * number / 365;
        double mean = Company.LEADS_PER_YEAR / 365 * WorkingTime.season(day) * growth * scale;
        int count = new Dice(seed, 0, number).poisson(mean);
        for (int i = 0; i < count; i++) {
            Dice dice = new Dice(seed, 1, number, i);
            String id = "%s-%04d".formatted(day.toString().replace("-", ""), i + 1);
            Company.Channel channel = Company.CHANNELS.get(dice.weighted(Company.CHANNELS.stream()
                    .mapToDouble(Company.Channel::share)
                    .toArray()));
            Prospect prospect = Prospect.meet("C-" + id, channel, number, dice);
            Diary diary = new Diary(id, new Dice(seed, 3, number, i), out);
            LeadLife.live(new Life(begin, WorkingTime.during(day, dice), prospect, dice, diary), "L-" + id);
        }
    }

    /**
     * A year and the month it began in, so that every month of the anchor's year has one to be compared with; a month
     * more in the first days of a month, whose twelve reviews still begin with it.
     */
    static LocalDate firstDayBefore(Instant anchor) {
        return anchor.atZone(Company.ZONE)
                .toLocalDate()
                .minusYears(1)
                .minusDays(DemoReviews.LAST_DAY_BEFORE_MEETING)
                .withDayOfMonth(1);
    }
}
