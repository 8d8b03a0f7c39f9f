package io.github.clouddatasets.examples;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the arrows of docs/architecture.md over all modules together. */
class WallsTest {

    private static final String CORE = "io.github.clouddatasets.core..";
    private static final String MANIFEST = "io.github.clouddatasets.manifest..";
    private static final String DATASETS = "io.github.clouddatasets.datasets..";
    private static final String POWERDRILL = "io.github.clouddatasets.powerdrill..";
    private static final String SYNC = "io.github.clouddatasets.sync..";
    private static final String SYNC_IMPORTS = "io.github.clouddatasets.sync.imports";
    private static final String EMULATOR = "io.github.clouddatasets.emulator..";
    private static final String MICROMETER = "io.github.clouddatasets.micrometer..";
    private static final String OPENTELEMETRY = "io.github.clouddatasets.opentelemetry..";
    private static final String SPRING = "io.github.clouddatasets.spring..";
    private static final String UPD = "io.github.clouddatasets.upd..";

    /** What users may name: everything public but the part for service modules and the hook for OkHttp. */
    private static final String[] API = {
        "io.github.clouddatasets.core",
        MANIFEST,
        "io.github.clouddatasets.datasets",
        "io.github.clouddatasets.datasets.account",
        "io.github.clouddatasets.datasets.common",
        "io.github.clouddatasets.datasets.labels",
        "io.github.clouddatasets.datasets.samples",
        "io.github.clouddatasets.datasets.team",
        POWERDRILL,
        SYNC,
        "io.github.clouddatasets.emulator",
        "io.github.clouddatasets.emulator.option",
        MICROMETER,
        OPENTELEMETRY,
        UPD
    };

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/clouddatasets/testing/"))
            .importPackages("io.github.clouddatasets");

    @Test
    void theCoreKnowsNoService() {
        noClasses()
                .that(resideInAPackage(CORE))
                .should()
                .dependOnClassesThat(resideInAnyPackage(DATASETS, POWERDRILL, SYNC, EMULATOR))
                .check(ALL);
    }

