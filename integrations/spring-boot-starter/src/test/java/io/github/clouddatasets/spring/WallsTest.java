package io.github.clouddatasets.spring;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The starter's arrows, which the WallsTest of the examples cannot see: no example needs Spring. */
class WallsTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.clouddatasets");

    @Test
    void theStarterUsesWhatUsersUse() {
        noClasses()
                .that(resideInAPackage("io.github.clouddatasets.spring.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.github.clouddatasets.core.spi..",
                        "io.github.clouddatasets.core.internal..",
                        "io.github.clouddatasets.datasets.internal..",
                        "okhttp3..",
                        "com.fasterxml.."))
                .check(ALL);
    }

    @Test
    void onlyTheHealthIndicatorsKnowAGenerationOfSpringBoot() {
        noClasses()
                .that(resideInAPackage("io.github.clouddatasets.spring..")
                        .and(describe(
                                "are no health configurations",
                                type -> !type.getSimpleName().startsWith("Health"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework.boot.actuate.health..", "org.springframework.boot.health.."))
                .check(ALL);
    }

    @Test
    void onlyTheEmulatedCloudKnowsTheEmulator() {
        noClasses()
                .that(resideInAPackage("io.github.clouddatasets.spring..")
                        .and(describe(
                                "are not the emulated cloud",
                                type -> !type.getSimpleName().equals("EmulatedCloud"))))
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.clouddatasets.emulator.."))
                .check(ALL);
    }

    @Test
    void nothingBelowKnowsTheStarter() {
        noClasses()
                .that(resideInAnyPackage("io.github.clouddatasets..")
                        .and(not(resideInAPackage("io.github.clouddatasets.spring.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.github.clouddatasets.spring..", "org.springframework.."))
                .check(ALL);
    }
}
