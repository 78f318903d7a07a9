package dev.fupan.acceptance;

import static dev.fupan.teststack.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fupan.teststack.TestIssuer;
import dev.fupan.teststack.TestMailbox;
import dev.fupan.teststack.TestMailbox.Mail;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A workspace with people: {@code rep} works in the team that {@code lead} leads and has {@code lead} as manager;
 * {@code admin} administers.
 */
final class SalesTeam {

    private final LoopSystem system;
    private final String tenant;
    private final String key;

    private SalesTeam(LoopSystem system, String tenant, String key) {
        this.system = system;
        this.tenant = tenant;
        this.key = key;
    }

    static SalesTeam open(LoopSystem system, String name) {
        String tenant =
                name + "-" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
        ObjectNode body = Http.JSON.createObjectNode().put("tenant", tenant);
        body.set("configuration", Leads.standard());
        JsonNode opened = Http.post(
                        system.ingest().address().resolve("/api/v1/workspace"),
                        RunningSystem.BOOTSTRAP,
                        "application/json",
                        body.toString())
                .expect(201)
                .json();
        SalesTeam team = new SalesTeam(system, tenant, opened.at("/key/token").asText());
        team.employ();
        return team;
    }

    private void employ() {
        put("/api/v1/teams/sales", team()).expect(201);
        put("/api/v1/people/admin", person("admin", "admin", "en")).expect(201);
        put("/api/v1/people/lead", person("lead", "lead", "en")).expect(201);
        put("/api/v1/people/rep", person("rep", "rep", "zh").put("managerId", "lead"))
                .expect(201);
        String tag = Http.get(system.ingest().address().resolve("/api/v1/teams/sales"), key)
                .expect(200)
                .etag();
        ObjectNode led = team();
        led.putArray("leads").add("lead");
        Http.send(Http.request(system.ingest().address().resolve("/api/v1/teams/sales"), key)
                        .header("Content-Type", "application/json")
                        .header("If-Match", tag)
                        .PUT(BodyPublishers.ofString(led.toString())))
                .expect(200);
        for (ServiceProcess service : List.of(system.metrics(), system.review(), system.tracker())) {
            for (String person : List.of("admin", "rep", "lead")) {
                await().alias(person + " is known").until(() -> isKnown(service, person));
            }
        }
    }

    /** Who is known finds nothing there; who is not may not even look. */
    private boolean isKnown(ServiceProcess service, String person) {
        if (service == system.metrics()) {
            return as(person).get(service, "/api/v1/metrics").status() == 200;
        }
        String nothing = service == system.review() ? "/api/v1/sessions/" : "/api/v1/actions/";
        return as(person).get(service, nothing + new UUID(0, 0)).status() == 404;
    }

    private static ObjectNode team() {
        return Http.JSON.createObjectNode().put("name", "Sales");
    }

    private ObjectNode person(String id, String role, String language) {
        ObjectNode person = Http.JSON
                .createObjectNode()
                .put("name", "Name of " + id)
                .put("mail", mail(id))
                .put("language", language)
                .put("zone", "UTC")
                .put("role", role)
                .put("issuer", TestIssuer.running().url())
                .put("subject", id);
        person.putArray("teams").add("sales");
        person.putArray("crmOwners").add(id);
        return person;
    }

    private Http.Answer put(String path, JsonNode body) {
        return Http.send(Http.request(system.ingest().address().resolve(path), key)
                .header("Content-Type", "application/json")
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofString(body.toString())));
    }

    private String mail(String person) {
        return person + "@" + tenant + ".example";
    }

    /** What has arrived in somebody's mailbox. */
    List<Mail> mails(String person) {
        return TestMailbox.mailsTo(mail(person));
    }

    Topic topic(String name) {
        return new Topic(system.stack().bootstrapServers(), system.stack().topic(name), tenant);
    }

    Session as(String person) {
        return new Session(TestIssuer.running().person(tenant, person));
    }

    /** So many leads of a channel, entered one after the other from then on; the first ones showed intent. */
    void leads(String channel, Instant from, int leads, int intended) {
        List<JsonNode> events = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            String lead = lead(channel, from, i);
            Instant entry = from.plus(i, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
            events.add(Leads.event(
                    "crm.lead.created.v1",
                    "created-" + lead,
                    entry.toString(),
                    Http.JSON.createObjectNode().put("leadId", lead).put("channel", channel)));
            if (i < intended) {
                events.add(Leads.event(
                        "crm.lead.qualified.v1",
                        "qualified-" + lead,
                        entry.plus(10, ChronoUnit.MINUTES).toString(),
                        Http.JSON.createObjectNode().put("leadId", lead).put("level", "MQL")));
            }
        }
        send(events);
    }

    /** The id of one of them. */
    static String lead(String channel, Instant from, int number) {
        return channel + "-" + from.getEpochSecond() + "-" + number;
    }

    /** Sends a batch; every event must be taken. */
    void send(List<? extends JsonNode> events) {
        JsonNode receipt = Http.post(
                        system.ingest().address().resolve("/api/v1/events"),
                        key,
                        Workspace.BATCH,
                        Http.JSON.createArrayNode().addAll(events).toString())
                .expect(202)
                .json();
        if (receipt.get("accepted").size() != events.size()) {
            throw new AssertionError("not all were accepted: " + receipt);
        }
    }

    String tenant() {
        return tenant;
    }

    /** Somebody who has signed in. */
    record Session(String token) {
        Http.Answer get(ServiceProcess service, String path) {
            return Http.get(service.address().resolve(path), token);
        }

        Http.Answer post(ServiceProcess service, String path, JsonNode body) {
            return Http.post(service.address().resolve(path), token, "application/json", body.toString());
        }
    }
}
