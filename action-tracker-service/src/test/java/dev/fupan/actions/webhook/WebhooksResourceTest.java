package dev.fupan.actions.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.fupan.actions.Office;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.TestIssuer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
class WebhooksResourceTest {

    private static final String WEBHOOKS = "/api/v1/webhooks";
    private static final String URL = "http://127.0.0.1:9/hook";

    @Inject
    Office office;

    @Inject
    AgroalDataSource database;

    private Office.Desk desk;

    @BeforeEach
    void aWorkspace() {
        desk = office.open();
    }

    private ValidatableResponse create(Object body) {
        return desk.as("admin").body(body).post(WEBHOOKS).then();
    }

    private String created() {
        return create(Map.of("url", URL)).statusCode(201).extract().path("id");
    }

    @Test
    void anEndpointShowsItsSecretOnce() throws SQLException {
        var made = create(Map.of("url", URL, "description", "pauses channels", "eventTypes", List.of()))
                .statusCode(201)
                .header("Location", containsString(WEBHOOKS + "/"))
                .header("ETag", equalTo("\"1\""))
                .header("Cache-Control", equalTo("no-store"))
                .body("secret", startsWith("whsec_"))
                .body("active", equalTo(true))
                .extract();
        String path = WEBHOOKS + "/" + made.path("id");
        desk.as("admin").get(path).then().statusCode(200).body("secret", nullValue());
        desk.as("admin").get(WEBHOOKS).then().body("items[0].url", equalTo(URL)).body("items[0].secret", nullValue());

        String bare = made.<String>path("secret").substring("whsec_".length());
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set app.tenant = '" + desk.tenant() + "'");
            var row = statement.executeQuery("select secrets from webhook_endpoint");
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isNotEmpty().doesNotContain(bare);
            statement.execute("reset app.tenant");
        }
    }

    @Test
    void aChangeSaysWhichVersionItChanges() {
        String path = WEBHOOKS + "/" + created();
        Map<String, Object> change = Map.of("eventTypes", List.of("fupan.action.overdue.v1"));
        desk.as("admin").body(change).patch(path).then().statusCode(428);
        desk.as("admin")
                .header("If-Match", "\"9\"")
                .body(change)
                .patch(path)
                .then()
                .statusCode(412);
        desk.as("admin")
                .header("If-Match", "\"1\"")
                .body(change)
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("url", equalTo(URL))
                .body("eventTypes", equalTo(List.of("fupan.action.overdue.v1")));
        desk.as("admin")
                .header("If-Match", "\"1\"")
                .body(change)
                .patch(path)
                .then()
                .statusCode(412);
    }

    @Test
    void anEndpointIsSwitchedOffAndOnAndForgotten() {
        String path = WEBHOOKS + "/" + created();
        desk.as("admin")
                .post(path + "/disable")
                .then()
                .body("active", equalTo(false))
                .body("reason", notNullValue());
        desk.as("admin").post(path + "/disable").then().statusCode(200);
        desk.as("admin").post(path + "/ping").then().statusCode(409).body("detail", containsString("enable it"));
        desk.as("admin")
                .post(path + "/enable")
                .then()
                .body("active", equalTo(true))
                .body("reason", nullValue());
        desk.as("admin").delete(path).then().statusCode(204);
        desk.as("admin").get(path).then().statusCode(404);
        desk.as("admin").delete(path).then().statusCode(404);
    }

    @Test
    void rotationTakesItsOverlapOrADay() {
        String path = WEBHOOKS + "/" + created() + "/rotate";
        desk.as("admin").post(path).then().statusCode(200).body("oldSecretsUntil", notNullValue());
        desk.as("admin").body(Map.of("overlap", "PT0S")).post(path).then().body("oldSecretsUntil", nullValue());
        for (Object wrong : new Object[] {"P8D", "-PT1H", "tomorrow", 5, List.of(), "PT1H\u0000"})
            desk.as("admin").body(Map.of("overlap", wrong)).post(path).then().statusCode(422);
        desk.as("admin").body(Map.of("until", "x")).post(path).then().statusCode(422);
        desk.as("admin").body("[]").post(path).then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::]/",
                "https://[fd00:ec2::254]/",
                "https://[fe80::1]/",
                "https://0.0.0.0/",
                "https://100.64.1.1/",
                "https://2852039166/",
                "https://10.1/",
                "http://1.1.1.1/plain"
            })
    void whatIsNotOnTheOpenInternetIsRefusedAtOnce(String url) {
        create(Map.of("url", url))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations[0].pointer", equalTo("/url"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hook",
                "/hook",
                "ftp://a.example/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https://",
                "https:///hook",
                "https://user:pw@a.example/",
                "https://a.example/#x",
                "https://a.example:0/",
                "https://a.example:70000/",
                "https://a b.example/",
                "https://钩子.example/",
                "HTTPS",
                "https://a.example/\u0000",
                "https://a.example/\r\nX: y"
            })
    void whatIsNoUrlIsRefused(String url) {
        create(Map.of("url", url)).statusCode(422).body("violations.pointer", hasItem("/url"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        create(Map.of(
                        "url",
                        "https://a.example/" + "x".repeat(3_000),
                        "description",
                        "a\u0000b",
                        "eventTypes",
                        List.of("fupan.unknown.v1"),
                        "colour",
                        "red"))
                .statusCode(422)
                .body("violations.pointer", hasItems("/url", "/description", "/eventTypes", "/colour"));
        create(Map.of()).statusCode(422).body("violations.pointer", equalTo(List.of("/url")));
        create("[]").statusCode(422);
        create("null").statusCode(422);
        create("{").statusCode(400);
        create("").statusCode(400);
        create(Map.of("url", List.of(URL))).statusCode(422);
        create(Map.of("url", URL, "eventTypes", "all")).statusCode(422);
        create(Map.of("url", URL, "description", "x".repeat(5_000_000))).statusCode(422);
        create(Map.of("url", URL, "description", "\ud800")).statusCode(422);
    }

    @Test
    void whatIsNotThereIsNotFoundInWhateverForm() {
        String path = WEBHOOKS + "/" + created();
        for (String id : List.of("1", "..", "00000000-0000-0000-0000-000000000000", "%00", "'; drop table action; --"))
            desk.as("admin").get(WEBHOOKS + "/{id}", id).then().statusCode(404);
        for (String event : List.of("x", "%00", "x".repeat(2_000))) {
            desk.as("admin")
                    .urlEncodingEnabled(false)
                    .get(path + "/deliveries/" + event)
                    .then()
                    .statusCode(404);
            desk.as("admin")
                    .urlEncodingEnabled(false)
                    .post(path + "/deliveries/" + event + "/resend")
                    .then()
                    .statusCode(404);
        }
        desk.as("admin").get(path + "/deliveries?state=lost").then().statusCode(422);
        desk.as("admin").get(path + "/deliveries?cursor=lost").then().statusCode(400);
        desk.as("admin").get(WEBHOOKS + "?cursor=WyJ4Il0").then().statusCode(400);
        desk.as("admin").body(Map.of()).post(path + "/resend").then().statusCode(422);
        desk.as("admin")
                .body(Map.of("since", "yesterday"))
                .post(path + "/resend")
                .then()
                .statusCode(422);
        // the endpoint of one workspace is not there for another
        office.open().as("admin").get(path).then().statusCode(404);
        office.open().as("admin").delete(path).then().statusCode(404);
    }

    @Test
    void aWorkspaceHasFiftyAtMostAndTheyComeInPages() {
        for (int i = 0; i < 50; i++) created();
        create(Map.of("url", URL)).statusCode(409).body("detail", containsString("50"));
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = desk.as("admin").get(WEBHOOKS + "?limit=20&cursor=" + cursor);
            seen.addAll(page.path("items.id"));
            cursor = page.path("next");
        } while (cursor != null);
        assertThat(seen).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void webhooksAreForAdminsAlone() {
        String path = WEBHOOKS + "/" + created();
        List<String[]> all = List.of(
                new String[] {"POST", WEBHOOKS},
                new String[] {"GET", WEBHOOKS},
                new String[] {"GET", WEBHOOKS + "/event-types"},
                new String[] {"GET", path},
                new String[] {"PATCH", path},
                new String[] {"DELETE", path},
                new String[] {"POST", path + "/disable"},
                new String[] {"POST", path + "/enable"},
                new String[] {"POST", path + "/rotate"},
                new String[] {"POST", path + "/ping"},
                new String[] {"POST", path + "/resend"},
                new String[] {"GET", path + "/deliveries"},
                new String[] {"GET", path + "/deliveries/x"},
                new String[] {"POST", path + "/deliveries/x/resend"});
        for (String[] one : all) {
            for (String person : List.of("viewer", "rep", "lead"))
                desk.as(person).request(one[0], one[1]).then().statusCode(403);
            given().request(one[0], one[1]).then().statusCode(401);
            given().header("Authorization", "Bearer " + TestIssuer.running().expired(desk.tenant(), "admin"))
                    .request(one[0], one[1])
                    .then()
                    .statusCode(401);
        }
        desk.as("admin")
                .get(WEBHOOKS + "/event-types")
                .then()
                .body("items", hasItem("fupan.channel.pause_requested.v1"));
    }

    @Test
    void theDocumentationNamesTheFieldsOfEachBody() {
        given().get("/q/openapi?format=json")
                .then()
                .body(body("/api/v1/webhooks", "post"), endsWith("/WebhookForm"))
                .body(body("/api/v1/webhooks/{id}", "patch"), endsWith("/WebhookForm"))
                .body(body("/api/v1/webhooks/{id}/rotate", "post"), endsWith("/Rotation"))
                .body(body("/api/v1/webhooks/{id}/resend", "post"), endsWith("/Resend"));
    }

    private static String body(String path, String method) {
        return "paths.'" + path + "'." + method + ".requestBody.content.'application/json'.schema.'$ref'";
    }
}
