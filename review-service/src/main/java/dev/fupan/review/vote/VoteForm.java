package dev.fupan.review.vote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fupan.kit.form.Form;
import dev.fupan.kit.form.Violation;
import dev.fupan.review.session.SessionDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Budgets and ballots as people send them. */
final class VoteForm {

    private static final int MOST = 20;
    private static final int UUID_LENGTH = 36;

    private VoteForm() {}

    static int budget(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("budget"));
        int budget = form.whole("budget", 1, MOST, 0);
        if (found.isEmpty() && budget == 0) form.wrong("budget", "a whole number from 1 to " + MOST);
        Violation.throwIfAny(found);
        return budget;
    }

    /** Theme id -> how many votes. */
    static Map<String, Integer> votes(JsonNode body) {
        List<Violation> found = new ArrayList<>();
        Form form = new Form(body, "", found, Set.of("votes"));
        JsonNode votes = form.node("votes");
        Map<String, Integer> read = new TreeMap<>();
        if (!votes.isObject() || votes.size() > MOST)
            form.wrong("votes", "at most " + MOST + " ids of themes, each with its number of votes");
        else
            for (Map.Entry<String, JsonNode> one : votes.properties()) {
                int count = one.getValue().canConvertToExactIntegral()
                                && one.getValue().canConvertToInt()
                        ? one.getValue().intValue()
                        : 0;
                boolean named = one.getKey().length() == UUID_LENGTH;
                if (!named || count < 1 || count > MOST)
                    form.wrong(
                            one.getKey().length() <= Form.SHORT ? "votes/" + one.getKey() : "votes",
                            "a theme's id with 1 to " + MOST + " votes");
                else read.put(SessionDesk.id(one.getKey()).toString(), count);
            }
        Violation.throwIfAny(found);
        return read;
    }
}
