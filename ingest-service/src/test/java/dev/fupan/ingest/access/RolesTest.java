package dev.fupan.ingest.access;

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
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Every endpoint, called by everyone: docs/roles.md says the same, and nothing contradicts what was agreed. */
@QuarkusTest
@QuarkusTestResource(FupanStack.class)
class RolesTest {

    // viewer, rep, lead, admin, and keys that may send, read, read:people, admin
    private static final String AGREED = """
            POST /api/v1/events      -   -   -   -   yes -   -   -
            POST /api/v1/workspace   -   -   -   -   -   -   -   -
            GET  /api/v1/workspace   yes yes yes yes -   -   -   yes
            *    /api/v1/workspace   -   -   -   yes -   -   -   yes
            GET  /api/v1/targets     yes yes yes yes -   yes -   -
            PUT  /api/v1/targets     -   -   ?   yes -   -   -   yes
            GET  /api/v1/rates       yes yes yes yes -   yes -   -
            PUT  /api/v1/rates       -   -   -   yes -   -   -   yes
            GET  /api/v1/people      yes yes yes yes -   -   -   yes
            *    /api/v1/people      -   -   -   yes -   -   -   yes
            GET  /api/v1/teams       yes yes yes yes -   -   -   yes
            *    /api/v1/teams       -   -   -   yes -   -   -   yes
            *    /api/v1/keys        -   -   -   yes -   -   -   yes
            *    /api/v1/quarantine  -   -   -   yes -   -   -   yes
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

        RoleTable table = RoleTable.of(base, "ingest-service", people, scope -> key(people.tenant(), scope));

        table.requireWritten("ingest-service");
        table.requireAgreed(AGREED);
    }

    private String key(String tenant, String scope) {
        ApiToken token = ApiToken.random();
        Scope scopeOfKey = Scope.ofWireName(scope).orElseThrow();
        keys.put(new KeyRecord(token.keyId(), tenant, token.hash(), Set.of(scopeOfKey), null));
        return token.reveal();
    }
}
