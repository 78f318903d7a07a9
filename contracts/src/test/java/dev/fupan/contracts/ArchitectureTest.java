package dev.fupan.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.fupan.contracts.crm.CrmEvent;

@AnalyzeClasses(packages = "dev.fupan.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theLanguageDependsOnJsonAndOnNothingElseOfOurs = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml.jackson..", "org.jspecify..", "dev.fupan.contracts..");

    @ArchTest
    static final ArchRule aCrmEventIsARecordOfAFamily = classes()
            .that()
            .areAssignableTo(CrmEvent.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.fupan.contracts.(*)..").should().beFreeOfCycles();
}
