package io.github.clouddatasets.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command that was run in this process: what it printed, and its exit code. */
record CommandRun(String out, String err, int code) {

    static CommandRun of(String... arguments) {
        return with(Map.of(), new byte[0], arguments);
    }

    static CommandRun with(Map<String, String> variables, byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Cds.run(
                new Surroundings(
                        variables,
                        new ByteArrayInputStream(input),
                        new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        new Interruption()),
                arguments);
        return new CommandRun(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), code);
    }

    /** Each line of stdout, which must be one JSON object. */
    List<JsonNode> json() throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : out.lines().toList()) {
            JsonNode object = new ObjectMapper().readTree(line);
            if (!object.isObject()) {
                throw new IOException("no JSON object: " + line);
            }
            objects.add(object);
        }
        return objects;
    }
}
