package dev.fupan.actions.reminder;

/** What is said of an action, the most urgent first; by that order where as much is at risk. */
public enum Kind {
    ESCALATION,
    VERDICT,
    /** Overdue since two working days or more, to who stands above the owner. */
    MANAGER,
    OVERDUE,
    /** The last working day until the due date. */
    D0,
    D1,
    D3
}
