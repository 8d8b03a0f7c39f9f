package io.github.clouddatasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.Block;
import io.github.clouddatasets.powerdrill.DataSource;
import io.github.clouddatasets.powerdrill.DatasetStatus;
import io.github.clouddatasets.powerdrill.JobAnswer;
import io.github.clouddatasets.powerdrill.JobEvent;
import io.github.clouddatasets.powerdrill.JobRecord;
import io.github.clouddatasets.powerdrill.JobStream;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.powerdrill.ResultFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/powerdrill.md, all of it, in its order. */
class PowerdrillGuideTest {

    private static final Path PAGE = Path.of("..", "docs", "powerdrill.md");
    private static final Path THIS = Path.of("src", "test", "java")
            .resolve(PowerdrillGuideTest.class.getName().replace('.', '/') + ".java");

    @Test
    void thePageWorks(@TempDir Path folder) {
        Path file = Path.of("..", "data", "iris.csv");
        String question = "What are the means for each species?";
        JobAnswer answer;
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start()) {
            String endpoint = cloud.powerdrillEndpoint();
            String key = cloud.powerdrillApiKey();
            String user = cloud.powerdrillUserId();

            PowerdrillClient pd = PowerdrillClient.builder()
                    .endpoint(endpoint)
                    .apiKey(key)
                    .userId(user)
                    .build();

            String dataset = pd.datasets().create(b -> b.name("flowers"));
            Poller<DataSource> reading = pd.dataSources().upload(dataset, file, p -> System.out.println(p.done()));

            byte[] bytes = "Setosa is the first of three species.".getBytes(StandardCharsets.UTF_8);
            long size = file.toFile().length();
            pd.dataSources().upload(dataset, "notes.txt", bytes);
            pd.dataSources().upload(dataset, "table.csv", size, () -> Files.newInputStream(file));

            DataSource source = reading.await();
            DatasetStatus ready = pd.datasets().awaitReady(dataset);
            assertThat(source.name()).isEqualTo("iris.csv");
            assertThat(ready.isReady()).isTrue();
            assertThat(ready.synchedCount()).isEqualTo(3);

            Poller<DataSource> again = pd.dataSources().poller(dataset, source.id());
            Poller<DatasetStatus> all = pd.datasets().ready(dataset);
            assertThat(again.await()).isEqualTo(source);
            assertThat(all.await()).isEqualTo(ready);

            String session = pd.sessions().create(b -> b.name("first look"));
            try (JobStream events = pd.jobs().stream(
                    b -> b.sessionId(session).datasetId(dataset).question(question))) {
                for (JobEvent event : events) {
                    if (event instanceof Block.Message message) {
                        System.out.print(message.text());
                    } else if (event instanceof JobEvent.Failure failure) {
                        throw failure.toException();
                    }
                }
                answer = events.answer();
            }
            assertThat(answer.complete()).isTrue();

            JobAnswer whole = pd.jobs()
                    .create(b -> b.sessionId(session).datasetId(dataset).question(question));
            System.out.println(whole.text());
            assertThat(whole.text()).isEqualTo(answer.text());

            for (ResultFile table : answer.tables()) {
                Path saved = pd.jobs().downloadTo(table, folder);
                assertThat(saved).isNotEmptyFile();
            }

            for (JobRecord job : pd.jobs().history(session)) {
                System.out.println(job.jobId() + " " + job.answer().tables().size());
            }
            assertThat(cloud.requests("v2CreateJob")).hasSize(2);

            DatasetStatus old = pd.v1().datasets().status(dataset);
            assertThat(old).isEqualTo(ready);
            pd.close();
        }
    }

    @Test
    void theCodeOfThePageIsTheCodeAbove() throws IOException {
        List<String> snippets = Pattern.compile("(?ms)^```java$(.*?)^```$")
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult snippet) -> snippet.group(1))
                .toList();
        String code = bare(Files.readString(THIS));

        assertThat(snippets).hasSize(10);
        for (String snippet : snippets) {
            // A loop of the page may end before the test looks at its result.
            String start = bare(snippet).replaceFirst("}$", "");
            assertThat(code).contains(start);
        }
    }

    private static String bare(String code) {
        return code.replaceAll("(?m) //.*$", "").replaceAll("\\s+", "");
    }
}
