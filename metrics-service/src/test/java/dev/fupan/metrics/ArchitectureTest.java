package dev.fupan.metrics;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** The rules of the house, by the roles that class and package names promise. */
class ArchitectureTest {
    private static final String SQL = "io.vertx..sqlclient..";
    private static final String SESSIONS = "org.hibernate.reactive..";
    private static final String MONEY = ".*([aA]mount|[mM]oney|[pP]rice|[rR]evenue|[cC]ost|[cC]urrency).*";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.fupan.metrics");

    @Test
    void onlyResourcesSpeakHttp() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(MAIN);
    }

    @Test
    void onlyTheFeedSeesMessagesAndOnlyTheConsumerReceivesThem() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..feed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..reactive.messaging..")
                .check(MAIN);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Consumer")
                .and()
                .haveSimpleNameNotEndingWith("Relay")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Incoming")
                .check(MAIN);
    }

    @Test
    void onlyTheFeedTheViewAndTheStoreOfPacksSeeSql() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..feed..", "..view..", "..pack..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(SQL, SESSIONS))
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("..pack..")
                .and()
                .haveSimpleNameNotEndingWith("Store")
                .should()
                .dependOnClassesThat(resideInAnyPackage(SQL, SESSIONS))
                .check(MAIN);
    }

    @Test
    void onlyStoresReachTheDatabase() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Store")
                .should()
                .dependOnClassesThat(nameMatching("io\\.vertx\\..*sqlclient\\.Pool"))
                .check(MAIN);
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
                .check(MAIN);
    }

    @Test
    void whatOneEntitySaysKnowsNothingOfPipelinesAndMetrics() {
        noClasses()
                .that()
                .resideInAPackage("..metrics.entity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.fupan.contracts.workspace..", "..metrics.journey..", "..metrics.kpi..")
                .check(MAIN);
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
                .check(MAIN);
    }

    @Test
    void featuresDoNotGoInCircles() {
        slices().matching("dev.fupan.metrics.(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void timeComesInAndIsNeverTaken() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("a Clock or an Instant is given; only who makes the Clock knows the machine's time")
                .check(MAIN);
    }

    @Test
    void moneyIsNeverAFloatingPointNumber() {
        fields().that(nameMatching(MONEY))
                .should()
                .notHaveRawType(double.class)
                .andShould()
                .notHaveRawType(float.class)
                .andShould()
                .notHaveRawType(Double.class)
                .andShould()
                .notHaveRawType(Float.class)
                .allowEmptyShould(true)
                .check(MAIN);
    }

    @Test
    void noNameHidesWhatAClassIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..service..", "..model..", "..dto..")
                .check(MAIN);
    }
}
