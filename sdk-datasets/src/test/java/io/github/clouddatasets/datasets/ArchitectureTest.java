package io.github.clouddatasets.datasets;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.github.clouddatasets.testing.Models;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The walls of the module. */
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> OF_JACKSON = describe(
            "of Jackson's core or databind",
            type -> type.getBaseComponentType()
                    .getPackageName()
                    .matches("com\\.fasterxml\\.jackson\\.(core|databind)(\\..*)?"));

    private static final DescribedPredicate<JavaClass> OF_HTTP = describe(
            "of an HTTP library or a socket",
            type -> type.getPackageName().matches("(okhttp3|okio|java\\.net\\.http|javax\\.net)(\\..*)?")
                    || type.getName().matches("java\\.net\\.(\\w*Socket\\w*|URL|\\w*URLConnection)"));

    /** The packages that {@code module-info} exports to nobody. */
    private static final Set<String> UNEXPORTED =
            Set.of("io.github.clouddatasets.datasets.access", "io.github.clouddatasets.datasets.internal");

    private static final DescribedPredicate<JavaClass> SEEN_BY_USERS = describe(
            "seen by users",
            type -> !UNEXPORTED.contains(type.getPackageName())
                    && type.getModifiers().contains(JavaModifier.PUBLIC)
                    && type.getEnclosingClass()
                            .map(outer -> outer.getModifiers().contains(JavaModifier.PUBLIC))
                            .orElse(true));

    @Test
    void nothingHereKnowsASocket() {
        noClasses().should().dependOnClassesThat(OF_HTTP).check(Models.MODULE);
    }

    @Test
    void noJacksonTypeStandsInAPublicSignature() {
        noCodeUnits()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(SEEN_BY_USERS)
                .should()
                .haveRawReturnType(OF_JACKSON)
                .orShould()
                .haveRawParameterTypes(describe(
                        "with one of Jackson",
                        (List<JavaClass> types) -> types.stream().anyMatch(OF_JACKSON)))
                .check(Models.MODULE);
        noFields()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(SEEN_BY_USERS)
                .should()
                .haveRawType(OF_JACKSON)
                .check(Models.MODULE);
    }

    @Test
    void noPackagesFormACircle() {
        slices().matching("io.github.clouddatasets.(**)")
                .should()
                .beFreeOfCycles()
                .check(Models.MODULE);
        assertThat(Models.MODULE.containPackage("io.github.clouddatasets.datasets.access"))
                .isTrue();
    }

    @Test
    void anAccountIsAllThatUsersSeeOfTheLogin() {
        assertThat(Models.MODULE.stream()
                        .filter(type -> type.getPackageName().equals("io.github.clouddatasets.datasets.account"))
                        .filter(type -> !type.isNestedClass())
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .containsExactly("CloudAccount");
    }

    @Test
    void noClassIsNamedAfterWhatItIsNot() {
        noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager)").check(Models.MODULE);
    }
}
