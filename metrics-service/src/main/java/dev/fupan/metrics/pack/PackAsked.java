package dev.fupan.metrics.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fupan.metrics.catalogue.Catalogue;
import dev.fupan.metrics.question.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to be frozen: a period in local days, its end not included, and a scope of dimension values.
 *
 * @param accounts customers whose timelines are wanted
 * @param owners the CRM's names of those whose journeys are open to whoever freezes; null = everyone's
 * @param metrics what the review looks at first, in that order; none = the usual ones alone
 */
record PackAsked(
        String sessionId,
        int packNo,
        String from,
        String to,
        Map<String, String> scope,
        List<String> accounts,
        @Nullable Set<String> owners,
        List<String> metrics,
        @Nullable String pipeline) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 128;
    private static final int MOST_ACCOUNTS = 100;
    private static final int LONGEST_ACCOUNT = 200;
    private static final int MOST_METRICS = 20;

    private static final Set<String> MEMBERS =
            Set.of("sessionId", "packNo", "from", "to", "scope", "accounts", "owners", "metrics", "pipeline");

    static PackAsked of(String body) {
        try {
            var json = JSON.readTree(body);
            if (!json.isObject()) {
                throw Refusal.of("body", "The body is a JSON object.");
            }
            json.fieldNames().forEachRemaining(name -> {
                if (!MEMBERS.contains(name)) {
                    throw Refusal.unknown("the body", name, MEMBERS);
                }
            });
            Map<String, String> scope = new TreeMap<>();
            json.path("scope")
                    .properties()
                    .forEach(each -> scope.put(each.getKey(), each.getValue().asText()));
            PackAsked asked = new PackAsked(
                    json.path("sessionId").asText(),
                    json.path("packNo").asInt(),
                    json.path("from").asText(),
                    json.path("to").asText(),
                    scope,
                    accounts(json.path("accounts")),
                    owners(json.path("owners")),
                    metrics(json.path("metrics")),
                    json.path("pipeline").asText(null));
            asked.check();
            return asked;
        } catch (JsonProcessingException unreadable) {
            throw Refusal.of("body", "The body is no JSON that can be read.");
        }
    }

    String key() {
        return sessionId + "/" + packNo;
    }

    LocalDate firstDay() {
        return LocalDate.parse(from);
    }

    LocalDate end() {
        return LocalDate.parse(to);
    }

    Map<String, @Nullable Object> canonical() {
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("sessionId", sessionId);
        members.put("packNo", packNo);
        members.put("from", from);
        members.put("to", to);
        members.put("scope", scope);
        // requests of before there were accounts, or chosen metrics, stay as they were written
        if (!accounts.isEmpty()) {
            members.put("accounts", accounts);
        }
        if (owners != null) {
            members.put("owners", List.copyOf(owners));
        }
        if (!metrics.isEmpty()) {
            members.put("metrics", metrics);
        }
        members.put("pipeline", pipeline);
        return members;
    }

    private static List<String> accounts(JsonNode given) {
        Set<String> accounts = new LinkedHashSet<>();
        boolean wrong = !given.isMissingNode() && !given.isNull() && !given.isArray();
        for (JsonNode each : given) {
            wrong |= !each.isTextual() || !isName(each.textValue(), LONGEST_ACCOUNT);
            accounts.add(each.asText());
        }
        if (wrong || accounts.size() > MOST_ACCOUNTS) {
            throw Refusal.of("accounts", "accounts is a list of at most " + MOST_ACCOUNTS + " ids of customers.");
        }
        return List.copyOf(accounts);
    }

    private static @Nullable Set<String> owners(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        Set<String> owners = new TreeSet<>();
        boolean wrong = !given.isArray();
        for (JsonNode each : given) {
            wrong |= !each.isTextual();
            owners.add(each.asText());
        }
        if (wrong) {
            throw Refusal.of("owners", "owners is a list of the CRM's names of owners; leave it out for everyone's.");
        }
        return owners;
    }

    private static List<String> metrics(JsonNode given) {
        Set<String> metrics = new LinkedHashSet<>();
        boolean wrong = !given.isMissingNode() && !given.isNull() && !given.isArray();
        for (JsonNode each : given) {
            wrong |= !each.isTextual();
            metrics.add(each.asText());
        }
        if (wrong || metrics.size() > MOST_METRICS) {
            throw Refusal.of("metrics", "metrics is a list of at most " + MOST_METRICS + " ids of metrics.");
        }
        metrics.forEach(id -> {
            if (!PerformanceTable.METRICS.contains(id)) {
                throw Refusal.unknown("metrics", id, PerformanceTable.METRICS);
            }
        });
        return List.copyOf(metrics);
    }

    private static boolean isName(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.indexOf('\0') < 0;
    }

    private void check() {
        if (!isName(sessionId, LONGEST_NAME)) {
            throw Refusal.of("sessionId", "sessionId is a text of 1 to 128 characters.");
        }
        if (packNo < 1) {
            throw Refusal.of("packNo", "packNo counts the packs of a session from 1.");
        }
        try {
            if (!firstDay().isBefore(end())) {
                throw Refusal.of("to", "to is the day after the last one and must lie after from.");
            }
        } catch (DateTimeException noDate) {
            throw Refusal.of("from", "from and to are dates like 2026-07-01.");
        }
        var dimensions = Catalogue.get().metric("M-30").dimensions();
        scope.keySet().forEach(name -> {
            if (!dimensions.contains(name)) {
                throw Refusal.unknown("scope", name, dimensions);
            }
        });
    }
}
