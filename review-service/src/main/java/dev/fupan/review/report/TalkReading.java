package dev.fupan.review.report;

import static dev.fupan.review.report.PackReading.rows;
import static dev.fupan.review.report.PackReading.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fupan.review.cause.Branch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a report shows of how the group came to its causes: chains, fishbone and themes, read from the items. */
final class TalkReading {

    private final Map<String, List<JsonNode>> items;
    private final List<JsonNode> causes;

    TalkReading(Map<String, List<JsonNode>> items) {
        this.items = items;
        this.causes = of("cause").stream()
                .filter(Composer::stands)
                .sorted(Comparator.comparing(TalkReading::control))
                .toList();
    }

    /** Controllable causes first, then those that are so in part, then the others. */
    List<Report.Cause> causes() {
        Map<String, String> statements = byId("problem", "statement");
        Map<String, String> surfaces = byId("cause", "surfaceProblem");
        return causes.stream().map(one -> cause(one, statements, surfaces)).toList();
    }

    private static int control(JsonNode cause) {
        int place = List.of("controllable", "semi", "external")
                .indexOf(cause.path("controllable").asText());
        return place < 0 ? 3 : place;
    }

    private static Report.Cause cause(JsonNode cause, Map<String, String> statements, Map<String, String> surfaces) {
        String surface = cause.path("surfaceProblem").asText();
        return new Report.Cause(
                surface.isEmpty()
                        ? statements.getOrDefault(cause.path("problemId").asText(), "")
                        : surface,
                text(cause, "rootProblem"),
                rows(cause.path("whys"), why -> why(why, surfaces)),
                cause.path("initialCause").asText(),
                text(cause, "deepCause"),
                text(cause, "verificationNote") == null ? text(cause, "verification") : text(cause, "verificationNote"),
                text(cause, "controllable"),
                !cause.path("evidence").isEmpty());
    }

    /** Where another cause goes on from here, with what that one is about. */
    private static String why(JsonNode why, Map<String, String> surfaces) {
        String text = why.path("text").asText();
        String goesOn = surfaces.get(why.path("causeId").asText());
        return goesOn == null ? text : text + " (→ " + goesOn + ")";
    }

    /** The branches on which something hangs, in the order of the session's fishbone. */
    List<Report.Branch> fishbone() {
        Map<String, List<String>> hanging = new HashMap<>();
        for (JsonNode cause : causes) {
            String branch = text(cause, "branch");
            if (branch != null)
                hanging.computeIfAbsent(branch, key -> new ArrayList<>())
                        .add(cause.path("initialCause").asText());
        }
        List<Report.Branch> branches = new ArrayList<>();
        for (Branch one : branches()) {
            List<String> here = hanging.remove(one.key());
            if (here != null) branches.add(new Report.Branch(one.title(), here));
        }
        new TreeMap<>(hanging).forEach((key, here) -> branches.add(new Report.Branch(Map.of("en", key), here)));
        return branches;
    }

    private List<Branch> branches() {
        List<JsonNode> chosen = of("fishbone");
        if (chosen.isEmpty()) return Branch.USUAL;
        return rows(chosen.get(chosen.size() - 1).path("branches"), one -> {
            Map<String, String> title = new TreeMap<>();
            one.path("title")
                    .properties()
                    .forEach(word -> title.put(word.getKey(), word.getValue().asText()));
            return new Branch(one.path("key").asText(), title);
        });
    }

    /** What most have voted for first. */
    List<Report.Theme> themes() {
        Map<String, List<Report.Word>> words = new HashMap<>();
        for (JsonNode one : of("reflection"))
            words.computeIfAbsent(one.path("themeId").asText(), key -> new ArrayList<>())
                    .add(new Report.Word(one.path("id").asText(), null));
        JsonNode totals = totals();
        List<Report.Theme> themes = new ArrayList<>();
        for (JsonNode theme : of("theme")) {
            String id = theme.path("id").asText();
            String title = text(theme, "title");
            Integer votes = totals.isObject() ? Integer.valueOf(totals.path(id).asInt(0)) : null;
            // Of a theme without a title whose words were erased nothing is left to show.
            if (title != null || words.containsKey(id))
                themes.add(new Report.Theme(title, votes, words.getOrDefault(id, List.of())));
        }
        themes.sort(Comparator.comparing((Report.Theme one) -> one.votes() == null ? 0 : -one.votes()));
        return themes;
    }

    /** Theme -> votes of the last round that was closed. */
    private JsonNode totals() {
        return of("vote-round").stream()
                .filter(one -> one.path("totals").isObject())
                .max(Comparator.comparing(one -> one.path("number").asInt()))
                .map(one -> one.path("totals"))
                .orElse(MissingNode.getInstance());
    }

    private List<JsonNode> of(String kind) {
        return items.getOrDefault(kind, List.of());
    }

    private Map<String, String> byId(String kind, String field) {
        Map<String, String> said = new HashMap<>();
        of(kind).forEach(
                        one -> said.put(one.path("id").asText(), one.path(field).asText()));
        return said;
    }
}
