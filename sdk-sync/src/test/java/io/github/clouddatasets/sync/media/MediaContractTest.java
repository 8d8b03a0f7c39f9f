package io.github.clouddatasets.sync.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.SyncServer;
import io.github.clouddatasets.testing.Contract;
import io.github.clouddatasets.testing.RawServer.Answer;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The models and queries of media against {@code specs/idah-dataset.openapi.yaml}: nothing missing, nothing invented. */
class MediaContractTest {

    private static final String UUID = "01a2152f-9930-7214-bda0-c4baef75baa4";

    @Test
    void everyParameterOfListMediasCanBeSetAndNoOther() {
        assertThat(sent(c -> c.media()
                        .list(q -> q.resource("r")
                                .key("k")
                                .projectId("p")
                                .filename("f")
                                .mimeType("m")
                                .fields(MediaField.SIZE)
                                .sortBy(MediaField.SIZE)
                                .count())
                        .first()))
                .containsExactlyInAnyOrderElementsOf(
                        Contract.IDAH_DATASET.operation("listMedias").queryParameters());
    }

    @Test
    void everyParameterOfListMediaJobsCanBeSetAndNoOther() {
        List<String> documented =
                Contract.IDAH_DATASET.operation("listMediaJobs").queryParameters();
        List<String> sent = sent(c -> c.media()
                .jobs()
                .list(q -> q.id(UUID)
                        .jobClass("c")
                        .status(MediaJobStatus.PENDING)
                        .createdAfter(Instant.EPOCH)
                        .createdBefore(Instant.EPOCH)
                        .updatedAfter(Instant.EPOCH)
                        .updatedBefore(Instant.EPOCH)
                        .sortBy(MediaJobField.STATUS)
                        .count())
                .first());

        assertThat(documented).containsAll(sent);
        // filter[status] is another way to say filter[status__in][].
        assertThat(documented).filteredOn(name -> !sent.contains(name)).containsExactly("filter[status]");
    }

    private static List<String> sent(Consumer<SyncClient> call) {
        try (SyncServer server = new SyncServer();
                SyncClient client = server.client()) {
            server.always(Answer.json(418, "{}"));
            assertThat(catchThrowable(() -> call.accept(client))).isInstanceOf(InvalidRequestException.class);
            return server.request().parameters().stream()
                    .map(pair -> pair.substring(0, pair.indexOf('=')))
                    .distinct()
                    .toList();
        }
    }

    @Test
    void everyAttributeHasAComponentAndEveryColumnIsOne() {
        List<String> media = attributes("Media");
        List<String> job = attributes("MediaJob");

        assertThat(components(Media.class))
                .containsAll(camel(media.stream().map(name -> name.equals("public") ? "is_public" : name)));
        assertThat(components(MediaJob.class)).containsAll(camel(job.stream()));
        assertThat(Arrays.stream(MediaField.values()).map(MediaField::wireName))
                .containsExactlyInAnyOrderElementsOf(media);
        assertThat(job)
                .containsAll(Arrays.stream(MediaJobField.values())
                        .map(MediaJobField::wireName)
                        .toList());
    }

    @Test
    void everyStateOfAJobHasAConstant() {
        assertThat(List.of(
                        MediaJobStatus.PENDING,
                        MediaJobStatus.RUNNING,
                        MediaJobStatus.COMPLETED,
                        MediaJobStatus.ERRORED))
                .extracting(MediaJobStatus::value)
                .containsExactlyElementsOf(Contract.texts(
                        Contract.IDAH_DATASET.schema("MediaJob").at("/properties/attributes/properties/status/enum")));
        assertThat(MediaJobStatus.ERRORED.isTerminal()).isTrue();
        assertThat(MediaJobStatus.COMPLETED.isTerminal()).isTrue();
        assertThat(MediaJobStatus.RUNNING.isTerminal()).isFalse();
        assertThat(new MediaJobStatus("paused").isTerminal()).isFalse();
    }

    private static List<String> attributes(String schema) {
        Iterable<String> names = () -> Contract.IDAH_DATASET
                .schema(schema)
                .at("/properties/attributes/properties")
                .fieldNames();
        return StreamSupport.stream(names.spliterator(), false).toList();
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static List<String> camel(Stream<String> names) {
        return names.map(name -> Pattern.compile("_([a-z])")
                        .matcher(name)
                        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT)))
                .toList();
    }
}
