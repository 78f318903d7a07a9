package dev.fupan.actions.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a digest tells; dates and numbers are written already.
 *
 * @param lines what is most at risk first
 * @param unsubscribe a link that works without sign-in
 */
public record DigestView(String name, String date, List<Line> lines, String unsubscribe) {

    /**
     * One action.
     *
     * @param kind ESCALATION, VERDICT, MANAGER, OVERDUE, D0, D1 or D3
     * @param atRisk how much of what it is to reach is at risk, in percent
     * @param link to the action
     * @param owner null where it is the recipient
     * @param certainty how far to trust the verdict that it tells
     * @param blocked why, when it is
     * @param snoozed until when the owner has put it off and why, when so
     */
    public record Line(
            String kind,
            String measure,
            String due,
            String atRisk,
            String link,
            @Nullable String owner,
            @Nullable String detail,
            @Nullable String certainty,
            @Nullable String blocked,
            @Nullable String snoozed) {}

    public int count() {
        return lines.size();
    }
}
