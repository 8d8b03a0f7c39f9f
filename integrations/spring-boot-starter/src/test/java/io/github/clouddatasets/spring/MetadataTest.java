package io.github.clouddatasets.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What editors complete: every property with a description. */
@NullUnmarked // a null where a value is expected fails the test just as well
class MetadataTest {

    private static final Map<String, Class<? extends Record>> GROUPS = Map.of(
            "modelarts", ModelArtsProperties.class,
            "powerdrill", PowerdrillProperties.class,
            "idah", IdahProperties.class,
            "network", NetworkProperties.class);

    @Test
    void everyPropertyHasADescription() throws IOException {
        Map<String, JsonNode> properties = new HashMap<>();
        try (InputStream metadata = place().openStream()) {
            for (JsonNode property : new ObjectMapper().readTree(metadata).get("properties")) {
                properties.put(property.get("name").asText(), property);
            }
        }

        GROUPS.forEach((group, type) -> {
            for (RecordComponent component : type.getRecordComponents()) {
                String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                assertThat(properties).containsKey("clouddatasets." + group + "." + name);
            }
        });
        assertThat(properties).containsKeys("clouddatasets.idah.enabled", "clouddatasets.emulator.enabled");
        assertThat(properties.values())
                .allSatisfy(property -> assertThat(property.path("description").asText())
                        .as(property.toString())
                        .hasSizeGreaterThan(10));
        assertThat(properties
                        .get("clouddatasets.idah.health")
                        .get("defaultValue")
                        .asText())
                .isEqualTo("call");
    }

    /** Libraries have a file of this name, too: this is the one beside the starter's classes, in a folder or a jar. */
    private static URL place() throws IOException {
        String name = ModelArtsProperties.class.getName().replace('.', '/') + ".class";
        URL type = ModelArtsProperties.class.getClassLoader().getResource(name);
        return new URL(type.toString().replace(name, "META-INF/spring-configuration-metadata.json"));
    }
}
