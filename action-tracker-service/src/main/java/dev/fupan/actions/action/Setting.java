package dev.fupan.actions.action;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What a workspace and the installation decide for checkpoints.
 *
 * @param zone in which days and spans of days are counted
 * @param currency the unit of sums
 * @param grace how long after a look's time records may still come in for it
 */
public record Setting(ZoneId zone, String currency, Duration grace) {

    public Setting {
        requireNonNull(zone, "zone");
        requireNonNull(currency, "currency");
        requireNonNull(grace, "grace");
    }
}
