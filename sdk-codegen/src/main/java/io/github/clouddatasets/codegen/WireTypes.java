package io.github.clouddatasets.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What the annotations of the JSON library, and the types of components, say of the wire. */
final class WireTypes {

    private static final String ANNOTATIONS = "com.fasterxml.jackson.annotation.";
    private static final String DESERIALIZE = "com.fasterxml.jackson.databind.annotation.JsonDeserialize";
    private static final String FIELD_READER = "io.github.clouddatasets.core.spi.value.FieldReader";
    private static final String CONVERTER = "com.fasterxml.jackson.databind.util.Converter";
    private static final String TREE = "com.fasterxml.jackson.databind.JsonNode";

    /** Annotations that say nothing about reading. */
    private static final Set<String> OF_WRITING =
            Set.of("JsonProperty", "JsonAlias", "JsonInclude", "JsonSerialize", "JsonDeserialize", "JsonValue");

    private static final Set<String> SCALARS = Set.of(
            "java.lang.String",
            "java.lang.Long",
            "java.lang.Integer",
            "java.lang.Double",
            "java.lang.Boolean",
            "java.lang.Object",
            "java.time.Instant",
            "java.time.Duration");

    private final Elements elements;
    private final Types types;

    WireTypes(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    static boolean isMarked(TypeElement type) {
        return annotation(type, BlueprintProcessor.MARK) != null;
    }

    /** A record of one component that is its value on the wire. */
    static boolean isOpenEnum(TypeElement type) {
        List<? extends RecordComponentElement> components = type.getRecordComponents();
        return components.size() == 1
                && type.getInterfaces().stream().anyMatch(of -> of.toString().endsWith(".WireValue"))
                && annotation(components.get(0).getAccessor(), ANNOTATIONS + "JsonValue") != null;
    }

    /** The names of a component on the wire, the one in use first. */
    List<String> names(RecordComponentElement component) {
        List<String> names = new ArrayList<>();
        String named = text(component, "JsonProperty");
        names.add(
                named == null || named.isEmpty()
                        ? snake(component.getSimpleName().toString())
                        : named);
        AnnotationMirror alias = of(component, ANNOTATIONS + "JsonAlias");
        if (alias != null && value(alias, "value") instanceof List<?> more) {
            for (Object name : more) {
                if (name instanceof AnnotationValue each && each.getValue() instanceof String text) {
                    names.add(text);
                }
            }
        }
        return names;
    }

    private @Nullable String text(RecordComponentElement component, String annotation) {
        AnnotationMirror found = of(component, ANNOTATIONS + annotation);
        return found == null ? null : (String) value(found, "value");
    }

    /** As Jackson's strategy of this name: an underscore before a capital that follows another letter. */
    static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        boolean wasCapital = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean capital = Character.isUpperCase(c);
            if (capital && !wasCapital && i > 0) {
                snake.append('_');
            }
            snake.append(String.valueOf(c).toLowerCase(Locale.ROOT));
            wasCapital = capital;
        }
        return snake.toString();
    }

    /** A Java expression that makes the reader of a component. */
    String reader(RecordComponentElement component, BlueprintSource source) throws NotUnderstood {
        for (AnnotationMirror annotation : annotations(component)) {
            Element type = annotation.getAnnotationType().asElement();
            String name = type.toString();
            if (name.startsWith("com.fasterxml.")
                    && !OF_WRITING.contains(type.getSimpleName().toString())) {
                throw new NotUnderstood(component, "@" + type.getSimpleName());
            }
        }
        TypeMirror type = component.asType();
        AnnotationMirror special = of(component, DESERIALIZE);
        return special == null ? reader(component, type, source) : special(component, special, source);
    }

    private String special(RecordComponentElement component, AnnotationMirror special, BlueprintSource source)
            throws NotUnderstood {
        String type = raw(component.asType()) + ".class";
        if (value(special, "using") instanceof TypeMirror using) {
            if (!isA(using, FIELD_READER)) {
                throw new NotUnderstood(component, using + " is no FieldReader");
            }
            return "by(new " + raw(using) + "(), " + type + ")";
        }
        if (value(special, "converter") instanceof TypeMirror converter) {
            TypeMirror input = input(converter);
            if (input == null) {
                throw new NotUnderstood(component, converter + " is no Converter");
            }
            return "by(" + reader(component, input, source) + ", new " + raw(converter) + "(), " + type + ")";
        }
        throw new NotUnderstood(component, "@JsonDeserialize without a reader or a converter");
    }

    private String reader(Element place, TypeMirror type, BlueprintSource source) throws NotUnderstood {
        if (type.getKind().isPrimitive()) {
            return "of(" + raw(type) + ".class)";
        }
        if (type.getKind() == TypeKind.TYPEVAR) {
            return "parameter";
        }
        if (!(type instanceof DeclaredType declared)) {
            throw new NotUnderstood(place, "a value of type " + type);
        }
        TypeElement element = (TypeElement) declared.asElement();
        String name = element.getQualifiedName().toString();
        List<? extends TypeMirror> arguments = declared.getTypeArguments();
        if (SCALARS.contains(name)) {
            return "of(" + raw(type) + ".class)";
        } else if (name.equals("java.util.List")) {
            return "list(" + reader(place, arguments.get(0), source) + ")";
        } else if (name.equals("java.util.Map") && raw(arguments.get(0)).equals("java.lang.String")) {
            return "map(" + reader(place, arguments.get(1), source) + ")";
        } else if (name.equals(TREE)) {
            return "tree()";
        }
        AnnotationMirror special = annotation(element, DESERIALIZE);
        if (special != null && value(special, "using") instanceof TypeMirror using && isA(using, FIELD_READER)) {
            return "by(new " + raw(using) + "(), " + raw(type) + ".class)";
        }
        if (element.getKind() == ElementKind.RECORD && (isMarked(element) || isOpenEnum(element))) {
            return arguments.isEmpty()
                    ? "of(" + raw(type) + ".class)"
                    : "of(" + raw(type) + ".class, " + reader(place, arguments.get(0), source) + ")";
        }
        ExecutableElement factory = factory(element);
        if (factory != null) {
            return source.madeOfText(element, factory);
        }
        throw new NotUnderstood(place, element + " is not marked @Decoded");
    }

    /** The static method that makes a value of nothing but a text. */
    private static @Nullable ExecutableElement factory(TypeElement type) {
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (annotation(method, ANNOTATIONS + "JsonCreator") != null
                    && method.getParameters().size() == 1
                    && raw(method.getParameters().get(0).asType()).equals("java.lang.String")) {
                return method;
            }
        }
        return null;
    }

    /** What a converter takes. */
    private @Nullable TypeMirror input(TypeMirror converter) {
        for (TypeMirror above : types.directSupertypes(converter)) {
            if (raw(above).equals(CONVERTER)) {
                return ((DeclaredType) above).getTypeArguments().get(0);
            }
            TypeMirror found = input(above);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private boolean isA(TypeMirror type, String name) {
        TypeElement wanted = elements.getTypeElement(name);
        return wanted != null && types.isSubtype(types.erasure(type), types.erasure(wanted.asType()));
    }

    /** The class as source names it, without arguments and annotations. */
    static String raw(TypeMirror type) {
        return type instanceof DeclaredType declared
                ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
                : type.getKind().name().toLowerCase(Locale.ROOT);
    }

    /** Of the component or of its accessor: the compiler copies an annotation to where it may be. */
    private static @Nullable AnnotationMirror of(RecordComponentElement component, String name) {
        for (AnnotationMirror annotation : annotations(component)) {
            if (annotation.getAnnotationType().toString().equals(name)) {
                return annotation;
            }
        }
        return null;
    }

    private static List<AnnotationMirror> annotations(RecordComponentElement component) {
        List<AnnotationMirror> all = new ArrayList<>(component.getAnnotationMirrors());
        all.addAll(component.getAccessor().getAnnotationMirrors());
        if (component.getEnclosingElement() instanceof TypeElement type) {
            for (Element member : ElementFilter.fieldsIn(type.getEnclosedElements())) {
                if (member.getSimpleName().equals(component.getSimpleName())) {
                    all.addAll(member.getAnnotationMirrors());
                }
            }
        }
        return all;
    }

    private static @Nullable AnnotationMirror annotation(Element element, String name) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            if (annotation.getAnnotationType().toString().equals(name)) {
                return annotation;
            }
        }
        return null;
    }

    private static @Nullable Object value(AnnotationMirror annotation, String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return entry.getValue().getValue();
            }
        }
        return null;
    }
}
