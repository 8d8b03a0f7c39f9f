package io.github.clouddatasets.spark;

import io.github.clouddatasets.manifest.ManifestException;
import io.github.clouddatasets.manifest.ManifestReader;
import io.github.clouddatasets.manifest.ManifestSample;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a value of JSON as the property of a sample: so this jar needs no JSON library of its own. */
final class JsonValue {

    private static final String NAME = "v";

    private JsonValue() {}

    static @Nullable Object read(String json, String column, String name) {
        String line = "{\"source\":\"s\",\"property\":{\"" + NAME + "\":" + json.replace('\n', ' ') + "}}";
        try (ManifestReader reader =
                ManifestReader.open(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))) {
            ManifestSample sample = reader.iterator().next();
            if (sample.properties().size() == 1
                    && sample.properties().containsKey(NAME)
                    && sample.others().isEmpty()) {
                return sample.properties().get(NAME);
            }
        } catch (ManifestException e) {
            throw refused(column, name);
        }
        throw refused(column, name);
    }

    private static IllegalArgumentException refused(String column, String name) {
        return new IllegalArgumentException(column + "[\"" + name + "\"] must be JSON, with text in quotes");
    }
}
