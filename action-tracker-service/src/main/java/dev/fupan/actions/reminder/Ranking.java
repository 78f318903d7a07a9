package dev.fupan.actions.reminder;

import dev.fupan.actions.criterion.Verdict;
import dev.fupan.actions.risk.Miss;
import dev.fupan.kit.calendar.WorkingCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Puts what a digest says in order of what is at risk. */
final class Ranking {

    /** After half a year another day changes nothing. */
    private static final int FAR = 180;

    private final LocalDate today;
    private final WorkingCalendar calendar;

    /** @param today where the recipient is */
    Ranking(LocalDate today, WorkingCalendar calendar) {
        this.today = today;
        this.calendar = calendar;
    }

    List<Ranked> of(List<Waiting> waiting, List<Reminder> reminders) {
        Stream<Ranked> told = waiting.stream()
                .map(one -> new Ranked(
                        one.said(), one.action(), one.action().stake().atRisk(miss(one)), one));
        Stream<Ranked> due = reminders.stream()
                .map(one -> new Ranked(
                        Said.of(one), one.action(), one.action().stake().atRisk(miss(one)), null));
        return Stream.concat(told, due).sorted(Ranked.ORDER).toList();
    }

    private static BigDecimal miss(Waiting waiting) {
        if (waiting.said().kind() == Kind.ESCALATION) return BigDecimal.ONE;
        return waiting.verdict().map(Miss::after).orElseGet(() -> Miss.after(Verdict.INCONCLUSIVE));
    }

    private BigDecimal miss(Reminder reminder) {
        return switch (reminder.kind()) {
            case D0 -> Miss.ahead(0);
            case D1 -> Miss.ahead(1);
            case D3 -> Miss.ahead(3);
            default -> Miss.overdue(workingDaysSince(reminder.action().dueDate()));
        };
    }

    private int workingDaysSince(LocalDate due) {
        int days = 0;
        for (LocalDate day = due.plusDays(1); !day.isAfter(today) && days < FAR; day = day.plusDays(1))
            if (calendar.isWorking(day)) days++;
        return days;
    }
}
