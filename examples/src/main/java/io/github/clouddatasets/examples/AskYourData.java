package io.github.clouddatasets.examples;

import io.github.clouddatasets.powerdrill.Block;
import io.github.clouddatasets.powerdrill.BlockStage;
import io.github.clouddatasets.powerdrill.DatasetStatus;
import io.github.clouddatasets.powerdrill.JobAnswer;
import io.github.clouddatasets.powerdrill.JobEvent;
import io.github.clouddatasets.powerdrill.JobStream;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.powerdrill.ResultFile;
import io.github.clouddatasets.powerdrill.TaskStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Uploads a table, waits until Powerdrill has read it, asks a question, prints the answer as it comes, and saves the table
 * and the picture of the answer.
 *
 * <pre>
 * ./mvnw -q -pl examples -am compile exec:java -Dexec.mainClass=io.github.clouddatasets.examples.AskYourData
 * </pre>
 *
 * <p>Other data and another question: {@code -Dexec.args="sales.csv 'Which region grew most?' answers"}. Needs no
 * credentials: it starts the emulator, unless a file is named and the environment has {@code POWERDRILL_API_KEY} and
 * {@code POWERDRILL_USER_ID}. On the real service the question costs one unit of the job quota. The dataset and the session
 * that it makes are deleted at the end, whatever the end is; the service has no operation to delete the uploaded file.
 */
public final class AskYourData {

    private static final String QUESTION = "What are the means of the measures for each species?";

    private final PowerdrillClient powerdrill;
    private final Duration lookEvery;
    private final PrintStream out;
    private final Account account;
    private final Set<String> stepsDone = new HashSet<>();

    private AskYourData(PowerdrillClient powerdrill, Duration lookEvery, PrintStream out) {
        Account account = new Account(out);
        this.powerdrill = powerdrill.with(o -> o.onResponse(account::heard));
        this.lookEvery = lookEvery;
        this.out = out;
        this.account = account;
    }

    /**
     * Arguments: the file (data/iris.csv), the question, the folder for the answer's files (a new one). Ends with status 1
     * and one line if the service refuses or the job fails.
     */
    public static void main(String[] args) {
        Ending.of(() -> ask(args));
    }

    private static void ask(String[] args) throws IOException {
        Path file = args.length > 0 ? Path.of(args[0]) : Path.of("data", "iris.csv");
        String question = args.length > 1 ? args[1] : QUESTION;
        Path folder = args.length > 2
                ? Files.createDirectories(Path.of(args[2]))
                : Files.createTempDirectory("ask-your-data-");
        // The real service charges the question, and keeps the file: only a file that was named goes there.
        Map<String, String> env = args.length > 0 ? System.getenv() : Map.of();
        JobAnswer answer = run(env, file, question, folder, System.out);
        if (!answer.complete()) {
            System.exit(1);
        }
    }

    static JobAnswer run(Map<String, String> env, Path file, String question, Path folder, PrintStream out) {
        if (env.containsKey("POWERDRILL_API_KEY") || env.containsKey("POWERDRILL_PROJECT_API_KEY")) {
            try (PowerdrillClient powerdrill = PowerdrillClient.fromEnvironment()) {
                return new AskYourData(powerdrill, Duration.ofSeconds(3), out).run(file, question, folder);
            }
        }
        try (Cloud cloud = Cloud.fromEnvironment(Map.of())) {
            return new AskYourData(Objects.requireNonNull(cloud.powerdrill()), cloud.lookEvery(), out)
                    .run(file, question, folder);
        }
    }

    private JobAnswer run(Path file, String question, Path folder) {
        JobAnswer answer = uploadAndAsk(file, question, folder);
        account.end();
        return answer;
    }

    private JobAnswer uploadAndAsk(Path file, String question, Path folder) {
        try (Temporary dataset = new Temporary(
                        powerdrill.datasets().create(b -> b.name("ask-your-data")), powerdrill.datasets()::delete);
                Temporary session = new Temporary(
                        powerdrill.sessions().create(b -> b.name("ask-your-data")), powerdrill.sessions()::delete)) {
            account.step("Upload " + file + " to the new dataset " + dataset.id());
            powerdrill.dataSources().upload(dataset.id(), file, account::bar);
            account.done(file.getFileName() + " is there");
            account.trace();

            account.step("Wait until the service has read it");
            DatasetStatus ready = powerdrill
                    .datasets()
                    .ready(dataset.id())
                    .every(lookEvery)
                    .onProgress(account::bar)
                    .await();
            account.done(ready.synchedCount() + " synched: ready");
            account.trace();

            account.step("Ask: " + question);
            JobAnswer answer = ask(dataset.id(), session.id(), question);
            account.trace();

            account.step("Save the answer's files");
            answer.tables().forEach(table -> save(table, folder));
            answer.images().forEach(image -> save(image, folder));

            account.step("Delete session and dataset");
            return answer;
        }
    }

    private JobAnswer ask(String dataset, String session, String question) {
        try (JobStream events = powerdrill.jobs().stream(
                b -> b.sessionId(session).datasetId(dataset).question(question))) {
            for (JobEvent event : events) {
                show(event);
            }
            out.println();
            return events.answer();
        }
    }

    /** The steps of the work as a line each, which come again and again; the answer itself piece by piece. */
    private void show(JobEvent event) {
        if (event instanceof JobEvent.Task task) {
            boolean working = BlockStage.ANALYZE.equals(task.stage());
            if (working && TaskStatus.DONE.equals(task.status()) && stepsDone.add(String.valueOf(task.id()))) {
                account.fact("[done] " + task.name());
            }
        } else if (event instanceof Block.Message message) {
            if (!BlockStage.ANALYZE.equals(message.group().stage())) {
                out.print(message.text());
                out.flush();
            }
        } else if (event instanceof JobEvent.Failure failure) {
            account.fact("the job failed: " + failure.code() + " " + failure.message());
        }
    }

    /** While the link holds: from ten minutes on. */
    private void save(ResultFile file, Path folder) {
        account.fact(String.valueOf(powerdrill.jobs().downloadTo(file, folder)));
    }

    /** What is there for this run alone. A failure to delete it hides no other. */
    private record Temporary(String id, Consumer<String> deletion) implements AutoCloseable {

        @Override
        public void close() {
            deletion.accept(id);
        }
    }
}
