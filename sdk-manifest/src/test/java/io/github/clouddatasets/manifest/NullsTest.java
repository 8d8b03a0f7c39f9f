package io.github.clouddatasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.testing.Models;
import io.github.clouddatasets.testing.NullArguments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Null is refused by the name of its field, by every public method and every setter. */
class NullsTest {

    @Test
    void noMethodAcceptsNullWhereNoneIsAllowed() {
        List<Class<?>> types = new ArrayList<>();
        Models.MODULE.stream()
                .filter(type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .forEach(type -> types.add(Models.load(type.getName())));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NullArguments nulls = new NullArguments()
                .withoutConstructors()
                .sample(VocShape.class, new VocShape.Point(1, 2))
                .sample(Iterable.class, List.of())
                .sample(Map.class, Map.of())
                .sample(ManifestSample.class, ManifestSample.builder("s").build())
                .sample(Path.class, Path.of("target", "nobody.xml"))
                .sample(java.io.InputStream.class, new ByteArrayInputStream(new byte[0]))
                .sample(java.io.OutputStream.class, out)
                .sample(Consumer.class, value -> {})
                .sample(List.class, List.of())
                .instance(ManifestWriter.class, ManifestWriter.open(out))
                .instance(VocFile.class, VocFile.builder().build())
                .instance(VocObject.class, VocObject.builder().build())
                .instance(ManifestSample.class, ManifestSample.builder("s").build());
        types.addAll(nulls.builders(types));

        assertThat(nulls.faults(types.toArray(Class<?>[]::new))).isEmpty();
        assertThat(nulls.unused()).isEmpty();
        assertThat(out.size()).isZero();
    }
}
