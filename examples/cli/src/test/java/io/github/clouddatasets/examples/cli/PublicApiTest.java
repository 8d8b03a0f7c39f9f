package io.github.clouddatasets.examples.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The command line is an example: it uses what every user of the SDK can use. On the class path nothing else holds that. */
class PublicApiTest {

    @Test
    void theInsideOfTheSdkIsNotUsed() {
        noClasses()
                .that()
                .resideInAPackage("io.github.clouddatasets.examples.cli")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..core.spi..",
                        "..clouddatasets..internal..",
                        "..datasets.access..",
                        "..emulator.http..",
                        "..emulator.store..",
                        "okhttp3..",
                        "okio..",
                        "org.eclipse.jetty..")
                .check(new ClassFileImporter().importPackages("io.github.clouddatasets"));
    }
}
