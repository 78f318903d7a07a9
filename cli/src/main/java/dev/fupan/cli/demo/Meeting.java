package dev.fupan.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** One review as its facilitator leads it, from the start to the plan; what was said comes from the demo's script. */
final class Meeting {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Colleagues colleagues;
    private final URI reviews;
    private final String facilitator;
    private final String place;

    /** @param id of a session that is scheduled */
    Meeting(Colleagues colleagues, URI reviews, String facilitator, String id) {
        this.colleagues = colleagues;
        this.reviews = reviews;
        this.facilitator = facilitator;
        this.place = "sessions/" + id;
    }

    /** Starts it, ticks off what was collected and freezes the numbers; the pack. */
    JsonNode openWithFacts(String reference) {
        move("start", object());
        for (String material : new String[] {"data_report", "communication_records"}) {
            ObjectNode ready =
                    object().put("ready", true).put("reference", reference).put("quality", "complete");
            colleagues.as(facilitator).put(reviews, place + "/materials/" + material, "0", ready);
        }
        enter("facts");
        JsonNode pack = move("facts", object());
        return colleagues
                .as(facilitator)
                .get(reviews, place + "/facts/" + pack.path("packNo").asText());
    }

    void enter(String phase) {
        move("phase", object().put("to", phase));
    }

    /** What the numbers themselves show to be wrong. */
    JsonNode suggestions() {
        return colleagues
                .as(facilitator)
                .get(reviews, place + "/problem-suggestions")
                .path("items");
    }

    /** Its id. */
    String problem(JsonNode pack, String number, String statement, int weight) {
        ObjectNode problem = object().put("statement", statement)
                .put("packId", pack.path("packId").asText())
                .put("numberKey", number)
                .put("weight", weight);
        return move("problems", problem).path("id").asText();
    }

    void makeCore(String problem) {
        move("problems/" + problem + "/make-core", object());
    }

    /** Puts down a cause with what it rests on; its id. */
    String cause(String problem, JsonNode script, JsonNode pack, String number, JsonNode evidence) {
        ObjectNode cause = draft(problem, script);
        String id = move("causes", cause).path("id").asText();
        move(
                "causes/" + id + "/evidence",
                object().put("kind", "metric")
                        .put("packId", pack.path("packId").asText())
                        .put("numberKey", number));
        JsonNode known = move("causes/" + id + "/evidence", evidence);
        colleagues
                .as(facilitator)
                .post(
                        reviews,
                        place + "/causes/" + id + "/conclude",
                        known.path("version").asText(),
                        object());
        return id;
    }

    /** A cause that is not yet understood. */
    void guess(String problem, JsonNode script) {
        move("causes", draft(problem, script));
    }

    private static ObjectNode draft(String problem, JsonNode script) {
        ObjectNode cause = script.deepCopy();
        cause.put("problemId", problem);
        cause.putArray("whys");
        script.path("whys").forEach(why -> cause.withArray("whys").add(object().put("text", why.asText())));
        return cause;
    }

    void branches(JsonNode script) {
        ObjectNode body = object();
        script.properties().forEach(branch -> body.withArray("branches")
                .addObject()
                .put("key", branch.getKey())
                .putObject("title")
                .put("en", branch.getValue().get(0).asText())
                .put("zh", branch.getValue().get(1).asText()));
        colleagues.as(facilitator).put(reviews, place + "/fishbone", "0", body);
    }

    void lesson(JsonNode lesson) {
        move("lessons", lesson);
    }

    void agree(ObjectNode action) {
        move("actions", action);
    }

    void close(String nextGoal) {
        ObjectNode closing = object();
        closing.putArray("nextGoals").add(nextGoal);
        move("close", closing);
    }

    void publishReport() {
        move("report", object());
    }

    /** Everyone writes down something alone, it is shown, and a round of voting on it is opened; nobody has closed it. */
    void reflectAndVote(JsonNode words, int budget) {
        for (var one : words.properties())
            colleagues
                    .as(one.getKey())
                    .post(
                            reviews,
                            place + "/reflections",
                            object().put("text", one.getValue().asText()));
        move("reflections/reveal", object());
        JsonNode themes =
                colleagues.as(facilitator).get(reviews, place + "/themes").path("items");
        String round = move("vote-rounds", object().put("budget", budget))
                .path("number")
                .asText();
        int voter = 0;
        for (var one : words.properties()) {
            ObjectNode ballot = object();
            ballot.putObject("votes").put(themes.path(voter++ % 2).path("id").asText(), budget);
            colleagues.as(one.getKey()).put(reviews, place + "/vote-rounds/" + round + "/ballot", "0", ballot);
        }
    }

    private JsonNode move(String where, JsonNode body) {
        return colleagues.as(facilitator).post(reviews, place + '/' + where, body);
    }

    private static ObjectNode object() {
        return JSON.objectNode();
    }
}
