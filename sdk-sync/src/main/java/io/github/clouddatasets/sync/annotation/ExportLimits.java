package io.github.clouddatasets.sync.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the platform's own exporter cannot carry. The platform stores such values, and a later export of the dataset fails
 * without a reason, or has another value: the exporter hands values to a program through a command line.
 */
public final class ExportLimits {

    /** The largest JSON of one annotation, in bytes, that is sure to be exported. */
    public static final int LARGEST_ANNOTATION = 100_000;

    /** The longest name, in characters, that the exported file can hold. */
    public static final int LONGEST_NAME = 64;

    private static final ObjectWriter WRITER = Json.SNAKE.writer();

    private ExportLimits() {}

    /**
     * One value that the exporter cannot carry.
     *
     * @param field the field that has the value: shape, category, properties, metadata, annotation for all of them, or the one
     *     that a caller named
     * @param message what is wrong with the value, and what an export makes of it
     */
    public record Finding(String field, String message) {

        /**
         * Checks the parts. {@inheritDoc}
         *
         * @throws IllegalArgumentException if one is null
         */
        public Finding {
            Check.required("field", field);
            Check.required("message", message);
        }

        /** The field and what is wrong with it. */
        @Override
        public String toString() {
            return field + " " + message;
        }
    }

    /**
     * Looks at an annotation that is to be made.
     *
     * @param request the annotation, with the tiles of a mask
     * @return the findings; empty if an export can carry the annotation
     * @throws IllegalArgumentException if the request is null
     */
    public static List<Finding> check(CreateAnnotationRequest request) {
        Check.required("request", request);
        return check(request.shape().args(), request.category(), request.properties(), request.metadata());
    }

    /**
     * Looks at an annotation that is there, or is to be changed.
     *
     * @param annotation the annotation, with the tiles of a mask
     * @return the findings; empty if an export can carry the annotation
     * @throws IllegalArgumentException if the annotation is null
     */
    public static List<Finding> check(Annotation annotation) {
        Check.required("annotation", annotation);
        return check(
                annotation.shape() == null ? null : annotation.shape().args(),
                annotation.category(),
                annotation.properties(),
                annotation.metadata());
    }

    private static List<Finding> check(
            @Nullable Object shape, @Nullable String category, @Nullable Object properties, @Nullable Object metadata) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("shape", shape);
        fields.put("category", category);
        fields.put("properties", properties);
        fields.put("metadata", metadata);
        List<Finding> findings = new ArrayList<>();
        int bytes = 0;
        for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
            String json = json(field.getValue());
            bytes += json.getBytes(StandardCharsets.UTF_8).length;
            apostrophe(field.getKey(), json, findings);
        }
        if (bytes > LARGEST_ANNOTATION) {
            findings.add(new Finding(
                    "annotation",
                    "has " + bytes + " bytes of JSON: an export of the dataset fails from about 128 kB on; up to "
                            + LARGEST_ANNOTATION + " are safe"));
        }
        return List.copyOf(findings);
    }

    /**
     * Looks at a name of a dataset or an entry, or at another text that an export holds.
     *
     * @param field the field's name, for the findings
     * @param name the text; null counts as nothing to be found
     * @return the findings; empty if an export can carry the name
     * @throws IllegalArgumentException if the field is null
     */
    public static List<Finding> checkName(String field, @Nullable String name) {
        Check.required("field", field);
        List<Finding> findings = new ArrayList<>();
        if (name == null) {
            return List.of();
        }
        apostrophe(field, name, findings);
        int length = name.codePointCount(0, name.length());
        if (length > LONGEST_NAME) {
            findings.add(new Finding(
                    field, "has " + length + " characters: an exported file holds names of at most " + LONGEST_NAME));
        }
        for (char special : "$`\"\\".toCharArray()) {
            if (name.indexOf(special) >= 0) {
                findings.add(new Finding(
                        field, "has the character " + special + ": an export may change the name, or fail"));
            }
        }
        return List.copyOf(findings);
    }

    private static void apostrophe(String field, String text, List<Finding> findings) {
        if (text.indexOf('\'') >= 0) {
            findings.add(new Finding(field, "has an apostrophe: every export of the dataset fails, without a reason"));
        }
    }

    private static String json(@Nullable Object value) {
        try {
            return value == null ? "" : WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
