package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.StreamSource;
import io.github.clouddatasets.testing.Models;
import io.github.clouddatasets.testing.NullArguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Null is refused by the name of its field, by every public method and every setter, before anything is sent. */
class NullsTest {

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void noMethodAcceptsNullWhereNoneIsAllowed() {
        List<Class<?>> types = new ArrayList<>();
        Models.MODULE.stream()
                .filter(type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .filter(type -> type.getPackageName().equals("io.github.clouddatasets.powerdrill"))
                .forEach(type -> types.add(Models.load(type.getName())));
        NullArguments nulls = new NullArguments()
                .withoutConstructors()
                .sample(StreamSource.class, () -> java.io.InputStream.nullInputStream())
                .sample(BlockGroup.class, new BlockGroup(null, null, null))
                .sample(
                        ResultFile.class,
                        new ResultFile("a.csv", io.github.clouddatasets.core.Secret.of("https://x.example/a"), null))
                .sample(Path.class, Path.of("target"))
                .sample(UpdateSessionRequest.class, new UpdateSessionRequest("x", null, null, null))
                .sample(UpdateDatasetRequest.class, new UpdateDatasetRequest("x", null))
                .sample(
                        CreateDataSourceRequest.class,
                        new CreateDataSourceRequest("a.csv", DataSourceType.FILE, "https://x.example/a.csv", null))
                .sample(Duration.class, Duration.ofMinutes(5))
                .sample(byte[].class, new byte[1])
                .sample(Consumer.class, value -> {})
                .sample(Function.class, client -> "")
                .sample(List.class, List.of())
                .instance(PowerdrillClient.class, stub.client)
                .instance(Datasets.class, stub.client.datasets())
                .instance(DataSources.class, stub.client.dataSources())
                .instance(Uploads.class, stub.client.uploads())
                .instance(Sessions.class, stub.client.sessions())
                .instance(Jobs.class, stub.client.jobs());
        types.addAll(nulls.builders(types));

        assertThat(nulls.faults(types.toArray(Class<?>[]::new))).isEmpty();
        assertThat(nulls.calls()).isGreaterThan(100);
        assertThat(nulls.unused()).isEmpty();
        assertThat(stub.service.count()).isZero();
    }
}
