package io.github.clouddatasets.testing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the model records look like, by reflection: which there are, their names on the wire, an example of each. */
public final class Models {

    /** The classes of the module itself, without its tests. */
    public static final JavaClasses MODULE = new ClassFileImporter().importPath(Path.of("target", "classes"));

    public static final String SIGNED_ADDRESS = "https://obs.example/a.jpg?AccessKeyId=AK&Signature=TELLTALE";
    public static final int UNKNOWN_NUMBER = 987_654;
    public static final String UNKNOWN_WORD = "VALUE_OF_NEXT_YEAR";

    private static final JsonMapper JSON = new JsonMapper();
    private static final long MILLIS = 1_605_690_595_404L;

    private Models() {}

    /** All records of a package, private wire forms included. */
    public static List<Class<?>> records(String packageName) {
        TreeSet<String> names = new TreeSet<>();
        for (JavaClass candidate : MODULE) {
            if (candidate.isRecord() && (candidate.getPackageName() + ".").startsWith(packageName + ".")) {
                names.add(candidate.getName());
            }
        }
        return names.stream().<Class<?>>map(Models::load).toList();
    }

    public static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether a record is an open enumeration: one value on the wire. */
    public static boolean isOpenEnum(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    /** Whether an open enumeration is a number on the wire. */
    public static boolean isNumber(Class<?> openEnum) {
        Class<?> type = openEnum.getRecordComponents()[0].getType();
        return type.equals(Integer.class) || type.equals(int.class);
    }

    /** Names on the wire, where names are written with underscores, and what they hold. */
    public static Map<String, RecordComponent> wireNames(Class<?> model) {
        Map<String, RecordComponent> names = new LinkedHashMap<>();
        for (RecordComponent component : model.getRecordComponents()) {
            JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            names.put(
                    named != null
                            ? named.value()
                            : PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()),
                    component);
        }
        return names;
    }

    /** The model behind a component: itself, or the element of its list; null if it is no model. */
    public static @Nullable Class<?> elementModel(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType().equals(List.class) ? elementModel(generic.getActualTypeArguments()[0]) : null;
        }
        return type instanceof Class<?> model && model.isRecord() && !isOpenEnum(model) ? model : null;
    }

    /** JSON with every component set; open enumerations hold a value that no constant has. */
    public static JsonNode sample(Type type) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType().equals(List.class)) {
                return nodes.arrayNode().add(sample(arguments[0]));
            }
            if (arguments.length == 1) {
                return sample(generic.getRawType()); // a record with a parameter
            }
            return nodes.objectNode().set("some key", sample(arguments[1]));
        }
        if (!(type instanceof Class<?> model)) {
            return nodes.textNode("text");
        }
        if (isOpenEnum(model)) {
            return isNumber(model) ? nodes.numberNode(UNKNOWN_NUMBER) : nodes.textNode(UNKNOWN_WORD);
        }
        if (model.isRecord()) {
            ObjectNode object = nodes.objectNode();
            wireNames(model).forEach((name, component) -> {
                JsonNode value = sample(component.getGenericType());
                if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                    object.setAll((ObjectNode) value);
                } else {
                    object.set(name, value);
                }
            });
            if (object.has("url")) {
                object.put("url", SIGNED_ADDRESS);
            }
            return object;
        }
        if (model.getName().equals("io.github.clouddatasets.core.Secret")) {
            return nodes.textNode("TELLTALE");
        }
        if (model.equals(Instant.class)) {
            return nodes.numberNode(MILLIS);
        }
        if (model.equals(Integer.class) || model.equals(int.class)) {
            return nodes.numberNode(7);
        }
        if (model.equals(Long.class)) {
            return nodes.numberNode(5_000_000_000L);
        }
        if (model.equals(Double.class)) {
            return nodes.numberNode(0.25);
        }
        if (model.equals(Boolean.class) || model.equals(boolean.class)) {
            return nodes.booleanNode(true);
        }
        return nodes.textNode("text");
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A form in which two trees are equal if they say the same: numbers by value, and empty lists and maps left out,
     * since a model does not tell an absent list from an empty one.
     */
    public static JsonNode comparable(JsonNode node) {
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> {
                JsonNode value = comparable(field.getValue());
                if (!value.isContainerNode() || !value.isEmpty()) {
                    copy.set(field.getKey(), value);
                }
            });
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(comparable(element)));
            return copy;
        }
        return node.isNumber() ? JsonNodeFactory.instance.numberNode(node.doubleValue()) : node;
    }
}
