package dev.fupan.actions.access;

import static dev.fupan.teststack.Patience.await;

import dev.fupan.kit.people.Directory;
import dev.fupan.kit.tenant.ApiKeys;
import dev.fupan.kit.tenant.ApiToken;
import dev.fupan.kit.tenant.KeyRecord;
import dev.fupan.kit.tenant.Scope;
import dev.fupan.teststack.FupanStack;
import dev.fupan.teststack.RoleTable;
import dev.fupan.teststack.TestDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Every endpoint, called by everyone: docs/roles.md says the same, and nothing contradicts what was agreed. */
@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "actions"))
class RolesTest {

    // viewer, rep, lead, admin, and keys that may send, read, read:people, admin
    private static final String AGREED = """
            POST /api/v1/actions/*/checkpoints  -   ?   yes yes -   -   -   -
            *    /api/v1/actions/(proposals|refused|scoreboard|series|templates)
            GET  /api/v1/actions/*/proposals    ?   yes yes yes -   -   -   -
            GET  /api/v1/actions                yes yes yes yes -   -   -   -
            POST /api/v1/actions/*/template     -   ?   yes yes -   -   -   -
            PATCH /api/v1/actions/*/following   -   ?   yes yes -   -   -   -
            *    /api/v1/actions/*              -   yes yes yes -   -   -   -
            POST /api/v1/actions                -   ?   yes yes -   -   -   -
            GET  /api/v1/checkpoints            ?   yes yes yes -   -   -   -
            *    /api/v1/checkpoints            -   -   yes yes -   -   -   -
            *    /api/v1/webhooks               -   -   -   yes -   -   -   -
            *    /api/v1/calendars/links        -   -   -   yes -   -   -   -
            *    /api/v1/calendars/link         yes yes yes yes -   -   -   -
            GET  /api/v1/calendars/working      yes yes yes yes -   ?   ?   ?
            *    /api/v1/calendars/working      -   -   -   yes -   -   -   -
            *    /api/v1/reminders/(preferences|preview|snoozes) yes yes yes yes - - - -
            """;

    @Inject
    Directory directory;

    @Inject
    ApiKeys keys;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "fupan.topics.prefix")
    String prefix;

    @TestHTTPResource("/")
    URI base;

    @Test
    void everyEndpointIsOpenToWhomThePageSays() throws Exception {
        TestDirectory people =
                TestDirectory.of(brokers, prefix, TestDirectory.newTenant()).publish();
        await().until(() -> directory.person(people.tenant(), "admin").isPresent());

        RoleTable table = RoleTable.of(base, "action-tracker-service", people, scope -> key(people.tenant(), scope));

        table.requireWritten("action-tracker-service");
        table.requireAgreed(AGREED);
    }

    private String key(String tenant, String scope) {
        ApiToken token = ApiToken.random();
        Scope scopeOfKey = Scope.ofWireName(scope).orElseThrow();
        keys.put(new KeyRecord(token.keyId(), tenant, token.hash(), Set.of(scopeOfKey), null));
        return token.reveal();
    }
}
