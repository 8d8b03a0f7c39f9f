package io.github.clouddatasets.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.clouddatasets.core.spi.Op;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of this module: it knows a service, and no socket. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target/classes"));

    /** Public, and in a package that {@code module-info} exports. */
    private static final DescribedPredicate<JavaClass> SEEN_BY_USERS = DescribedPredicate.describe(
            "seen by users",
            type -> !type.getPackageName().equals("io.github.clouddatasets.sync.internal")
                    && type.getModifiers().contains(JavaModifier.PUBLIC));

    @Test
    void nothingHereKnowsASocketOrAnHttpLibrary() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "okhttp3..", "okio..", "java.net..", "javax.net..", "java.nio.channels..", "org.slf4j.."));
    }

    @Test
    void jacksonStaysOutOfWhatUsersSee() {
        check(codeUnits()
                .that()
                .areDeclaredInClassesThat(SEEN_BY_USERS)
                .and()
                .arePublic()
                .should(nameNoTypeOf("com.fasterxml.jackson.core", "com.fasterxml.jackson.databind", "okhttp3")));
        check(noFields()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(SEEN_BY_USERS)
                .should()
                .haveRawType(DescribedPredicate.describe(
                        "of Jackson", type -> type.getPackageName().startsWith("com.fasterxml"))));
    }

    private static ArchCondition<JavaCodeUnit> nameNoTypeOf(String... packages) {
        return new ArchCondition<>("name no type of " + String.join(", ", packages)) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Stream.concat(
                                Stream.of(unit.getRawReturnType()),
                                Stream.concat(unit.getRawParameterTypes().stream(), unit.getExceptionTypes().stream()))
                        .map(JavaClass::getName)
                        .filter(name -> Stream.of(packages).anyMatch(name::startsWith))
                        .forEach(name ->
                                events.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " names " + name)));
            }
        };
    }

    @Test
    void operationsAreConstants() {
        check(fields().that()
                .haveRawType(Op.class)
                .should()
                .bePrivate()
                .andShould()
                .beStatic()
                .andShould()
                .beFinal());
    }

    @Test
    void publicClassesCannotBeExtended() {
        check(classes()
                .that(SEEN_BY_USERS)
                .and()
                .areNotInterfaces()
                .and()
                .areNotAnnotations()
                .should()
                .haveModifier(JavaModifier.FINAL));
    }

    @Test
    void nobodyWritesToTheConsole() {
        check(noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err"));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
