package dev.fupan.review.changes;

import static dev.fupan.teststack.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.contracts.people.Role;
import dev.fupan.review.EventStream;
import dev.fupan.review.Office;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class ChangesResourceTest {

    @Inject
    Office office;

    @Inject
    Bell bell;

    @Inject
    Pool pool;

    @TestHTTPResource("/")
    URI base;

    private final List<EventStream> streams = new ArrayList<>();
    private Office.Desk desk;
    private String id;

    @BeforeEach
    void aSession() {
        desk = office.open();
        id = desk.scheduled();
    }

    @AfterEach
    void nobodyIsLeftBehind() {
        streams.forEach(EventStream::close);
        streams.clear();
        await().untilAsserted(() -> assertThat(bell.watching()).isZero());
    }

    @Test
    void whatHappensIsToldInItsOrder() {
        EventStream rep = open("rep", null);
        assertThat(rep.status()).isEqualTo(200);
        assertThat(rep.header("Content-Type")).startsWith("text/event-stream");
        assertThat(rep.header("Cache-Control")).isEqualTo("no-store");
        desk.post("lead", "/sessions/" + id + "/start", Map.of()).then().statusCode(200);
        for (String key : List.of("data_report", "project_logs", "market_feedback")) material(key);

        List<EventStream.Event> events = rep.awaited(5);
        assertThat(events).extracting(EventStream.Event::id).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(events).extracting(EventStream.Event::name).containsOnly("change");
        EventStream.Event last = events.get(4);
        assertThat(last.kind()).isEqualTo("material");
        assertThat(last.data().path("id").asText()).isEqualTo("market_feedback");
        assertThat(last.data().path("actor").asText()).isEqualTo("rep2");
        assertThat(last.data().path("version").asLong()).isEqualTo(1);
        assertThat(last.data().at("/item/ready").asBoolean()).isTrue();
        assertThat(last.data().path("at").asText()).isNotEmpty();
    }

    @Test
    void whoComesBackMissesNothing() {
        material("data_report");
        material("project_logs");
        EventStream back = open("rep", "1");
        assertThat(back.awaited(2)).extracting(EventStream.Event::id).containsExactly(2L, 3L);
        EventStream upToDate = open("lead", "3");
        material("market_feedback");
        assertThat(upToDate.awaited(1)).extracting(EventStream.Event::id).containsExactly(4L);
    }

    @Test
    void aLogLongerThanOnePartIsToldWhole() {
        int many = ChangeLogStore.MANY + 20;
        for (int version = 0; version < many; version++) material("data_report", version);
        List<Long> all = LongStream.rangeClosed(1, many + 1).boxed().toList();
        assertThat(open("rep", null).awaited(many + 1))
                .extracting(EventStream.Event::id)
                .containsExactlyElementsOf(all);
    }

    @Test
    void aNumberThatTheLogDoesNotHaveResetsTheClient() {
        for (String unknown : List.of("99", "-1", "yesterday")) {
            EventStream.Event first = open("rep", unknown).awaited(1).get(0);
            assertThat(first.name()).isEqualTo("reset");
            assertThat(first.id()).isEqualTo(1);
            assertThat(first.data().path("seq").asLong()).isEqualTo(1);
        }
        EventStream reset = open("rep", "99");
        reset.awaited(1);
        material("data_report");
        assertThat(reset.awaited(2).get(1).id()).isEqualTo(2);
    }

    @Test
    void aChangeOfWhichNoNoticeCameIsFoundAfterAWhile() {
        EventStream rep = open("rep", null);
        rep.awaited(1);
        String change = "with moved as (update session set seq = seq + 1 where id = $1 returning tenant, id, seq)"
                + " insert into session_change (tenant, session_id, seq, item_kind, item_id, visibility)"
                + " select tenant, id, seq, 'silent', 'x', 'members' from moved";
        pool.withTransaction(db -> db.preparedQuery("select set_config('app.tenant', $1, true)")
                        .execute(Tuple.of(desk.tenant()))
                        .chain(() -> db.preparedQuery(change).execute(Tuple.of(UUID.fromString(id)))))
                .await()
                .indefinitely();
        EventStream.Event silent = rep.awaited(2).get(1);
        assertThat(silent.kind()).isEqualTo("silent");
        assertThat(silent.data().has("item")).isFalse();
        await().until(() -> rep.raw().lines().anyMatch(line -> line.startsWith(":")));
    }

    @Test
    void nobodyOpensStreamsWithoutEnd() {
        for (int i = 0; i < 20; i++) assertThat(open("rep", null).status()).isEqualTo(200);
        assertThat(open("rep", null).status()).isEqualTo(429);
        assertThat(open("rep2", null).status()).isEqualTo(200);
    }

    @Test
    void whoMayNotReadTheSessionDoesNotHearOfItEither() {
        desk.people()
                .put(desk.people().person("stranger", Role.REP, "manager", List.of("company"), List.of("Stranger")));
        await().until(() -> desk.get("stranger", "/sessions").statusCode() == 200);
        assertThat(open("stranger", null).status())
                .isEqualTo(403)
                .isEqualTo(desk.get("stranger", "/sessions/" + id).statusCode());
        assertThat(open("viewer", null).status()).isEqualTo(403);
        assertThat(open("admin", null).status()).isEqualTo(200);
        desk.get("rep", "/sessions/42/changes").then().statusCode(404).contentType("application/problem+json");
        Office.Desk other = office.open();
        streams.add(EventStream.open(base, other.people().token("admin"), id, null));
        assertThat(streams.get(streams.size() - 1).status()).isEqualTo(404);
    }

    @Test
    void whoLeavesTheSessionLosesTheStream() {
        desk.people().put(desk.people().person("guest", Role.REP, "manager", List.of("company"), List.of("Guest")));
        await().until(() -> desk.get("guest", "/sessions").statusCode() == 200);
        participants("1", "guest").then().statusCode(200);
        EventStream guest = open("guest", null);
        guest.awaited(2);
        participants("2", null).then().statusCode(200);
        material("data_report");
        await().until(guest::isOver);
        assertThat(guest.events()).hasSize(2);
    }

    private io.restassured.response.Response participants(String version, @Nullable String guest) {
        List<Map<String, String>> all = new ArrayList<>(List.of(
                Map.of("personId", "lead", "role", "facilitator"), Map.of("personId", "rep2", "role", "support")));
        if (guest != null) all.add(Map.of("personId", guest, "role", "frontline"));
        return desk.as("lead")
                .header("If-Match", '"' + version + '"')
                .body(Map.of("participants", all))
                .put("/api/v1/sessions/" + id + "/participants");
    }

    private void material(String key) {
        material(key, 0);
    }

    private void material(String key, int version) {
        desk.as("rep2")
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("ready", true))
                .put("/api/v1/sessions/" + id + "/materials/" + key)
                .then()
                .statusCode(200);
    }

    private EventStream open(String person, @Nullable String lastEventId) {
        EventStream stream = EventStream.open(base, desk.people().token(person), id, lastEventId);
        streams.add(stream);
        return stream;
    }
}
