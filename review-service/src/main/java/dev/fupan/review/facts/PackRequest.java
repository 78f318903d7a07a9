package dev.fupan.review.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fupan.review.session.Agenda;
import dev.fupan.review.session.ReviewSession;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the metrics are asked to freeze. */
record PackRequest(
        String sessionId,
        int packNo,
        String from,
        String to,
        Map<String, String> scope,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> accounts) {

    static PackRequest of(ReviewSession session, int packNo) {
        Agenda agenda = session.agenda();
        return new PackRequest(
                session.id().toString(),
                packNo,
                agenda.period().from().toString(),
                agenda.period().to().toString(),
                new TreeMap<>(agenda.scope()),
                agenda.accounts());
    }
}
