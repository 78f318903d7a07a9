package dev.fupan.review.input;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.review.Office;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session at work, and for each operation that takes a body requests that are accepted. */
final class Workshop {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Office.Desk desk;
    private final Map<String, Supplier<Request>> requests = new LinkedHashMap<>();
    final String session;
    private final String pack;
    private final String core;

    /** A request that is accepted as it is. */
    record Request(String method, String path, @Nullable String ifMatch, ObjectNode body) {}

    Workshop(Office.Desk desk) {
        this.desk = desk;
        this.session = desk.started();
        this.pack = made("/sessions/" + session + "/facts", Map.of()).path("packId");
        this.core = problem();
        sessions();
        thinking();
        together();
        plan();
    }

    /** By operation, each with a name where it has several. */
    Map<String, Supplier<Request>> requests() {
        return requests;
    }

    private void sessions() {
        Map<String, Object> asked =
                new LinkedHashMap<>(Office.session("scope", Map.of("team", "sales", "channel", "ads")));
        asked.put("kind", "key_project");
        asked.put("about", Map.of("kind", "account", "id", "acme"));
        asked.put("accounts", List.of("acme", "华东贸易"));
        asked.put("period", Map.of("from", "2026-11-01", "to", "2026-12-01"));
        request("POST /api/v1/sessions", "dates", () -> of("", null, asked));
        request("POST /api/v1/sessions", "named", () -> of("", null, Office.session()));
        request("PATCH /api/v1/sessions/{id}", "", () -> {
            Map<String, Object> change = new LinkedHashMap<>(asked);
            change.remove("templateKey");
            change.remove("participants");
            return of(session, tag("/sessions/" + session), change);
        });
        request(
                "PUT /api/v1/sessions/{id}/participants",
                "",
                () -> of(session, tag("/sessions/" + session), Map.of("participants", asked.get("participants"))));
        request(
                "POST /api/v1/sessions/{id}/phase",
                "",
                () -> of(session, null, Map.of("to", "plan", "reason", "the rest is for tomorrow")));
        request("POST /api/v1/sessions/{id}/cancel", "", () -> of(desk.started(), null, reason()));
        request("POST /api/v1/sessions/{id}/reopen", "", () -> {
            String closed = desk.started();
            desk.post("lead", "/sessions/" + closed + "/close", closing())
                    .then()
                    .statusCode(204);
            return of(closed, null, reason());
        });
        request("POST /api/v1/sessions/{id}/close", "", () -> of(desk.started(), null, closing()));
        request(
                "PUT /api/v1/sessions/{id}/materials/{key}",
                "",
                () -> new Request(
                        "PUT",
                        "/sessions/" + session + "/materials/project_logs",
                        String.valueOf(desk.get("lead", "/sessions/" + session + "/materials")
                                .<Object>path("items.find { it.key == 'project_logs' }.version")),
                        json(Map.of("ready", true, "reference", "wiki", "quality", "partial"))));
        request("POST /api/v1/review-series", "", () -> {
            Map<String, Object> series = new LinkedHashMap<>(asked);
            series.remove("period");
            series.remove("meetingAt");
            series.putAll(Map.of(
                    "frequency", "monthly", "every", 1, "firstMeeting", "2031-01-20T09:00", "until", "2031-12-31"));
            series.put("daysAhead", 14);
            return of("", null, series);
        });
    }

