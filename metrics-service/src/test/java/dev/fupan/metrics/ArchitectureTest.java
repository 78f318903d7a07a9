package dev.fupan.metrics;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.fupan.teststack.HouseRules;
import org.junit.jupiter.api.Test;

/** The rules of the house, and those of this service alone. */
class ArchitectureTest extends HouseRules {
    private static final String SQL = "io.vertx..sqlclient..";
    private static final String SESSIONS = "org.hibernate.reactive..";

    ArchitectureTest() {
        super("dev.fupan.metrics");
    }

    @Test
    void onlyTheFeedSeesMessagesAndOnlyTheConsumerReceivesThem() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..feed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..reactive.messaging..")
                .check(main);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Consumer")
                .and()
                .haveSimpleNameNotEndingWith("Relay")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Incoming")
                .check(main);
    }

    @Test
    void onlyTheFeedTheViewAndTheStoreOfPacksSeeSql() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..feed..", "..view..", "..pack..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(SQL, SESSIONS))
                .check(main);
        noClasses()
                .that()
                .resideInAPackage("..pack..")
                .and()
                .haveSimpleNameNotEndingWith("Store")
                .should()
                .dependOnClassesThat(resideInAnyPackage(SQL, SESSIONS))
                .check(main);
    }

    @Test
    void onlyStoresReachTheDatabase() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .should()
                .dependOnClassesThat(nameMatching("io\\.vertx\\..*sqlclient\\.Pool"))
                .check(main);
    }

    @Test
    void whatIsComputedIsPlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..metrics.entity..",
                        "..metrics.journey..",
                        "..metrics.fact..",
                        "..metrics.customer..",
                        "..metrics.kpi..",
                        "..metrics.funnel..",
                        "..metrics.catalogue..",
                        "..metrics.calendar..",
                        "..metrics.money..",
                        "..metrics.benchmark..",
                        "..metrics.statistics..",
                        "..metrics.workspace..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.vertx..",
                        "io.smallrye..",
                        "jakarta..",
                        "org.eclipse.microprofile..",
                        "org.hibernate..",
                        "org.apache.kafka..")
                .check(main);
    }

    @Test
    void whatOneEntitySaysKnowsNothingOfPipelinesAndMetrics() {
        noClasses()
                .that()
                .resideInAPackage("..metrics.entity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.fupan.contracts.workspace..", "..metrics.journey..", "..metrics.kpi..")
                .check(main);
    }

    @Test
    void consumersAndResourcesStayInTheirFeature() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Consumer")
                .or()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .bePackagePrivate()
                .check(main);
    }
}
