package io.github.clouddatasets.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls between the rooms of the emulator, read from the class files of the module. */
class ArchitectureTest {

    private static final Path CLASS_FILES = Path.of("target/classes");
    private static final String FACADE = "io.github.clouddatasets.emulator";
    private static final String OPTIONS = FACADE + ".option";
    private static final String JOURNAL = FACADE + ".journal";
    private static final String FAULT = FACADE + ".fault";
    private static final String JUNIT = FACADE + ".junit";
    private static final List<String> EXPORTED = List.of(FACADE, OPTIONS, FAULT, JOURNAL, JUNIT);
    private static final String IAM = FACADE + ".iam..";
    private static final String MODELARTS = FACADE + ".modelarts..";
    private static final String POWERDRILL = FACADE + ".powerdrill..";
    private static final String IDAH = FACADE + ".idah..";
    private static final String S3 = FACADE + ".s3..";

    private static final Set<String> USERS_SEE = Set.of(
            "io.github.clouddatasets.core",
            "io.github.clouddatasets.datasets",
            "io.github.clouddatasets.datasets.common",
            "io.github.clouddatasets.powerdrill",
            "io.github.clouddatasets.sync");
    private static final String[] CLIENTS = {
        "io.github.clouddatasets.core..",
        "io.github.clouddatasets.datasets..",
        "io.github.clouddatasets.manifest..",
        "io.github.clouddatasets.powerdrill..",
        "io.github.clouddatasets.sync.."
    };

    private static JavaClasses classes = new ClassFileImporter().importClasses();

    @BeforeAll
    static void readTheClassFiles() {
        classes = new ClassFileImporter().importPath(CLASS_FILES);
        assertThat(classes).hasSizeGreaterThan(160);
    }

    @Test
    void noPackageDependsOnItselfThroughAnother() {
        // Two stars make the package of the facade a slice, too.
        slices().matching("io.github.clouddatasets.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void noPackageHasMoreThanSixtyFiles() {
        Map<String, Long> filesOfPackage = classes.stream()
                .filter(type -> !type.isNestedClass())
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(filesOfPackage).hasSizeGreaterThan(5).containsKeys(FACADE, OPTIONS);
        assertThat(filesOfPackage)
                .allSatisfy((name, files) -> assertThat(files).as(name).isLessThanOrEqualTo(60));
    }

    @Test
    void theRoomsShareNoWireCodeWithTheClients() {
        noClasses()
                .that()
                .resideOutsideOfPackages(FACADE, JUNIT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CLIENTS)
                .check(classes);
        assertThat(classes.stream().filter(type -> type.getPackageName().startsWith(FACADE + ".")))
                .hasSizeGreaterThan(140);
    }

    @Test
    void theFacadeUsesOfTheClientsWhatUsersSee() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.clouddatasets.core.spi",
                        "io.github.clouddatasets.core.spi.service..",
                        "io.github.clouddatasets.core.spi.paging..",
                        "io.github.clouddatasets.core.spi.file..",
                        "io.github.clouddatasets.core.internal..")
                .check(classes);
    }

    @Test
    void httpStoreAndFrontKnowNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(FACADE + ".http..", FACADE + ".store..", FACADE + ".front..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(IAM, MODELARTS, POWERDRILL, IDAH, S3)
                .check(classes);
    }

    @Test
    void servicesDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAnyPackage(MODELARTS, IAM)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(POWERDRILL, IDAH, S3)
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(POWERDRILL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MODELARTS, IAM, IDAH, S3)
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(IDAH)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MODELARTS, IAM, POWERDRILL, S3)
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(S3)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MODELARTS, IAM, POWERDRILL, IDAH)
                .check(classes);
    }

    @Test
    void onlyTheFacadeAndWhatItShowsAreExported() {
        ModuleDescriptor module =
                ModuleFinder.of(CLASS_FILES).find(FACADE).orElseThrow().descriptor();

        assertThat(module.exports())
                .filteredOn(exports -> !exports.isQualified())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrderElementsOf(EXPORTED);
        // The program brings the store of the state.
        assertThat(module.exports())
                .filteredOn(ModuleDescriptor.Exports::isQualified)
                .singleElement()
                .satisfies(exports -> assertThat(exports.source()).isEqualTo(FACADE + ".store"))
                .satisfies(exports -> assertThat(exports.targets()).containsExactly(FACADE + ".standalone"));
    }

    @Test
    void publicSignaturesShowNothingOfTheRoomsNorOfALibrary() {
        var shown = classes.stream()
                .filter(type -> EXPORTED.contains(type.getPackageName())
                        && !type.getPackageName().equals(JUNIT))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                // The public methods of a hidden superclass are public, too.
                .flatMap(type -> type.getClassHierarchy().stream())
                .filter(type -> type.getPackageName().startsWith(FACADE))
                .distinct()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC)
                        || unit.getModifiers().contains(JavaModifier.PROTECTED))
                .flatMap(ArchitectureTest::typesInSignature)
                .map(type -> type.getBaseComponentType().getPackageName())
                .collect(Collectors.toSet());

        assertThat(shown)
                .contains(FACADE, OPTIONS, FAULT, JOURNAL)
                .allMatch(name -> name.isEmpty()
                        || name.startsWith("java.")
                        || name.startsWith("org.junit.")
                        || EXPORTED.contains(name)
                        || USERS_SEE.contains(name));
    }

    private static Stream<JavaClass> typesInSignature(JavaCodeUnit unit) {
        return Stream.concat(
                Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream()),
                unit.getThrowsClause().getTypes().stream());
    }
}