    private void thinking() {
        String path = "/sessions/" + session;
        Map<String, Object> problem = Map.of(
                "statement",
                "Ads bring few intents",
                "packId",
                pack,
                "numberKey",
                "performance/M-22/actual",
                "weight",
                4,
                "estimate",
                Map.of("shortfall", "0.25", "basis", "we counted"));
        request("POST /api/v1/sessions/{id}/problems", "", () -> of(session, null, problem));
        request(
                "PATCH /api/v1/sessions/{id}/problems/{problem}",
                "",
                () -> change(path + "/problems/", problem(), problem));
        request(
                "POST /api/v1/sessions/{id}/problems/{problem}/drop",
                "",
                () -> post(path + "/problems/", problem(), "/drop", reason()));
        Map<String, Object> cause = new LinkedHashMap<>(Map.of(
                "problemId", core,
                "surfaceProblem", "Leads of ads do not answer",
                "rootProblem", "Nobody owns the first call",
                "initialCause", "The ads are bad",
                "deepCause", "There is no roster",
                "verification", "data",
                "verificationNote", "ten calls listened to",
                "controllable", "controllable",
                "branch", "process"));
        Map<String, Object> other = new LinkedHashMap<>(cause);
        other.put("surfaceProblem", "Nobody is on duty");
        other.put("whys", List.of(Map.of("text", "There is no plan")));
        Supplier<String> fresh = () -> made(path + "/causes", other).path("id");
        cause.put("whys", List.of(Map.of("text", "They are called too late")));
        Map<String, Object> linked = new LinkedHashMap<>(cause);
        linked.put(
                "whys",
                List.of(
                        Map.of("text", "They are called too late"),
                        Map.of("text", "No roster", "causeId", fresh.get())));
        request("POST /api/v1/sessions/{id}/causes", "", () -> of(session, null, linked));
        request("PATCH /api/v1/sessions/{id}/causes/{cause}", "", () -> change(path + "/causes/", fresh.get(), linked));
        request(
                "POST /api/v1/sessions/{id}/causes/{cause}/drop",
                "",
                () -> post(path + "/causes/", fresh.get(), "/drop", reason()));
        request("POST /api/v1/sessions/{id}/causes/{cause}/reopen", "", () -> {
            String concluded = fresh.get();
            desk.as("lead")
                    .header("If-Match", "\"1\"")
                    .post("/api/v1" + path + "/causes/" + concluded + "/conclude")
                    .then()
                    .statusCode(200);
            return post(path + "/causes/", concluded, "/reopen", reason());
        });
        String grounded = fresh.get();
        evidence(grounded, Map.of("kind", "metric", "packId", pack, "numberKey", "channels/M-12/ads", "note", "low"));
        evidence(grounded, Map.of("kind", "event_sample", "eventIds", List.of("e1", "e2")));
        evidence(grounded, Map.of("kind", "interview", "reference", "with the front line"));
        request(
                "PUT /api/v1/sessions/{id}/fishbone",
                "",
                () -> of(
                        session,
                        tag(path + "/fishbone"),
                        Map.of(
                                "branches",
                                List.of(
                                        Map.of("key", "process", "title", Map.of("en", "Process", "zh", "流程")),
                                        Map.of("key", "people", "title", Map.of("zh", "人员"))))));
        Map<String, Object> lesson = Map.of(
                "kind", "success",
                "content", "Fairs bring intent",
                "scene", "Trade fairs",
                "replicablePoint", "Ask on the spot",
                "scope", Map.of("team", "sales"),
                "published", false);
        request("POST /api/v1/sessions/{id}/lessons", "", () -> of(session, null, lesson));
        request(
                "PATCH /api/v1/lessons/{id}",
                "",
                () -> change("/lessons/", made(path + "/lessons", lesson).path("id"), lesson));
        Map<String, Object> sale = Map.of(
                "customerType", "small", "size", "10 people", "steps", List.of("call", "visit"), "cycleDays", 30);
        Map<String, Object> told = new LinkedHashMap<>(sale);
        told.putAll(Map.of("name", "Acme", "kind", "standard", "story", "As it goes", "account", "acme"));
        told.putAll(Map.of("team", "sales", "month", "2026-11", "published", true));
        Supplier<String> known = () -> made("/standard-cases", told).path("id");
        request("POST /api/v1/standard-cases", "", () -> of("", null, told));
        request("PATCH /api/v1/standard-cases/{id}", "", () -> change("/standard-cases/", known.get(), told));
        String measure = known.get();
        request("POST /api/v1/standard-cases/{id}/deviations", "", () -> of(measure, null, sale));
    }

    private void evidence(String cause, Map<String, Object> evidence) {
        request(
                "POST /api/v1/sessions/{id}/causes/{cause}/evidence",
                (String) evidence.get("kind"),
                () -> new Request(
                        "POST", "/sessions/" + session + "/causes/" + cause + "/evidence", null, json(evidence)));
    }

    private void together() {
        String path = "/sessions/" + session;
        Map<String, Object> words = Map.of("text", "We call too late", "anonymous", true);
        for (int i = 0; i < 3; i++) made(path + "/reflections", words);
        Response revealed = desk.post("lead", path + "/reflections/reveal", Map.of());
        List<String> themes = revealed.path("items.themeId");
        String moved = revealed.path("items[2].id");
        String own = made(path + "/reflections", words).path("id");
        // room is short: who writes thirty has to wait for the reveal
        request("POST /api/v1/sessions/{id}/reflections", "", () -> of(session, null, words));
        request(
                "PUT /api/v1/sessions/{id}/reflections/{reflection}",
                "",
                () -> new Request(
                        "PUT", path + "/reflections/" + own, version(path + "/reflections", "own", own), json(words)));
        request(
                "PATCH /api/v1/sessions/{id}/themes/{theme}",
                "",
                () -> new Request(
                        "PATCH",
                        path + "/themes/" + themes.get(0),
                        version(path + "/themes", "items", themes.get(0)),
                        json(Map.of("title", "Late calls"))));
        request(
                "PUT /api/v1/sessions/{id}/reflections/{reflection}/theme",
                "",
                () -> new Request(
                        "PUT",
                        path + "/reflections/" + moved + "/theme",
                        version(path + "/reflections", "items", moved),
                        json(Map.of("themeId", themes.get(1)))));
        request(
                "POST /api/v1/sessions/{id}/themes/{theme}/merge",
                "",
                () -> new Request(
                        "POST",
                        path + "/themes/" + themes.get(0) + "/merge",
                        version(path + "/themes", "items", themes.get(0)),
                        json(Map.of("into", themes.get(1)))));
        request("POST /api/v1/sessions/{id}/vote-rounds", "", () -> of(desk.started(), null, Map.of("budget", 3)));
        made(path + "/vote-rounds", Map.of("budget", 3));
        request(
                "PUT /api/v1/sessions/{id}/vote-rounds/{round}/ballot",
                "",
                () -> new Request(
                        "PUT",
                        path + "/vote-rounds/1/ballot",
                        tag(path + "/vote-rounds/1/ballot"),
                        json(Map.of("votes", Map.of(themes.get(1), 2)))));
        request(
                "PUT /api/v1/sessions/{id}/timebox",
                "",
                () -> of(session, tag(path + "/timebox"), Map.of("minutes", 10)));
        request("POST /api/v1/sessions/{id}/timebox/extend", "", () -> {
            desk.as("lead")
                    .header("If-Match", tag(path + "/timebox"))
                    .body(Map.of("minutes", 5))
                    .put("/api/v1" + path + "/timebox")
                    .then()
                    .statusCode(200);
            return of(session, tag(path + "/timebox"), Map.of("minutes", 10));
        });
    }

