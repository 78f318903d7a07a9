package dev.fupan.kit.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final ApiKeys keys = new ApiKeys();
    private final ApiToken token = ApiToken.random();

    @Test
    void aTokenProvesItsTenantAndScopes() {
        keys.put(new KeyRecord(token.keyId(), "acme", token.hash(), Set.of(Scope.SEND), null));

        Caller caller = keys.authenticate("Bearer " + token.reveal(), NOW);

        assertThat(caller).isEqualTo(Caller.ofKey("acme", token.keyId(), Set.of(Scope.SEND)));
    }

    @Test
    void theRightIdWithAnotherSecretProvesNobody() {
        keys.put(new KeyRecord(token.keyId(), "acme", token.hash(), Set.of(Scope.SEND), null));

        assertThat(keys.authenticate("Bearer fupan_" + token.keyId() + "_guess", NOW))
                .isNull();
    }

    @Test
    void aKeyStopsWorkingAtTheInstantItExpires() {
        keys.put(new KeyRecord(token.keyId(), "acme", token.hash(), Set.of(Scope.SEND), NOW));

        assertThat(keys.authenticate("Bearer " + token.reveal(), NOW.minusNanos(1)))
                .isNotNull();
        assertThat(keys.authenticate("Bearer " + token.reveal(), NOW)).isNull();
    }

    @Test
    void aRemovedKeyProvesNobody() {
        keys.put(new KeyRecord(token.keyId(), "acme", token.hash(), Set.of(Scope.SEND), null));
        keys.remove(token.keyId());

        assertThat(keys.authenticate("Bearer " + token.reveal(), NOW)).isNull();
    }

    @Test
    void oddHeadersProveNobody() {
        String[] odd = {null, "", "Bearer", "Bearer ", "Bearer fupan_", "Bearer fupan__x", "Bearer fupan_a_", "Basic x"
        };
        for (String header : odd) assertThat(keys.authenticate(header, NOW)).isNull();
    }

    @Test
    void aKeyRecordSurvivesItsJson() throws Exception {
        var key = new KeyRecord(token.keyId(), "acme", token.hash(), Set.of(Scope.READ_PEOPLE, Scope.ADMIN), NOW);

        KeyRecord read = KeyRecord.fromJson(key.keyId(), key.toJson());

        assertThat(read).usingRecursiveComparison().isEqualTo(key);
    }

    @Test
    void aTokenDoesNotShowItsSecretByAccident() {
        assertThat(token.toString()).doesNotContain(token.secret());
        assertThat(ApiToken.parse(token.reveal())).contains(token);
    }
}
