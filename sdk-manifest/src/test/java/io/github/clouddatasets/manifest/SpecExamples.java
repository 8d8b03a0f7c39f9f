package io.github.clouddatasets.manifest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documented examples, taken out of section 4 of specs/modelarts-manifest.md: none can be forgotten. */
final class SpecExamples {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern BLOCK = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    private SpecExamples() {}

    /** Each example as a line of a manifest; the triplets, an array of labels, as the labels of a text. */
    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(spec());
        while (blocks.find()) {
            try (JsonParser parser = JSON.createParser(blocks.group(1))) {
                for (JsonNode value = JSON.readTree(parser); value != null; value = JSON.readTree(parser)) {
                    lines.add(line(value).toString());
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        return lines;
    }

    private static JsonNode line(JsonNode example) {
        if (!(example instanceof ArrayNode annotations)) {
            return example;
        }
        ObjectNode sample = JSON.createObjectNode();
        sample.put("source", "content://\"Three Men\" is a book. It is long, it is funny, the author is Jerome K. J.");
        sample.set("annotation", annotations);
        return sample;
    }

    private static String spec() {
        try {
            Path here = Path.of("specs/modelarts-manifest.md");
            return Files.readString(Files.exists(here) ? here : Path.of("..").resolve(here), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
