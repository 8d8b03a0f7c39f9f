package io.github.clouddatasets.core.spi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls between the rooms. */
class ArchitectureTest {

    private static JavaClasses production = new ClassFileImporter().importClasses();

    @BeforeAll
    static void read() throws Exception {
        production = new ClassFileImporter()
                .importPath(Path.of(Api.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()));
        assertThat(production).hasSizeGreaterThan(60);
    }

    @Test
    void usersSeeNoTypeOfALibrary() {
        classes()
                .that()
                .resideInAPackage("io.github.clouddatasets.core")
                .and()
                .arePublic()
                .should(showNoTypeOfALibrary())
                .check(production);
    }

    private static ArchCondition<JavaClass> showNoTypeOfALibrary() {
        return new ArchCondition<>("show no type of OkHttp, Okio or Jackson") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<JavaCodeUnit> units = type.getCodeUnits().stream().filter(ArchitectureTest::isVisible);
                units.forEach(unit -> Stream.concat(
                                unit.getAllInvolvedRawTypes().stream(), unit.getThrowsClause().getTypes().stream())
                        .filter(ArchitectureTest::isOfALibrary)
                        .forEach(used -> events.add(
                                SimpleConditionEvent.violated(unit, unit.getFullName() + " shows " + used.getName()))));
                Stream<JavaField> fields = type.getFields().stream()
                        .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC)
                                || field.getModifiers().contains(JavaModifier.PROTECTED));
                fields.forEach(field -> field.getAllInvolvedRawTypes().stream()
                        .filter(ArchitectureTest::isOfALibrary)
                        .forEach(used -> events.add(SimpleConditionEvent.violated(
                                field, field.getFullName() + " shows " + used.getName()))));
                type.getAllRawInterfaces().stream()
                        .filter(ArchitectureTest::isOfALibrary)
                        .forEach(used -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " is a " + used.getName())));
            }
        };
    }

    private static boolean isVisible(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                || unit.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean isOfALibrary(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("okhttp3") || name.startsWith("okio") || name.startsWith("com.fasterxml");
    }

    @Test
    void whatUsersSeeDoesNotKnowTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage("io.github.clouddatasets.core", "io.github.clouddatasets.core.ext")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.github.clouddatasets.core.spi..", "io.github.clouddatasets.core.internal")
                .check(production);
    }

    @Test
    void onlyTheEngineAndItsHookKnowOkHttp() {
        noClasses()
                .that()
                .resideInAPackage("io.github.clouddatasets.core")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..")
                .check(production);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager)").check(production);
    }

    @Test
    void nobodyPrints() {
        noClasses().should().accessField(System.class, "out").check(production);
        noClasses().should().accessField(System.class, "err").check(production);
    }

    /** SendingInterceptor comes later: the connection is there by then. */
    @Test
    void oneCallPassesFourOfOurFilesToTheSocket() {
        Set<String> files = new LinkedHashSet<>();
        TestClient client = new TestClient("https://nowhere.example")
                .maxAttempts(1)
                .transport(OkHttpTransport.tuned(http -> http.addInterceptor(chain -> {
                    StackWalker.getInstance().forEach(frame -> {
                        String name = frame.getClassName();
                        if (name.startsWith("io.github.clouddatasets") && !name.contains("Test")) {
                            files.add(name.substring(name.lastIndexOf('.') + 1).replaceAll("\\$.*", ""));
                        }
                    });
                    throw new UnknownHostException("nowhere.example");
                })));
        try (Api api = client.open()) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> api.call(TestClient.GET, TestClient.id())))
                    .isNotNull();
        }

        assertThat(files).containsExactly("OkHttpExchange", "Authorized", "Retrying", "Api");
    }
}
