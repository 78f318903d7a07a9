package dev.fupan.actions.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a digest tells; dates and numbers are written already.
 *
 * @param groups the most urgent first
 * @param unsubscribe a link that works without sign-in
 */
public record DigestView(String name, String date, List<Group> groups, String unsubscribe) {

    /** @param kind ESCALATION, VERDICT, MANAGER, OVERDUE, D0, D1 or D3 */
    public record Group(String kind, List<Line> lines) {}

    /**
     * One action.
     *
     * @param owner null where it is the recipient
     * @param blocked why, when it is
     * @param snoozed until when the owner has put it off and why, when so
     */
    public record Line(
            String measure,
            String due,
            @Nullable String owner,
            @Nullable String detail,
            @Nullable String blocked,
            @Nullable String snoozed) {}

    public int count() {
        return groups.stream().mapToInt(group -> group.lines().size()).sum();
    }
}
