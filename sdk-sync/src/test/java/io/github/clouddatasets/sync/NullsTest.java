package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.sync.dataset.Datasets;
import io.github.clouddatasets.sync.dataset.UpdateDatasetRequest;
import io.github.clouddatasets.sync.entry.Entries;
import io.github.clouddatasets.sync.entry.Notes;
import io.github.clouddatasets.sync.entry.Stats;
import io.github.clouddatasets.sync.entry.UpdateEntryRequest;
import io.github.clouddatasets.sync.project.Members;
import io.github.clouddatasets.sync.project.Projects;
import io.github.clouddatasets.sync.project.UpdateProjectRequest;
import io.github.clouddatasets.testing.Models;
import io.github.clouddatasets.testing.NullArguments;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Null is refused by the name of its field, by every public method and every setter, before anything is sent. */
class NullsTest {

    private final SyncServer server = new SyncServer();
    private final SyncClient client = server.client();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void noMethodAcceptsNullWhereNoneIsAllowed() {
        List<Class<?>> types = new ArrayList<>();
        Models.MODULE.stream()
                .filter(type -> type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC))
                .filter(type -> type.getPackageName()
                        .matches("io\\.github\\.clouddatasets\\.sync(\\.(project|dataset|entry))?"))
                .forEach(type -> types.add(Models.load(type.getName())));
        NullArguments nulls = new NullArguments()
                .withoutConstructors()
                .sample(java.io.OutputStream.class, java.io.OutputStream.nullOutputStream())
                .sample(Path.class, Path.of("target"))
                .sample(Duration.class, Duration.ofMinutes(5))
                .sample(Instant.class, Instant.EPOCH)
                .sample(Consumer.class, value -> {})
                .sample(Function.class, value -> "")
                .sample(Collection.class, List.of("x"))
                .sample(
                        UpdateProjectRequest.class,
                        UpdateProjectRequest.builder().name("x").build())
                .sample(
                        UpdateDatasetRequest.class,
                        UpdateDatasetRequest.builder().name("x").build())
                .sample(
                        UpdateEntryRequest.class,
                        UpdateEntryRequest.builder().name("x").build())
                .instance(SyncClient.class, client)
                .instance(Exports.class, client.exports())
                .instance(Jobs.class, client.jobs())
                .instance(Projects.class, client.projects())
                .instance(Members.class, client.projects().members())
                .instance(Datasets.class, client.datasets())
                .instance(Entries.class, client.entries())
                .instance(Stats.class, client.entries().stats())
                .instance(Notes.class, client.notes());
        types.addAll(nulls.builders(types));

        assertThat(nulls.faults(types.toArray(Class<?>[]::new))).isEmpty();
        assertThat(nulls.calls()).isGreaterThan(50);
        assertThat(nulls.unused()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }
}
