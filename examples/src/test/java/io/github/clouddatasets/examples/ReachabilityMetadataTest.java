package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.BasicBeanDescription;
import com.fasterxml.jackson.databind.introspect.BasicClassIntrospector;
import com.fasterxml.jackson.databind.introspect.ClassIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.DefaultSerializerProvider;
import io.github.clouddatasets.core.spi.value.Json;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The metadata for GraalVM in the jars is what the classes say, and names every type that Jackson looks into. */
class ReachabilityMetadataTest {

    /** Rewrites the files with {@code -Dnative.write=true}. */
    @TestFactory
    Stream<DynamicTest> theFileOfEachModuleSaysWhatItsClassesSay() {
        return ReachabilityMetadata.MODULES.stream()
                .map(module -> DynamicTest.dynamicTest(module, () -> {
                    ReachabilityMetadata metadata = ReachabilityMetadata.of(module);
                    if (Boolean.getBoolean("native.write")) {
                        Files.createDirectories(metadata.file().getParent());
                        Files.writeString(metadata.file(), metadata.text());
                    }
                    assertThat(metadata.file())
                            .as("-Dnative.write=true rewrites the file")
                            .hasContent(metadata.text());
                }));
    }

    @Test
    void everyTypeThatJacksonLooksIntoIsNamed() throws Exception {
        Set<String> named = new TreeSet<>();
        for (String module : ReachabilityMetadata.MODULES) {
            named.addAll(
                    ReachabilityMetadata.named(ReachabilityMetadata.of(module).file()));
        }
        Recorder recorder = new Recorder();
        for (Json dialect : List.of(Json.SNAKE, Json.CAMEL)) {
            JsonMapper mapper = recorder.over(dialect);
            for (String type : named) {
                if (type.startsWith("io.github.clouddatasets.") && !type.endsWith("[]")) {
                    recorder.lookInto(mapper, Class.forName(type));
                }
            }
        }
        assertThat(recorder.types).hasSizeGreaterThan(150);
        assertThat(named).containsAll(recorder.types);
    }

    /** Readers are made from class literals: a record that is named so, and no model, would be read unseen. */
    @Test
    void everyRecordThatAClassLiteralNamesIsNamed() {
        for (String module : ReachabilityMetadata.MODULES) {
            ReachabilityMetadata metadata = ReachabilityMetadata.of(module);
            assertThat(ReachabilityMetadata.named(metadata.file())).as(module).containsAll(metadata.literals());
        }
    }

    /** What the completeness test relies on: Jackson asks the recorder about the types of a record's components, too. */
    @Test
    void aTypeThatOnlyAFieldNamesIsRecorded() throws Exception {
        Recorder recorder = new Recorder();
        recorder.lookInto(recorder.over(Json.SNAKE), Outer.class);
        assertThat(recorder.types).contains(Outer.class.getName(), Inner.class.getName());
    }

    record Outer(List<Inner> inner) {}

    record Inner(String name) {}

    /** Keeps the names of our types that Jackson reads the members of. */
    private static final class Recorder extends BasicClassIntrospector {

        private static final long serialVersionUID = 1L;

        private final TreeSet<String> types = new TreeSet<>();

        /** A copy of the SDK's mapper that asks this recorder. */
        JsonMapper over(Json dialect) throws ReflectiveOperationException {
            dialect.writer(); // makes the mapper
            Field field = Json.class.getDeclaredField("mapper");
            field.setAccessible(true);
            JsonMapper mapper = ((JsonMapper) field.get(dialect)).copy();
            mapper.setConfig(mapper.getDeserializationConfig().with(this));
            mapper.setConfig(mapper.getSerializationConfig().with(this));
            return mapper;
        }

        /** Makes Jackson build the reader and the writer of a type, and those of everything below it. */
        void lookInto(JsonMapper mapper, Class<?> type) throws JsonMappingException {
            try {
                mapper.readerFor(type).readValue("{}");
            } catch (IOException | IllegalArgumentException e) {
                // Not every type reads an empty object. The reader has been built all the same, or there is none.
            }
            new DefaultSerializerProvider.Impl()
                    .createInstance(mapper.getSerializationConfig(), mapper.getSerializerFactory())
                    .findTypedValueSerializer(type, true, null);
        }

        @Override
        public ClassIntrospector copy() {
            return this;
        }

        @Override
        public BasicBeanDescription forSerialization(SerializationConfig config, JavaType type, MixInResolver mixIns) {
            return recorded(super.forSerialization(config, type, mixIns));
        }

        @Override
        public BasicBeanDescription forDeserialization(
                DeserializationConfig config, JavaType type, MixInResolver mixIns) {
            return recorded(super.forDeserialization(config, type, mixIns));
        }

        @Override
        public BasicBeanDescription forCreation(DeserializationConfig config, JavaType type, MixInResolver mixIns) {
            return recorded(super.forCreation(config, type, mixIns));
        }

        private BasicBeanDescription recorded(BasicBeanDescription description) {
            Class<?> type = description.getBeanClass();
            if (type.getName().startsWith("io.github.clouddatasets.") && !type.isInterface() && !type.isArray()) {
                types.add(type.getName());
            }
            return description;
        }
    }
}
