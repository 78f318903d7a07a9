package dev.fupan.kit.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Another clock's instant, read in a zone. */
final class Zoned extends Clock {

    private final Clock base;
    private final ZoneId zone;

    private Zoned(Clock base, ZoneId zone) {
        this.base = base;
        this.zone = zone;
    }

    static Clock of(Clock base, ZoneId zone) {
        return zone.equals(base.getZone()) ? base : new Zoned(base, zone);
    }

    @Override
    public Instant instant() {
        return base.instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return of(base, other);
    }
}
