package io.github.clouddatasets.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Option;

/** How a command prints its data: for people, or as JSON, one object a line. */
final class Format {

    private static final JsonMapper JSON = new JsonMapper();

    @Option(names = "--json", description = "Print JSON: one object a line.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** Prints one record: its values below each other. */
    void record(PrintStream out, Row row) throws IOException {
        if (json) {
            line(out, row);
            return;
        }
        int width =
                row.values().keySet().stream().mapToInt(String::length).max().orElse(0);
        for (String name : row.values().keySet()) {
            out.println(Table.padded(name, width) + "  " + row.cell(name));
        }
        written(out);
    }

    /** Prints the records of a list as they come. */
    void list(PrintStream out, Iterable<Row> rows, List<String> columns) throws IOException {
        Table table = new Table(out, columns);
        for (Row row : rows) {
            if (json) {
                line(out, row);
            } else {
                table.add(row);
            }
            written(out);
        }
        if (!json) {
            table.end();
        }
        written(out);
    }

    /** Prints one object as one line of JSON. */
    static void line(PrintStream out, Row row) throws IOException {
        try {
            out.println(JSON.writeValueAsString(row.values()));
        } catch (JsonProcessingException e) {
            throw new IOException("the data cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
        written(out);
    }

    /** A reader that is gone ends the command: {@code cds datasets list | head} must not read all datasets. */
    static void written(PrintStream out) throws IOException {
        if (out.checkError()) {
            throw new IOException("standard output is closed");
        }
    }
}
