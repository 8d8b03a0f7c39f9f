package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.JobAnswer;
import io.github.clouddatasets.powerdrill.JobEvent;
import io.github.clouddatasets.powerdrill.JobStream;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.powerdrill.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cds powerdrill ask}. */
@Command(
        name = "ask",
        description = "Ask a question about a dataset, and print the answer as it comes."
                + " On the real service a question costs one unit of the job quota.")
final class PowerdrillAsk extends ServiceCommand {

    @Parameters(paramLabel = "QUESTION", description = "The question.")
    private String question = "";

    @Option(
            names = "--dataset",
            paramLabel = "DATASET_ID",
            description = "The dataset. By default the emulator's sample dataset.")
    private @Nullable String datasetId;

    @Option(
            names = "--session",
            paramLabel = "SESSION_ID",
            description = "The session to go on in. By default a new one, which is deleted at the end.")
    private @Nullable String sessionId;

    @Option(names = "--save", paramLabel = "FOLDER", description = "Save the answer's tables and images here.")
    private @Nullable Path folder;

    PowerdrillAsk(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws Exception {
        String change = "ask a question, which costs one unit of the job quota,";
        try (Connection<PowerdrillClient> connection = target.openToChange(new Powerdrill(), around, change)) {
            PowerdrillClient powerdrill = connection.client();
            String dataset = connection.id(datasetId, DatasetCloudEmulator::powerdrillDatasetId, "--dataset", spec);
            around.interruption().advise("the answer is not complete; the service may have counted the question");
            JobAnswer answer =
                    sessionId != null ? asked(powerdrill, dataset, sessionId) : askedInNewSession(powerdrill, dataset);
            around.interruption().advise(null);
            return answer.complete() ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private JobAnswer askedInNewSession(PowerdrillClient powerdrill, String dataset) throws IOException {
        String session = powerdrill.sessions().create(b -> b.name("cds"));
        try {
            return asked(powerdrill, dataset, session);
        } finally {
            if (around.interruption().happened()) {
                around.note("session " + session + " is left: the command was interrupted");
            } else {
                powerdrill.sessions().delete(session);
            }
        }
    }

    private JobAnswer asked(PowerdrillClient powerdrill, String dataset, String session) throws IOException {
        AnswerPrinter printer = new AnswerPrinter(around, format.isJson());
        JobAnswer answer;
        try (JobStream events = powerdrill.jobs().stream(
                b -> b.sessionId(session).datasetId(dataset).question(question))) {
            for (JobEvent event : events) {
                printer.print(event);
            }
            answer = events.answer();
        }
        printer.end();
        if (folder != null) {
            save(powerdrill, answer, Files.createDirectories(folder));
        }
        return answer;
    }

    private void save(PowerdrillClient powerdrill, JobAnswer answer, Path into) {
        Stream.concat(answer.tables().stream(), answer.images().stream())
                .forEach(file -> around.note("saved " + saved(powerdrill, file, into)));
    }

    private static Path saved(PowerdrillClient powerdrill, ResultFile file, Path into) {
        return powerdrill.jobs().downloadTo(file, into);
    }
}
