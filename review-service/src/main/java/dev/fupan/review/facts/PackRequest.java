package dev.fupan.review.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.fupan.kit.tenant.Caller;
import dev.fupan.review.session.Agenda;
import dev.fupan.review.session.HeldSession;
import dev.fupan.review.session.ReviewSession;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the metrics are asked to freeze.
 *
 * @param owners whose journeys are open to the one who freezes, where chosen accounts are looked at; null = everyone's
 * @param metrics those that the session's template looks at; none = the usual ones alone
 */
record PackRequest(
        String sessionId,
        int packNo,
        String from,
        String to,
        Map<String, String> scope,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> accounts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> owners,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> metrics) {

    static PackRequest of(HeldSession held, int packNo, Caller caller) {
        ReviewSession session = held.session();
        List<String> chosen = held.template().metrics();
        Agenda agenda = session.agenda();
        return new PackRequest(
                session.id().toString(),
                packNo,
                agenda.period().from().toString(),
                agenda.period().to().toString(),
                new TreeMap<>(agenda.scope()),
                agenda.accounts(),
                agenda.accounts().isEmpty() || caller.seesEveryOwner()
                        ? null
                        : caller.owners().stream().sorted().toList(),
                chosen == null ? List.of() : chosen);
    }
}
