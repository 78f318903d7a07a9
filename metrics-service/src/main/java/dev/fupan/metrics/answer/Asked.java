package dev.fupan.metrics.answer;

import dev.fupan.contracts.workspace.WorkspaceConfiguration;
import dev.fupan.metrics.question.AsOf;
import dev.fupan.metrics.view.Known;
import dev.fupan.metrics.view.Need;
import java.time.Instant;
import java.time.ZoneId;

/** A question that rows can answer. */
public interface Asked {
    /** The same text for the same question. */
    String canonical();

    AsOf asOf();

    /** The instant at which the question is evaluated: to the minute where time matters, else to the day. */
    Instant evaluation(Instant now, ZoneId zone);

    /** Whether the answer tells of single owners or journeys, and not of totals alone. */
    default boolean aboutPeople() {
        return false;
    }

    /** The rows that a live answer needs. */
    Need need(WorkspaceConfiguration configuration, Instant evaluation);

    /** The answer, a pure function of what is known. */
    Content content(Known known, Instant evaluation);
}
