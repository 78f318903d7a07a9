package dev.fupan.review;

import static io.restassured.RestAssured.when;

import dev.fupan.teststack.FupanStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FupanStack.class, initArgs = @ResourceArg(name = "database", value = "review"))
class StartTest {

    @Test
    void aServiceWithItsBrokerAndItsDatabaseIsReady() {
        when().get("/q/health/ready").then().statusCode(200);
    }
}
