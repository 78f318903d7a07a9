package dev.fupan.actions.reminder;

import java.util.UUID;

/**
 * The key of an item, without who it is said to.
 *
 * @param checkpoint its id, or {@code -}
 * @param subject the due date, the digest's day, or the time of the look
 */
public record Said(UUID actionId, String checkpoint, Kind kind, String subject) {

    static Said of(Reminder reminder) {
        return new Said(
                reminder.action().id(), "-", reminder.kind(), reminder.subject().toString());
    }
}
