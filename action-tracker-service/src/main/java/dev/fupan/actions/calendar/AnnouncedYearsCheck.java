package dev.fupan.actions.calendar;

import dev.fupan.kit.calendar.PublicHolidays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells operators which announced years run out; never a reason to send nobody here, since weekends still hold.
 */
@Readiness
@ApplicationScoped
class AnnouncedYearsCheck implements HealthCheck {

    /** By then governments have announced the next year. */
    private static final Period AHEAD = Period.ofMonths(1);

    private final Clock clock;

    AnnouncedYearsCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("working calendars").up();
        int year = clock.instant().atZone(ZoneOffset.UTC).plus(AHEAD).getYear();
        PublicHolidays.announced()
                .forEach((country, known) -> response.withData(
                        country, known.contains(year) ? "announced " + known : year + " is not known: weekends alone"));
        return response.build();
    }
}