    @Test
    void theManifestFormatStandsAlone() {
        noClasses()
                .that(resideInAPackage(MANIFEST))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        CORE, DATASETS, POWERDRILL, SYNC, EMULATOR, "okhttp3..", "okio..", "org.slf4j.."))
                .check(ALL);
        noClasses()
                .that(resideInAnyPackage(CORE, POWERDRILL))
                .should()
                .dependOnClassesThat(resideInAPackage(MANIFEST))
                .check(ALL);
        noClasses()
                .that(resideInAPackage(SYNC).and(not(resideInAPackage(SYNC_IMPORTS))))
                .should()
                .dependOnClassesThat(resideInAPackage(MANIFEST))
                .check(ALL);
    }

    @Test
    void noCircleLiesBetweenPackages() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(ALL);
    }

    /** A newcomer finds a class in a room of 60; in one of 150 nobody does. */
    @Test
    void noPackageHasMoreThanSixtyFiles() {
        Map<String, Long> files = ALL.stream()
                .filter(type -> type.getEnclosingClass().isEmpty()
                        && !type.getSimpleName().startsWith("AutoBuilder_"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));

        assertThat(files).hasSizeGreaterThan(10);
        assertThat(files.entrySet()).allMatch(room -> room.getValue() <= 60);
    }

    @Test
    void servicesDoNotKnowEachOtherNorTheEmulator() {
        noClasses()
                .that(resideInAPackage(DATASETS))
                .should()
                .dependOnClassesThat(resideInAnyPackage(POWERDRILL, SYNC, EMULATOR))
                .check(ALL);
        noClasses()
                .that(resideInAPackage(POWERDRILL))
                .should()
                .dependOnClassesThat(resideInAnyPackage(DATASETS, SYNC, EMULATOR))
                .check(ALL);
        noClasses()
                .that(resideInAPackage(SYNC))
                .should()
                .dependOnClassesThat(resideInAnyPackage(DATASETS, POWERDRILL, EMULATOR))
                .check(ALL);
    }

    /** The façade and the JUnit extension hand out clients; whatever answers a request knows none of them. */
    @Test
    void theRoomsOfTheEmulatorShareNoCodeWithTheClients() {
        noClasses()
                .that(resideInAPackage(EMULATOR)
                        .and(not(resideInAnyPackage(
                                "io.github.clouddatasets.emulator", "io.github.clouddatasets.emulator.junit"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(CORE, DATASETS, POWERDRILL, SYNC))
                .check(ALL);
    }

    /** The starter's own WallsTest holds the arrows of the Spring classes, which are not on the class path here. */
    @Test
    void integrationsKnowTheCoreAlone() {
        String[] others = {MANIFEST, DATASETS, POWERDRILL, SYNC, EMULATOR, "io.github.clouddatasets.core.spi.."};
        noClasses()
                .that(resideInAPackage(MICROMETER))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others).or(resideInAnyPackage(OPENTELEMETRY, SPRING)))
                .check(ALL);
        noClasses()
                .that(resideInAPackage(OPENTELEMETRY))
                .should()
                .dependOnClassesThat(resideInAnyPackage(others).or(resideInAnyPackage(MICROMETER, SPRING)))
                .check(ALL);
    }

    /** A file needs no service: of IDAH's client the reader of its exports knows the shapes alone. */
    @Test
    void exportedFilesAreReadWithoutAClient() {
        noClasses()
                .that(resideInAPackage(UPD))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        DATASETS,
                        POWERDRILL,
                        EMULATOR,
                        MICROMETER,
                        OPENTELEMETRY,
                        SPRING,
                        "io.github.clouddatasets.core",
                        "io.github.clouddatasets.core.spi",
                        "io.github.clouddatasets.sync",
                        "io.github.clouddatasets.sync.internal",
                        "okhttp3.."))
                .check(ALL);
    }

    @Test
    void theSdkKnowsNoIntegrationAndNothingThatTheyIntegrate() {
        noClasses()
                .that(resideInAnyPackage(CORE, MANIFEST, DATASETS, POWERDRILL, SYNC, EMULATOR))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        MICROMETER,
                        OPENTELEMETRY,
                        SPRING,
                        UPD,
                        "io.micrometer..",
                        "io.opentelemetry..",
                        "org.springframework.."))
                .check(ALL);
    }

    @Test
    void servicesKnowNoSocket() {
        noClasses()
                .that(resideInAnyPackage(DATASETS, POWERDRILL, SYNC))
                .should()
                .dependOnClassesThat(resideInAnyPackage("okhttp3..", "okio..", "java.net.http.."))
                .check(ALL);
    }

    @Test
    void whatUsersSeeOfTheCoreDoesNotLeanOnWhatTheyDoNot() {
        noClasses()
                .that(resideInAPackage("io.github.clouddatasets.core"))
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.clouddatasets.core.spi"))
                .check(ALL);
    }

    @Test
    void publicSignaturesShowNeitherOkHttpNorJacksonNorTheInside() {
        List<String> leaks = new ArrayList<>();
        for (JavaClass type :
                ALL.that(resideInAnyPackage(API).and(not(resideInAPackage("io.github.clouddatasets.sync.internal"))))) {
            if (!visible(type)) {
                continue;
            }
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                if (visible(unit.getModifiers())) {
                    unit.getRawParameterTypes().forEach(p -> leak(leaks, unit.getFullName(), p));
                    leak(leaks, unit.getFullName(), unit.getRawReturnType());
                    unit.getExceptionTypes().forEach(e -> leak(leaks, unit.getFullName(), e.toErasure()));
                }
            }
            for (JavaField field : type.getFields()) {
                if (visible(field.getModifiers())) {
                    leak(leaks, field.getFullName(), field.getRawType());
                }
            }
            type.getRawSuperclass().ifPresent(s -> leak(leaks, type.getFullName(), s));
            type.getRawInterfaces().forEach(i -> leak(leaks, type.getFullName(), i));
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .that(not(resideInAPackage("..jmh_generated..")))
                .should()
                .haveNameNotMatching(".*(Utils?|Helper|Manager|Impl)$")
                .check(ALL.that(not(com.tngtech.archunit.core.domain.JavaClass.Predicates.ANONYMOUS_CLASSES)));
    }

    /** Or an answer could name the class that is made of it. */
    @Test
    void noAnswerCanNameAClass() {
        noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameMatching(
                        "(activate|enable)DefaultTyping.*|setDefaultTyping|polymorphicTypeValidator")))
                .check(ALL);
        List<String> byClass = new ArrayList<>();
        for (JavaClass type : ALL) {
            Stream.concat(Stream.of(type), type.getMembers().stream())
                    .flatMap(place -> place.tryGetAnnotationOfType(JsonTypeInfo.class).stream())
                    .filter(info -> info.use() == JsonTypeInfo.Id.CLASS || info.use() == JsonTypeInfo.Id.MINIMAL_CLASS)
                    .forEach(info -> byClass.add(type.getName()));
        }
        assertThat(byClass).isEmpty();
    }

    private static boolean visible(JavaClass type) {
        boolean here = type.getModifiers().contains(JavaModifier.PUBLIC)
                || type.getModifiers().contains(JavaModifier.PROTECTED);
        return here && type.getEnclosingClass().map(WallsTest::visible).orElse(true);
    }

    private static boolean visible(java.util.Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static void leak(List<String> leaks, String where, JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        if (name.startsWith("okhttp3")
                || name.startsWith("okio")
                || name.startsWith("com.fasterxml")
                || name.startsWith("org.eclipse.jetty")
                || name.equals("io.github.clouddatasets.core.spi")) {
            leaks.add(where + " shows " + type.getName());
        }
    }
}
