package dev.fupan.ingest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.fupan.teststack.HouseRules;
import org.junit.jupiter.api.Test;

/** The rules of the house, and those of this service alone. */
class ArchitectureTest extends HouseRules {
    private static final String SQL = "io.vertx..sqlclient..";
    private static final String SESSIONS = "org.hibernate.reactive..";

    ArchitectureTest() {
        super("dev.fupan.ingest");
    }

    @Test
    void onlyConsumersAndRelaysSeeReactiveMessaging() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Consumer")
                .and()
                .haveSimpleNameNotEndingWith("Relay")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..reactive.messaging..")
                .check(main);
    }

    @Test
    void theIntakeTakesEventsWithoutTheDatabase() {
        noClasses()
                .that()
                .resideInAPackage("..intake..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(SQL, SESSIONS))
                .because("an event is accepted when the broker has it, whatever the database does")
                .check(main);
    }

    @Test
    void onlyStoresReachTheDatabase() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .and()
                .doNotHaveSimpleName("Keys")
                .and()
                .doNotHaveSimpleName("Workspaces")
                .should()
                .dependOnClassesThat(
                        nameMatching("io\\.vertx\\..*sqlclient\\.Pool|dev\\.fupan\\.kit\\.tenant\\.TenantSql"))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage(SESSIONS))
                .check(main);
    }
}
