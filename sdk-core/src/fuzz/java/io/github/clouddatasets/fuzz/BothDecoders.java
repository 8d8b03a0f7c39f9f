package io.github.clouddatasets.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoder;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.testing.LogCatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The generated decoders and databind, side by side: from every text the same value, refusal and log lines. */
public final class BothDecoders {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What stands in the place of each value in turn. */
    private static final List<String> SHAPES = List.of(
            "null",
            "{}",
            "[]",
            "\"\"",
            "\" \"",
            "\"text\"",
            "\"7\"",
            "\"true\"",
            "\"2026-08-31T07:12:41.5Z\"",
            "\"2026-08-31 07:12:41 +0000\"",
            "\"2026-08-31T07:12:41+02:00\"",
            "\"2026-02-30T07:12:41Z\"",
            "\"PT5S\"",
            "\"01:02:03.5\"",
            "\"1-2-3\"",
            "\"not\\u0000\\ud83d\\ude00 \\u00fc\"",
            "7",
            "0",
            "1",
            "-1",
            "7.0",
            "1.5",
            "1e3",
            "1e30",
            "1e-400",
            "1e400",
            "99999999999",
            "1605690595404",
            "1605690595404123",
            "99999999999999999999",
            "1605690595.5",
            "true",
            "false",
            "[null]",
            "[[]]",
            "[{}]",
            "[1,\"2\",3.5,true,null,\"text\",[],{}]",
            "[[1.5,\"2\",null],3,null,\"\"]",
            "{\"a\":null}",
            "{\"a\":1,\"b\":\"text\",\"c\":[1],\"a\":{\"id\":\"x\"}}",
            "{\"id\":\"x\",\"id\":null}",
            "{\"data\":{\"id\":7,\"type\":\"t\"}}");

    /** How many differences a failure shows. */
    private static final int SHOWN = 5;

    private static final String BY_BLUEPRINT = " by blueprint";

    /** A text that no answer holds. */
    private static final String PLACE = "the place of a shape";

    private BothDecoders() {}

    /**
     * What came of reading.
     *
     * @param value the value, or the service's refusal
     * @param shown the value as text
     * @param refused whether the text was no answer
     * @param lines what was logged
     */
    private record Outcome(@Nullable Object value, String shown, boolean refused, List<String> lines) {}

    /**
     * Reads an answer twice. One that names a field twice is not compared: databind refuses a second one behind the last
     * component, where for the generated decoders the last one counts.
     */
    public static void readAlike(Service service, Op<?> operation, byte[] answer) {
        if (!repeatsName(answer)) {
            assertThat(difference(service, operation, answer)).isEmpty();
        }
    }

    private static boolean repeatsName(byte[] answer) {
        try (JsonParser parser = STRICT.createParser(answer)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
            return false;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).startsWith("Duplicate ");
        }
    }

    /** Reads the variants of a document twice: every value in turn has every shape, or is missing. */
    public static void readVariantsAlike(Service service, Op<?> operation, String document) throws IOException {
        List<String> all = variants(document);
        List<String> different = all.stream()
                .map(variant -> difference(service, operation, variant.getBytes(StandardCharsets.UTF_8)))
                .filter(difference -> !difference.isEmpty())
                .toList();
        assertThat(different.stream().limit(SHOWN))
                .as("%d of %d variants of %s are read in two ways", different.size(), all.size(), operation.id())
                .isEmpty();
        Decoder<?> decoder = operation.decoder();
        if (decoder != null && decoder.toString().endsWith(BY_BLUEPRINT)) {
            Object value = read(service, decoder, document.getBytes(StandardCharsets.UTF_8)).value;
            for (String variant : repetitions(document)) {
                assertThat(read(service, decoder, variant.getBytes(StandardCharsets.UTF_8)).value)
                        .as("of two fields with the same name the last one counts: %s", variant)
                        .isEqualTo(value);
            }
        }
    }

    /** As {@link #readVariantsAlike}, for the documented answers, which are the seeds that are named after the operation. */
    public static void readDocumentedAlike(Service service, Op<?> operation, Path seeds) throws IOException {
        List<Path> documented;
        try (Stream<Path> all = Files.list(seeds)) {
            documented = all.filter(seed -> seed.getFileName().toString().startsWith(operation.id() + "."))
                    .sorted()
                    .toList();
        }
        for (Path seed : documented) {
            readVariantsAlike(service, operation, Files.readString(seed));
        }
    }

    private static String difference(Service service, Op<?> operation, byte[] answer) {
        Decoder<?> decoder = operation.decoder();
        if (decoder == null || !decoder.toString().endsWith(BY_BLUEPRINT)) {
            return "";
        }
        Outcome written = read(service, decoder, answer);
        Outcome databind = read(service, decoder.byDatabind(), answer);
        return written.equals(databind)
                ? ""
                : "%s%n from %s%n written  %s%n databind %s"
                        .formatted(operation.id(), new String(answer, StandardCharsets.UTF_8), written, databind);
    }

    private static Outcome read(Service service, Decoder<?> decoder, byte[] answer) {
        LogCatcher.clear();
        Object value = null;
        boolean refused = false;
        try (JsonParser parser = Json.SNAKE.parser(answer)) {
            value = service.envelope().read(parser, decoder);
        } catch (ServiceFault fault) {
            value = fault.error();
        } catch (IOException e) {
            refused = true;
        }
        List<String> lines = LogCatcher.lines().stream()
                // Jackson 2.15 names the list where later versions name the text that an entry should be.
                .map(line -> line.level() + " " + line.text().replace("be read as ArrayList", "be read as String"))
                .toList();
        return new Outcome(value, String.valueOf(value), refused, lines);
    }

    private static List<String> variants(String document) throws IOException {
        List<String> all = new ArrayList<>();
        all.add(document);
        all.addAll(SHAPES);
        try {
            JsonNode tree = JSON.readTree(document);
            vary(tree, tree, all);
        } catch (JsonProcessingException e) {
            // One of the seeds is cut short.
        }
        return all;
    }

    private static void vary(JsonNode root, JsonNode at, List<String> all) throws IOException {
        if (at instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                String name = field.getKey();
                JsonNode value = field.getValue();
                for (String shape : SHAPES) {
                    object.put(name, PLACE);
                    all.add(root.toString().replace('"' + PLACE + '"', shape));
                }
                object.set(name, value);
                vary(root, value, all);
            }
            for (String name : List.copyOf(names(object))) {
                JsonNode value = object.remove(name);
                all.add(root.toString());
                object.set(name, value);
            }
        } else if (at instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode value = array.get(i);
                for (String shape : SHAPES) {
                    array.set(i, PLACE);
                    all.add(root.toString().replace('"' + PLACE + '"', shape));
                }
                array.set(i, value);
                vary(root, value, all);
            }
        }
    }

    /** The document with one of its fields twice, each in turn. */
    private static List<String> repetitions(String document) throws IOException {
        List<String> all = new ArrayList<>();
        try {
            JsonNode tree = JSON.readTree(document);
            repeat(tree, tree, all);
        } catch (JsonProcessingException e) {
            // One of the seeds is cut short.
        }
        return all;
    }

    private static void repeat(JsonNode root, JsonNode at, List<String> all) {
        for (String name : names(at)) {
            ObjectNode object = (ObjectNode) at;
            JsonNode value = object.get(name);
            object.put(name, PLACE);
            all.add(root.toString().replace('"' + PLACE + '"', "null,\"" + name + "\":" + value));
            object.set(name, value);
        }
        at.forEach(inner -> repeat(root, inner, all));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