    private void plan() {
        String path = "/sessions/" + session;
        Map<String, Object> criterion = new LinkedHashMap<>(Map.of(
                "metric", "M-12",
                "filter", Map.of("channel", "ads"),
                "window", "P3D",
                "comparator", ">=",
                "threshold", "0.10",
                "unit", "ratio",
                "minimumSample", 29,
                "mode", "point",
                "onPass", "continue",
                "onFail", "pause_channel"));
        criterion.put("onInconclusive", "extend");
        Map<String, Object> watched = new LinkedHashMap<>(criterion);
        watched.putAll(Map.of("mode", "evidence", "window", "P10D", "horizon", "P2D"));
        Map<String, Object> action = new LinkedHashMap<>(Map.of(
                "measure", "Test two new creatives",
                "ownerId", "rep",
                "helperIds", List.of("rep2"),
                "dueDate", "2031-12-31",
                "resources", "2,000 EUR",
                "category", "process",
                "area", "acquisition",
                "degree", "10 % intent",
                "problemId", core,
                "recurrence",
                        Map.of(
                                "frequency",
                                "weekly",
                                "interval",
                                1,
                                "days",
                                List.of("MONDAY"),
                                "until",
                                "2032-06-30",
                                "count",
                                3)));
        Map<String, Object> cause =
                Map.of("problemId", core, "surfaceProblem", "a", "rootProblem", "b", "initialCause", "c");
        action.put("causeId", made(path + "/causes", cause).path("id"));
        action.put(
                "checkpoints",
                List.of(
                        Map.of("artefact", "sign-in sheet", "dueDate", "2031-12-30"),
                        Map.of("criterion", criterion, "startAt", "2031-12-01T00:00:00Z"),
                        Map.of("criterion", watched)));
        request("POST /api/v1/sessions/{id}/actions", "", () -> of(session, null, action));
        request(
                "POST /api/v1/sessions/{id}/actions/{decisionId}/withdraw",
                "",
                () -> new Request(
                        "POST",
                        path + "/actions/" + made(path + "/actions", action).path("decisionId") + "/withdraw",
                        null,
                        json(reason())));
    }

    private String problem() {
        Map<String, Object> body =
                Map.of("statement", "Ads bring few intents", "packId", pack, "numberKey", "performance/M-22/actual");
        return made("/sessions/" + session + "/problems", body).path("id");
    }

    private static Map<String, Object> reason() {
        return Map.of("reason", "the fair is over");
    }

    private static Map<String, Object> closing() {
        return Map.of("nextGoals", List.of("10 % intent", "意向率"), "noActionReason", "we wait for the fair");
    }

    private Response made(String path, Map<String, Object> body) {
        Response made = desk.post("lead", path, body);
        made.then().statusCode(201);
        return made;
    }

    private Request change(String path, String id, Map<String, Object> body) {
        return new Request("PATCH", path + id, "1", json(body));
    }

    private Request post(String path, String id, String verb, Map<String, Object> body) {
        return new Request("POST", path + id + verb, tag(path + id), json(body));
    }

    private String tag(String path) {
        return desk.get("lead", path).getHeader("ETag");
    }

    private String version(String path, String list, String id) {
        Object version = desk.get("lead", path).path(list + ".find { it.id == '" + id + "' }.version");
        return String.valueOf(version);
    }

    private String operation = "";

    private void request(String operation, String name, Supplier<Request> made) {
        requests.put(name.isEmpty() ? operation : operation + " (" + name + ")", () -> {
            this.operation = operation;
            return made.get();
        });
    }

    /** The operation in hand with that id. */
    private Request of(String id, @Nullable String ifMatch, Map<String, Object> body) {
        String[] words = operation.split(" ");
        String path = words[1].substring("/api/v1".length()).replace("{id}", id);
        return new Request(words[0], path, ifMatch, json(body));
    }

    private static ObjectNode json(Map<String, Object> body) {
        return JSON.valueToTree(new LinkedHashMap<>(body));
    }

    static List<String> operationsOf(Map<String, ?> requests) {
        List<String> operations = new ArrayList<>();
        requests.keySet().forEach(name -> operations.add(name.replaceAll(" \\(.*", "")));
        return operations;
    }
}
