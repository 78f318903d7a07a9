package dev.fupan.review.access;

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
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class RolesTest {

    // viewer, rep, lead, admin, and keys that may send, read, read:people, admin
    private static final String AGREED = """
            GET  /api/v1/reports                yes yes yes yes -   -   -   -
            GET  /api/v1/sessions/*/report      yes yes yes yes -   -   -   -
            POST /api/v1/sessions/*/lessons     -   -   yes yes -   -   -   -
            *    /api/v1/sessions/*             -   yes yes yes -   -   -   -
            POST /api/v1/sessions               -   yes yes yes -   -   -   -
            GET  /api/v1/lessons/*/history      ?   ?   yes yes -   -   -   -
            GET  /api/v1/lessons                yes yes yes yes -   -   -   -
            *    /api/v1/lessons                -   -   yes yes -   -   -   -
            *    /api/v1/standard-cases/*/*
            GET  /api/v1/standard-cases         yes yes yes yes -   -   -   -
            *    /api/v1/standard-cases         -   -   yes yes -   -   -   -
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

        RoleTable table = RoleTable.of(base, "review-service", people, scope -> key(people.tenant(), scope));

        table.requireWritten("review-service");
        table.requireAgreed(AGREED);
    }

    private String key(String tenant, String scope) {
        ApiToken token = ApiToken.random();
        Scope scopeOfKey = Scope.ofWireName(scope).orElseThrow();
        keys.put(new KeyRecord(token.keyId(), tenant, token.hash(), Set.of(scopeOfKey), null));
        return token.reveal();
    }
}
