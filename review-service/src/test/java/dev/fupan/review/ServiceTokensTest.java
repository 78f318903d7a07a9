package dev.fupan.review;

import static dev.fupan.teststack.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fupan.kit.tenant.ServiceTokens;
import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class ServiceTokensTest {

    @Inject
    ServiceTokens tokens;

    @Test
    void theServiceHasATokenMadeOutToMetricsAndKeepsIt() {
        String token = tokens.forAudience("metrics-service").await().atMost(PATIENCE);

        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(claims).contains("\"aud\":[\"metrics-service\"]", "packs.freeze", "\"fupan_role\":\"service\"");
        assertThat(tokens.forAudience("metrics-service").await().atMost(PATIENCE))
                .isEqualTo(token);
    }
}
