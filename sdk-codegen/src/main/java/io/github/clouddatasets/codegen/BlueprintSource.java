package io.github.clouddatasets.codegen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** The text of one generated class. */
final class BlueprintSource {

    static final String NAME = "PackageBlueprints";

    private final String room;
    private final WireTypes wire;
    private final StringBuilder readers = new StringBuilder();
    private final StringBuilder makers = new StringBuilder();
    private final StringBuilder methods = new StringBuilder();
    private final Map<TypeElement, Integer> madeOfText = new LinkedHashMap<>();
    private int numbers;

    BlueprintSource(String room, WireTypes wire) {
        this.room = room;
        this.wire = wire;
    }

    void add(TypeElement type) throws NotUnderstood {
        for (TypeElement around = type; ; around = (TypeElement) around.getEnclosingElement()) {
            if (around.getModifiers().contains(Modifier.PRIVATE)) {
                throw new NotUnderstood(type, "it is private");
            }
            if (!(around.getEnclosingElement() instanceof TypeElement)) {
                break;
            }
        }
        List<? extends RecordComponentElement> components = type.getRecordComponents();
        if (components.isEmpty()) {
            throw new NotUnderstood(type, "it has no components");
        }
        String reader;
        int number = numbers++;
        String name = type.getQualifiedName().toString();
        if (WireTypes.isOpenEnum(type)) {
            boolean text = WireTypes.raw(components.get(0).asType()).equals("java.lang.String");
            reader = (text ? "word(" : "numeral(") + number + ", " + name + ".class)";
        } else {
            reader = blueprint(number, name, components);
        }
        String local = name.substring(room.length() + 1).replace('.', '$');
        readers.append("            case \"%s\":%n                return %s;%n".formatted(local, reader));
        maker(number, constructor(type, name), components);
    }

    private static String constructor(TypeElement type, String name) {
        return "new " + name + (type.getTypeParameters().isEmpty() ? "" : "<>");
    }

    private String blueprint(int number, String name, List<? extends RecordComponentElement> components)
            throws NotUnderstood {
        StringBuilder fields = new StringBuilder();
        int names = 0;
        for (RecordComponentElement component : components) {
            List<String> spelled = wire.names(component);
            names += spelled.size();
            fields.append("%n                        .add(\"%s\", %s)"
                    .formatted(spelled.get(0), wire.reader(component, this)));
            for (String other : spelled.subList(1, spelled.size())) {
                fields.append(".or(\"%s\")".formatted(other));
            }
        }
        return "record(%d, %s.class, %d, %d)%s".formatted(number, name, components.size(), names, fields);
    }

    private void maker(int number, String constructor, List<? extends RecordComponentElement> components) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            arguments.add(argument(components.get(i).asType(), i));
        }
        makers.append("            case %d:%n                return make%d(v, at);%n".formatted(number, number));
        methods.append(
                "%n    private static Object make%d(Object[] v, int at) {%n        return %s(%n                %s);%n    }%n"
                        .formatted(number, constructor, String.join(",%n                ".formatted(), arguments)));
    }

    private static String argument(TypeMirror type, int i) {
        String value = i == 0 ? "v[at]" : "v[at + " + i + "]";
        return switch (type.getKind()) {
            case LONG -> "%s == null ? 0 : (Long) %s".formatted(value, value);
            case INT -> "%s == null ? 0 : (Integer) %s".formatted(value, value);
            case DOUBLE -> "%s == null ? 0 : (Double) %s".formatted(value, value);
            case BOOLEAN -> "%s != null && (Boolean) %s".formatted(value, value);
            case TYPEVAR -> value;
            default -> "(%s) %s".formatted(WireTypes.raw(type), value);
        };
    }

    /** The reader of a type that a static method makes of a text. */
    String madeOfText(TypeElement type, ExecutableElement factory) {
        Integer known = madeOfText.get(type);
        int number = known == null ? numbers++ : known;
        if (known == null) {
            madeOfText.put(type, number);
            makers.append("            case %d:%n                return %s.%s((String) v[at]);%n"
                    .formatted(number, type.getQualifiedName(), factory.getSimpleName()));
        }
        return "text(" + number + ", " + type.getQualifiedName() + ".class)";
    }

    String text() {
        return """
                package %s;

                import io.github.clouddatasets.core.spi.value.Blueprints;
                import io.github.clouddatasets.core.spi.value.ValueReader;

                /** Generated from the records of this package. */
                @SuppressWarnings({"cast", "unchecked", "rawtypes", "NullAway"})
                final class %s extends Blueprints {

                    static {
                        enter(new %s());
                    }

                    @Override
                    protected ValueReader reader(String name, ValueReader parameter) {
                        switch (name) {
                %s            default:
                                return null;
                        }
                    }

                    @Override
                    protected Object make(int number, Object[] v, int at) {
                        switch (number) {
                %s            default:
                                throw new IllegalArgumentException();
                        }
                    }
                %s}
                """.formatted(room, NAME, NAME, readers, makers, methods);
    }
}
