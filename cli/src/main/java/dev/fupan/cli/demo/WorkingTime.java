package dev.fupan.cli.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** When people work, when leads come, and what season it is. */
final class WorkingTime {

    // The spring festival empties February, the budgets of June, November and December fill the books.
    private static final double[] SEASON = {0.92, 0.62, 1.10, 1.06, 1.02, 1.16, 0.94, 0.90, 1.08, 0.94, 1.18, 1.12};
    private static final double[] HOURS = {
        0.02, 0.02, 0.02, 0.02, 0.02, 0.02, 0.05, 0.15, 0.5, 1, 1, 1, 0.4, 0.7, 1, 1, 1, 0.9, 0.3, 0.2, 0.2, 0.15, 0.08,
        0.03
    };
    private static final double WEEKEND = 0.18;

    private WorkingTime() {}

    /** The company's pulse in an hour of the week: 1 on a busy morning. */
    static double pulse(ZonedDateTime hour) {
        return HOURS[hour.getHour()] * (isWeekend(hour.toLocalDate()) ? WEEKEND : 1);
    }

    /** How many leads a day brings, beside an average day. */
    static double season(LocalDate day) {
        double week =
                switch (day.getDayOfWeek()) {
                    case MONDAY -> 1.25;
                    case TUESDAY, WEDNESDAY -> 1.2;
                    case THURSDAY -> 1.15;
                    case FRIDAY -> 1.05;
                    case SATURDAY -> 0.65;
                    case SUNDAY -> 0.5;
                };
        return week * SEASON[day.getMonthValue() - 1];
    }

    static Instant during(LocalDate day, Dice dice) {
        return day.atStartOfDay(Company.ZONE)
                .plusHours(dice.weighted(HOURS))
                .plusSeconds(dice.below(3600))
                .toInstant();
    }

    /** That long afterwards, and if nobody works then, the next morning on which somebody does. */
    static Instant after(Instant from, Duration wait, Dice dice) {
        ZonedDateTime then = from.plus(wait).atZone(Company.ZONE);
        boolean early = then.getHour() < 9;
        if (!early && then.getHour() < 18 && !isWeekend(then.toLocalDate())) {
            return then.toInstant();
        }
        LocalDate day = early ? then.toLocalDate() : then.toLocalDate().plusDays(1);
        while (isWeekend(day)) {
            day = day.plusDays(1);
        }
        Instant morning = day.atTime(9, 0).atZone(Company.ZONE).toInstant();
        return morning.plusSeconds(dice.below(3 * 3600));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
