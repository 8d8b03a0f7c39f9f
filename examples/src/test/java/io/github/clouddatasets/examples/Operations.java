package io.github.clouddatasets.examples;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;

/** The ids of the operations that the clients have, found in their constants. */
final class Operations {

    static final Set<String> ALL = operations();

    private Operations() {}

    /** All but these. */
    static Set<String> without(Set<String> known) {
        Set<String> missing = new TreeSet<>(ALL);
        missing.removeAll(known);
        return missing;
    }

    private static Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                        "io.github.clouddatasets.datasets",
                        "io.github.clouddatasets.powerdrill",
                        "io.github.clouddatasets.sync")) {
            for (JavaField field : type.getFields()) {
                if (field.getRawType().getSimpleName().equals("Op")
                        && field.getModifiers().contains(JavaModifier.STATIC)) {
                    operations.add(id(field));
                }
            }
        }
        return operations;
    }

    private static String id(JavaField field) {
        try {
            java.lang.reflect.Field constant = field.reflect();
            constant.setAccessible(true);
            Object op = constant.get(null);
            return (String) op.getClass().getMethod("id").invoke(op);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(field.getFullName(), e);
        }
    }
}
