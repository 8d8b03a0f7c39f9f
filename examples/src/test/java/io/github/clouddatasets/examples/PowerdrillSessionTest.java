package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.powerdrill.Block;
import io.github.clouddatasets.powerdrill.BlockStage;
import io.github.clouddatasets.powerdrill.DataSource;
import io.github.clouddatasets.powerdrill.Dataset;
import io.github.clouddatasets.powerdrill.JobAnswer;
import io.github.clouddatasets.powerdrill.JobEvent;
import io.github.clouddatasets.powerdrill.JobMode;
import io.github.clouddatasets.powerdrill.JobRecord;
import io.github.clouddatasets.powerdrill.JobStream;
import io.github.clouddatasets.powerdrill.OutputLanguage;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.powerdrill.PresignedLink;
import io.github.clouddatasets.powerdrill.ResultFile;
import io.github.clouddatasets.powerdrill.Session;
import io.github.clouddatasets.powerdrill.TaskStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of work that use every operation of Powerdrill in both versions through the client, on the emulator. */
@NullUnmarked // a null where a value is expected fails the test just as well
class PowerdrillSessionTest {

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Path IRIS = Path.of("..", "data", "iris.csv");
    private static final String QUESTION = "What are the means for each species?";

    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
            .pace(Duration.ofMillis(10))
            .powerdrillPartSize(100_000)
            .powerdrillUnequalParts(true)
            .start();

