package io.github.clouddatasets.sync.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import io.github.clouddatasets.core.StreamSource;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.testing.Models;
import io.github.clouddatasets.testing.NullArguments;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Null is refused by the name of its field, by every public method and every setter, before anything is sent. */
class MediaNullsTest {

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
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> type.getPackageName().equals("io.github.clouddatasets.sync.media"))
                .forEach(type -> types.add(Models.load(type.getName())));
        NullArguments nulls = new NullArguments()
                .withoutConstructors()
                .sample(OutputStream.class, OutputStream.nullOutputStream())
                .sample(Path.class, Path.of("target"))
                .sample(Instant.class, Instant.EPOCH)
                .sample(Consumer.class, value -> {})
                .sample(Collection.class, List.of("x"))
                .sample(StreamSource.class, (StreamSource) () -> new ByteArrayInputStream(new byte[1]))
                .sample(byte[].class, new byte[1])
                .sample(MediaFile.class, MediaFile.of("a.png", new byte[1]))
                .sample(MediaReference.class, MediaReference.of("a.png"))
                .sample(
                        UploadMediaRequest.class,
                        UploadMediaRequest.builder()
                                .projectId("p")
                                .bytes("a.png", new byte[1])
                                .build())
                .instance(Medias.class, client.media())
                .instance(MediaJobs.class, client.media().jobs())
                .instance(Modalities.class, client.modalities());
        types.addAll(nulls.builders(types));

        assertThat(nulls.faults(types.toArray(Class<?>[]::new))).isEmpty();
        assertThat(nulls.calls()).isGreaterThan(50);
        assertThat(nulls.unused()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }
}
