package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.clouddatasets.core.spi.value.WireValue;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares models with the JSON:API resources they were read from: every attribute has its component and value. */
@SuppressWarnings("NullAway") // a test fails where a value is absent
public final class ReadResource {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss +0000", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private ReadResource() {}

    /** All rows of a listing, in their order. */
    public static void assertRows(List<? extends Record> models, JsonNode document) {
        assertThat(models).hasSameSizeAs(document.path("data"));
        for (int i = 0; i < models.size(); i++) {
            assertSame(models.get(i), document.path("data").path(i));
        }
    }

    /** The one resource of a document. */
    public static void assertDocument(Record model, JsonNode document) {
        assertSame(model, document.path("data"));
    }

    /** A resource that came along. */
    public static void assertIncluded(@Nullable Record model, String type, JsonNode document) {
        assertThat(model).isNotNull();
        String id = String.valueOf(component(model, "id"));
        for (JsonNode resource : document.path("included")) {
            if (resource.path("type").asText().equals(type)
                    && resource.path("id").asText().equals(id)) {
                assertSame(model, resource);
                return;
            }
        }
        throw new AssertionError("nothing included of " + type + " " + id);
    }

    private static void assertSame(Record model, JsonNode resource) {
        assertThat(component(model, "id")).isEqualTo(resource.path("id").asText());
        assertThat(resource.path("attributes").isEmpty()).isFalse();
        resource.path("attributes").properties().forEach(attribute -> {
            Object read = component(model, camel(attribute.getKey()));
            JsonNode sent = attribute.getValue();
            if (sent.isNull()) {
                assertThat(read).as(attribute.getKey()).isIn(null, Map.of(), List.of());
            } else if (sent.isContainerNode()) {
                assertThat(tree(read)).as(attribute.getKey()).isEqualTo(sent);
            } else {
                assertThat(text(read)).as(attribute.getKey()).isEqualTo(sent.asText());
            }
        });
    }

    private static JsonNode tree(@Nullable Object read) {
        if (read instanceof Record whole && whole.getClass().getRecordComponents().length == 1) {
            return JSON.valueToTree(
                    component(whole, whole.getClass().getRecordComponents()[0].getName()));
        }
        return JSON.valueToTree(read);
    }

    private static String text(@Nullable Object read) {
        if (read instanceof Instant time) {
            return TIME.format(time);
        }
        return read instanceof WireValue value ? String.valueOf(value.value()) : String.valueOf(read);
    }

    private static @Nullable Object component(Record model, String name) {
        Map<String, RecordComponent> components = Arrays.stream(model.getClass().getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, Function.identity()));
        assertThat(components).as("of %s", model.getClass()).containsKey(name);
        try {
            return components.get(name).getAccessor().invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name + " cannot be read", e);
        }
    }

    private static String camel(String name) {
        return Pattern.compile("_([a-z])")
                .matcher(name)
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }
}