    private final PowerdrillClient pd = PowerdrillClient.builder()
            .endpoint(cloud.powerdrillEndpoint())
            .credentials(Credentials.apiKey(cloud.powerdrillApiKey()))
            .userId(cloud.powerdrillUserId())
            .requestsPerSecond(0) // the emulator has no limit here
            .build();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        pd.close();
        cloud.close();
    }

    @Test
    void allOperationsOfVersion2() throws IOException {
        String dataset = pd.datasets().create(b -> b.name("flowers").description("irises"));
        pd.datasets().update(dataset, b -> b.name("iris flowers"));
        assertThat(pd.datasets().list(q -> q.search("iris flow").pageSize(1)))
                .extracting(Dataset::name)
                .containsExactly("iris flowers");

        DataSource small = ready(pd.dataSources().upload(dataset, IRIS));
        DataSource large = ready(pd.dataSources().upload(dataset, longCsv()));
        assertThat(pd.dataSources().get(dataset, small.id()).size()).isEqualTo(Files.size(IRIS));
        assertThat(pd.dataSources().list(dataset, q -> q.pageSize(1)).toList())
                .extracting(DataSource::name)
                .containsExactlyInAnyOrder("iris.csv", "long.csv");
        assertThat(bytes(pd.dataSources().link(dataset, small.id()))).isEqualTo(Files.readAllBytes(IRIS));
        pd.dataSources().delete(dataset, large.id());
        assertThat(pd.datasets().awaitReady(dataset).synchedCount()).isOne();
        assertThat(pd.datasets().status(dataset).isReady()).isTrue();
        assertThat(pd.datasets().overview(dataset).name()).isEqualTo("iris flowers");

        String session = pd.sessions().create(b -> b.name("first look").jobMode(JobMode.DATA_ANALYTICS));
        pd.sessions().update(session, b -> b.name("second look").outputLanguage(OutputLanguage.ENGLISH));
        Session read = pd.sessions().get(session);
        assertThat(read.name()).isEqualTo("second look");
        assertThat(read.outputLanguage()).isEqualTo(OutputLanguage.ENGLISH);
        assertThat(pd.sessions().list(q -> q.search("second")))
                .extracting(Session::id)
                .containsExactly(session);

        JobAnswer answer =
                pd.jobs().create(b -> b.sessionId(session).datasetId(dataset).question(QUESTION));
        assertAboutIris(answer);
        assertRemembered(pd.jobs().history(session).toList(), answer);
        assertDownloads(answer.tables().get(0), answer.images().get(0));

        String elsewhere = "https://files.example/irises.csv";
        DataSource own = ready(pd.dataSources().create(b -> b.name("irises.csv").url(elsewhere)));
        pd.dataSources().delete(own.datasetId(), own.id());
        pd.sessions().delete(session);
        pd.datasets().delete(dataset);
        assertThatThrownBy(() -> pd.datasets().status(dataset)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> pd.sessions().get(session)).isInstanceOf(NotFoundException.class);
        assertAllUsed("v2", 22);
    }

    @Test
    void allOperationsOfVersion1() throws IOException {
        PowerdrillClient v1 = pd.v1();
        String dataset = v1.datasets().create(b -> b.name("flowers").description("irises"));
        v1.datasets().update(dataset, b -> b.name("iris flowers"));
        assertThat(v1.datasets().list(q -> q.search("iris flow").pageSize(1)))
                .extracting(Dataset::name)
                .containsExactly("iris flowers");

        DataSource source = ready(v1.dataSources().upload(dataset, IRIS));
        assertThat(v1.dataSources().get(dataset, source.id()).fileName()).isEqualTo("iris.csv");
        assertThat(v1.dataSources().list(dataset).toList())
                .extracting(DataSource::id)
                .containsExactly(source.id());
        assertThat(bytes(v1.dataSources().link(dataset, source.id(), Duration.ofMinutes(2))))
                .isEqualTo(Files.readAllBytes(IRIS));
        assertThat(v1.datasets().awaitReady(dataset)).isEqualTo(pd.datasets().status(dataset));
        assertThat(v1.datasets().overview(dataset).name()).isEqualTo("iris flowers");

        String session = v1.sessions().create(b -> b.name("first look"));
        v1.sessions().update(session, b -> b.maxContextualJobHistory(3));
        assertThat(v1.sessions().get(session).maxContextualJobHistory()).isEqualTo(3);
        assertThat(v1.sessions().list(q -> q.search("first")))
                .extracting(Session::name)
                .containsExactly("first look");

        JobAnswer answer =
                v1.jobs().create(b -> b.sessionId(session).datasetId(dataset).question(QUESTION));
        assertAboutIris(answer);
        assertRemembered(v1.jobs().history(session).toList(), answer);
        List<JobEvent> events = new ArrayList<>();
        try (JobStream stream =
                v1.jobs().stream(b -> b.sessionId(session).datasetId(dataset).question(QUESTION))) {
            stream.forEachRemaining(events::add);
            assertAboutIris(stream.answer());
        }
        assertThat(events).contains(new JobEvent.Title("first look"), new JobEvent.End("[DONE]"));
        assertDownloads(answer.tables().get(0), answer.images().get(0));

        String elsewhere = "https://files.example/irises.csv";
        DataSource own = ready(v1.dataSources().create(b -> b.name("irises.csv").url(elsewhere)));
        v1.dataSources().delete(own.datasetId(), own.id());
        v1.sessions().delete(session);
        v1.datasets().delete(dataset);
        assertThatThrownBy(() -> v1.datasets().status(dataset)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> v1.sessions().get(session)).isInstanceOf(NotFoundException.class);
        assertAllUsed("v1", 20);
    }

    @Test
    void aStreamTellsTheSameAsTheWholeAnswer() {
        String dataset = pd.datasets().create(b -> b.name("flowers"));
        ready(pd.dataSources().upload(dataset, IRIS));
        String session = pd.sessions().create(b -> b.name("streams"));

        List<JobEvent> events = new ArrayList<>();
        JobAnswer streamed;
        try (JobStream stream =
                pd.jobs().stream(b -> b.sessionId(session).datasetId(dataset).question(QUESTION))) {
            for (int i = 0; i < 5; i++) {
                events.add(stream.next());
            }
            streamed = stream.collect(); // what was read before is part of it
            assertThat(stream.hasNext()).isFalse();
        }
        JobAnswer whole =
                pd.jobs().create(b -> b.sessionId(session).datasetId(dataset).question(QUESTION));

        assertThat(events.get(0)).isInstanceOf(JobEvent.JobId.class);
        assertThat(events.get(1)).isInstanceOfSatisfying(JobEvent.Task.class, task -> {
            assertThat(task.status()).isEqualTo(TaskStatus.RUNNING);
            assertThat(task.stage()).isEqualTo(BlockStage.ANALYZE);
        });
        assertThat(((JobEvent.JobId) events.get(0)).id()).isEqualTo(streamed.jobId());
        assertAboutIris(streamed);
        assertThat(streamed.text()).isEqualTo(whole.text());
        assertThat(streamed.blocks())
                .extracting(block -> block.getClass().getSimpleName())
                .containsExactlyElementsOf(inOrderOfTheStream(whole));
        assertThat(streamed.questions()).isEqualTo(whole.questions()).hasSize(3);
        assertThat(pd.jobs().history(session).toList())
                .extracting(JobRecord::jobId)
                .containsExactly(whole.jobId(), streamed.jobId());
    }

    @Test
    void aLongFileGoesInUnequalPartsThatAreTriedAgainAlone() throws IOException {
        Path file = longCsv();
        String dataset = pd.datasets().create(b -> b.name("long"));
        cloud.faults().next("storagePutPart", Fault.error("SlowDown").times(2));

        List<Progress> told = new ArrayList<>();
        DataSource source = ready(pd.dataSources().upload(dataset, file, told::add));

        assertThat(cloud.requests("v2InitMultipartUpload")).hasSize(1);
        assertThat(cloud.requests("v2CompleteMultipartUpload")).hasSize(1);
        assertThat(cloud.requests("v2UploadFile")).isEmpty();
        // 1.2 MB in parts of 100 and 150 kB are ten, and the two that were refused
        assertThat(cloud.requests("storagePutPart")).hasSize(12);
        assertThat(told).isNotEmpty();
        assertThat(told.get(told.size() - 1).done()).isEqualTo(Files.size(file));
        assertThat(bytes(pd.dataSources().link(dataset, source.id()))).isEqualTo(Files.readAllBytes(file));
    }

    private static DataSource ready(Poller<DataSource> made) {
        return made.every(LOOK).await();
    }

    /** The numbers of iris.csv: whoever reads them wrong would not come upon them. */
    private static void assertAboutIris(JobAnswer answer) {
        assertThat(answer.complete()).isTrue();
        assertThat(answer.text())
                .contains("150 rows and 5 columns")
                .contains("- **setosa** (50 rows): mean sepal_length_cm 5.006")
                .contains("petal_width_cm 2.026");
        assertThat(answer.tables()).hasSize(1);
        assertThat(answer.images()).hasSize(1);
        assertThat(answer.sources())
                .singleElement()
                .satisfies(s -> assertThat(s.source()).isEqualTo("iris.csv"));
    }

    private static void assertRemembered(List<JobRecord> history, JobAnswer answer) {
        assertThat(history).singleElement().satisfies(job -> {
            assertThat(job.jobId()).isEqualTo(answer.jobId());
            assertThat(job.question())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Block.Message.class,
                            asked -> assertThat(asked.text()).isEqualTo(QUESTION));
            assertThat(job.answer().text()).isEqualTo(answer.text());
        });
    }

    private void assertDownloads(ResultFile table, ResultFile image) throws IOException {
        assertThat(Files.readAllLines(pd.jobs().downloadTo(table, folder)))
                .hasSize(4)
                .first()
                .asString()
                .contains("species");
        assertThat(Files.readAllBytes(pd.jobs().downloadTo(image, folder))).startsWith(0x89, 'P', 'N', 'G');
    }

    /** Sources and questions end a whole answer, and in the stream questions come before the sources. */
    private static List<String> inOrderOfTheStream(JobAnswer whole) {
        List<String> kinds = new ArrayList<>(whole.blocks().stream()
                .map(block -> block.getClass().getSimpleName())
                .toList());
        kinds.remove("Sources");
        kinds.add("Sources");
        return kinds;
    }

    private void assertAllUsed(String version, int count) throws IOException {
        Matcher ids = Pattern.compile("(?m)^ {6}operationId: (" + version + "\\w+)$")
                .matcher(Files.readString(Path.of("..", "specs", "powerdrill.openapi.yaml")));
        List<String> operations = ids.results().map(id -> id.group(1)).toList();
        assertThat(operations).hasSize(count);
        assertThat(operations).filteredOn(id -> cloud.requests(id).isEmpty()).isEmpty();
    }

    /** Longer than what goes at once, and each line another one: a part in the wrong place would show. */
    private Path longCsv() throws IOException {
        StringBuilder text = new StringBuilder("number,square\n");
        for (long i = 0; text.length() < 1_200_000; i++) {
            text.append(i).append(',').append(i * i).append('\n');
        }
        return Files.writeString(folder.resolve("long.csv"), text);
    }

    private static byte[] bytes(PresignedLink link) throws IOException {
        try (InputStream in = URI.create(link.presignedUrl().reveal()).toURL().openStream()) {
            return in.readAllBytes();
        }
    }
}
