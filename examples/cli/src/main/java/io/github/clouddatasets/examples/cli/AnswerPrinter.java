package io.github.clouddatasets.examples.cli;

import io.github.clouddatasets.powerdrill.Block;
import io.github.clouddatasets.powerdrill.BlockStage;
import io.github.clouddatasets.powerdrill.JobEvent;
import io.github.clouddatasets.powerdrill.ResultFile;
import io.github.clouddatasets.powerdrill.TaskStatus;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Prints an answer piece by piece: its text to stdout, the steps of the work to stderr; or all events as JSON. */
final class AnswerPrinter {

    private final Surroundings around;
    private final boolean json;
    private final Set<String> stepsDone = new HashSet<>();

    AnswerPrinter(Surroundings around, boolean json) {
        this.around = around;
        this.json = json;
    }

    void print(JobEvent event) throws IOException {
        if (event instanceof JobEvent.Failure failure) {
            around.note("the job failed: " + failure.code() + " " + failure.message());
        }
        if (json) {
            Format.line(around.out(), row(event));
        } else if (event instanceof JobEvent.Task task) {
            if (TaskStatus.DONE.equals(task.status()) && stepsDone.add(String.valueOf(task.id()))) {
                around.note("done: " + task.name());
            }
        } else if (event instanceof Block.Message message
                && !BlockStage.ANALYZE.equals(message.group().stage())) {
            around.out().print(Text.printableLines(message.text()));
            around.out().flush();
            Format.written(around.out());
        } else if (event instanceof Block.Table table) {
            around.note("table: " + table.file().name() + " (--save FOLDER saves it)");
        } else if (event instanceof Block.Image image) {
            around.note("image: " + image.file().name() + " (--save FOLDER saves it)");
        }
    }

    /** Ends the last line of the text. */
    void end() {
        if (!json) {
            around.out().println();
        }
    }

    private static Row row(JobEvent event) {
        Row row = new Row().with("event", event.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        if (event instanceof Block block) {
            row.with("stage", block.group().stage());
        }
        if (event instanceof Block.Message message) {
            row.with("text", message.text());
        } else if (event instanceof Block.Code code) {
            row.with("text", code.text());
        } else if (event instanceof Block.Questions questions) {
            row.with("questions", questions.questions());
        } else if (event instanceof Block.Table table) {
            file(row, table.file());
        } else if (event instanceof Block.Image image) {
            file(row, image.file());
        } else if (event instanceof JobEvent.Task task) {
            row.with("id", task.id()).with("name", task.name()).with("status", task.status());
        } else if (event instanceof JobEvent.JobId job) {
            row.with("job_id", job.id());
        } else if (event instanceof JobEvent.Failure failure) {
            row.with("code", failure.code()).with("message", failure.message());
        }
        return row;
    }

    /** Without the link, which opens the file to whoever has it. */
    private static void file(Row row, ResultFile file) {
        row.with("name", file.name()).with("expires_at", file.expiresAt());
    }
}
