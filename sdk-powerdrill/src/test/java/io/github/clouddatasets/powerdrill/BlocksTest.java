package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.testing.Models.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.testing.Contract;
import io.github.clouddatasets.testing.Models;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks, whose content has another shape for each type: all documented ones without loss. */
class BlocksTest {

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
            PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE;

    /** Records that read the schemas of blocks and events between them. */
    private static final Map<String, List<Class<?>>> READERS = Map.ofEntries(
            Map.entry("V2Block", List.of(BlockReader.Wire.class)),
            Map.entry("V1Block", List.of(BlockReader.Wire.class)),
            Map.entry("V2QuestionBlock", List.of(BlockReader.Wire.class)),
            Map.entry("V1QuestionBlock", List.of(BlockReader.Wire.class)),
            Map.entry("V2FileContent", List.of(ResultFile.class)),
            Map.entry("V1FileContent", List.of(ResultFile.class)),
            Map.entry("V2SourceItem", List.of(JobSource.class)),
            Map.entry("V1SourceItem", List.of(JobSource.class)),
            Map.entry("V2ChartInfo", List.of(BlockReader.ChartContent.class, ResultFile.class)),
            Map.entry("V2TaskContent", List.of(BlockReader.TaskContent.class)),
            Map.entry("V1TaskContent", List.of(BlockReader.TaskContent.class)),
            Map.entry("TriggerContent", List.of(BlockReader.TriggerContent.class)),
            Map.entry("StreamErrorContent", List.of(BlockReader.FailureContent.class)),
            Map.entry("V2StreamChunk", List.of(BlockReader.Chunk.class)),
            Map.entry("V1StreamChunk", List.of(BlockReader.Chunk.class)),
            Map.entry("V2StreamChunk/properties/choices/items", List.of(BlockReader.Choice.class)),
            Map.entry("V1StreamChunk/properties/choices/items", List.of(BlockReader.Choice.class)),
            Map.entry("V2StreamChunk/properties/choices/items/properties/delta", List.of(BlockReader.Delta.class)),
            Map.entry("V1StreamChunk/properties/choices/items/properties/delta", List.of(BlockReader.Delta.class)));

    /** What no record has, and why. */
    private static final Map<String, String> NOT_READ = Map.of(
            "V2StreamChunk.id", "the group's id once more",
            "V1StreamChunk.id", "the group's id once more",
            "V2StreamChunk.model", "empty in all samples",
            "V1StreamChunk.model", "empty in all samples",
            "V2StreamChunk.created", "when the chunk was made, in seconds: of no use beside its place",
            "V1StreamChunk.created", "when the chunk was made, in seconds: of no use beside its place",
            "V2StreamChunk/properties/choices/items.index", "there is never more than one choice",
            "V1StreamChunk/properties/choices/items.index", "there is never more than one choice",
            "V2StreamChunk/properties/choices/items.finish_reason", "null in all samples: END_MARK ends a stream",
            "V2StreamChunk/properties/choices/items/properties/delta.role", "null in all samples");

    private final Stub stub = new Stub();

    @AfterEach
    void close() {
        stub.close();
    }

    /** A documented answer of jobs. */
    record Sample(String operation, JsonNode data) {

        boolean isSecond() {
            return operation.startsWith("v2");
        }

        @Override
        public String toString() {
            return operation + " of " + data.size() + " fields";
        }
    }

    static Stream<Sample> samples() {
        return Stream.of("v2CreateJob", "v1CreateJob", "v2GetJobHistory", "v1GetJobHistory")
                .flatMap(operation -> Contract.POWERDRILL.operation(operation).responseExamples().values().stream()
                        .map(example -> new Sample(operation, example.get("data"))));
    }

    @Test
    void theContractHasFiveSamplesWithAllTypesBetweenThem() {
        Set<String> types = new TreeSet<>();
        Set<String> stages = new TreeSet<>();
        samples().forEach(sample -> {
            types.addAll(sample.data().findValuesAsText("type"));
            stages.addAll(sample.data().findValuesAsText("stage"));
        });
        assertThat(samples()).hasSize(5);
        assertThat(types).containsExactly("CODE", "IMAGE", "MESSAGE", "QUESTIONS", "SOURCES", "TABLE");
        assertThat(stages).containsExactly("Analyze", "Respond");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyDocumentedBlockIsReadWithoutLoss(Sample sample) {
        stub.service.answer(JsonNodeFactory.instance
                .objectNode()
                .put("code", 0)
                .set("data", sample.data())
                .toString());
        if (sample.operation().endsWith("History")) {
            List<JobRecord> jobs = (sample.isSecond()
                            ? stub.client.jobs().history("c")
                            : stub.client.v1().jobs().history("c"))
                    .toList();
            JsonNode records = sample.data().get("records");
            assertThat(jobs).hasSize(1).hasSameSizeAs(records);
            JsonNode written = records.get(0);
            assertThat(jobs.get(0).jobId())
                    .isEqualTo(written.path(name(sample, "job_id")).asText());
            assertThat(jobs.get(0).answer().jobId()).isEqualTo(jobs.get(0).jobId());
            assertSame(jobs.get(0).question(), written.at("/question/blocks"));
            assertSame(jobs.get(0).answer().blocks(), written.at("/answer/blocks"));
            assertThat(jobs.get(0).answer().tables()).isNotEmpty().allMatch(file -> file.expiresAt() == null);
        } else {
            JobAnswer answer = sample.isSecond()
                    ? stub.client.jobs().create(b -> b.sessionId("c").question("q"))
                    : stub.client.v1().jobs().create(b -> b.sessionId("c").question("q"));
            assertThat(answer.complete()).isTrue();
            assertThat(answer.jobId())
                    .isEqualTo(sample.data().get(name(sample, "job_id")).asText());
            assertSame(answer.blocks(), sample.data().get("blocks"));
            assertThat(answer.tables()).singleElement().matches(file -> file.expiresAt() != null);
            assertThat(answer.images()).singleElement().matches(file -> file.expiresAt() != null);
        }
    }

    private static void assertSame(List<Block> blocks, JsonNode documented) {
        assertThat(blocks).isNotEmpty().hasSameSizeAs(documented).noneMatch(Block.Unknown.class::isInstance);
        for (int i = 0; i < blocks.size(); i++) {
            assertThat(written(blocks.get(i))).isEqualTo(plain(documented.get(i)));
        }
    }

    private static String name(Sample sample, String field) {
        return sample.isSecond() ? field : field.equals("job_id") ? "jobId" : field;
    }

    /** A documented block with version 2's names, and without what says nothing. */
    private static JsonNode plain(JsonNode node) {
        if (node.isArray()) {
            return JsonNodeFactory.instance
                    .arrayNode()
                    .addAll(stream(node).map(BlocksTest::plain).toList());
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = SNAKE.translate(field.getKey()).replace("expired_at", "expires_at");
            String text = field.getValue().asText();
            boolean group = name.startsWith("group_");
            if (field.getValue().isNull() || (group && (text.isEmpty() || text.equals("-1")))) {
                continue;
            }
            if (name.equals("expires_at")) {
                plain.put(name, Instant.parse(text).toString());
            } else {
                plain.set(name, plain(field.getValue()));
            }
        }
        return plain;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items.stream();
    }

    /** A block as version 2 writes it. */
    private static JsonNode written(Block block) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        if (block instanceof Block.Message message) {
            written.put("type", "MESSAGE").put("content", message.text());
        } else if (block instanceof Block.Code code) {
            written.put("type", "CODE").put("content", code.text());
        } else if (block instanceof Block.Table table) {
            written.put("type", "TABLE").set("content", written(table.file()));
        } else if (block instanceof Block.Image image) {
            written.put("type", "IMAGE").set("content", written(image.file()));
        } else if (block instanceof Block.Sources sources) {
            written.put("type", "SOURCES").set("content", plain(json(Json.SNAKE.text(sources.sources()))));
        } else if (block instanceof Block.Questions questions) {
            written.put("type", "QUESTIONS").set("content", json(Json.SNAKE.text(questions.questions())));
        }
        BlockGroup group = block.group();
        if (group.id() != null) {
            written.put("group_id", group.id());
        }
        if (group.name() != null) {
            written.put("group_name", group.name());
        }
        if (group.stage() != null) {
            written.put("stage", group.stage().value());
        }
        return written;
    }

    private static JsonNode written(ResultFile file) {
        Secret url = file.url();
        String address = url == null ? "" : url.reveal();
        if (file.name() == null && file.expiresAt() == null) {
            return JsonNodeFactory.instance.textNode(address);
        }
        ObjectNode written = JsonNodeFactory.instance.objectNode().put("name", file.name());
        written.put("url", address);
        Instant expiry = file.expiresAt();
        return expiry == null ? written : written.put("expires_at", expiry.toString());
    }

    static Set<String> schemas() {
        return new TreeSet<>(READERS.keySet());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyFieldOfTheirSchemasIsReadOrLeftOutForAReason(String schema) {
        Set<String> read = new TreeSet<>();
        for (Class<?> reader : READERS.getOrDefault(schema, List.of())) {
            Models.wireNames(reader).forEach((name, component) -> {
                read.add(name);
                read.addAll(aliases(component));
            });
        }
        Set<String> unread = new TreeSet<>();
        JsonNode properties =
                Contract.POWERDRILL.root().at("/components/schemas/" + schema).path("properties");
        assertThat(properties).isNotEmpty();
        properties.properties().forEach(field -> {
            if (!read.contains(SNAKE.translate(field.getKey())) && !read.contains(field.getKey())) {
                unread.add(schema + "." + field.getKey());
            }
        });

        assertThat(unread)
                .isEqualTo(new TreeSet<>(NOT_READ.keySet().stream()
                        .filter(field -> field.startsWith(schema + "."))
                        .toList()));
    }

    private static List<String> aliases(RecordComponent component) {
        JsonAlias alias = component.getAccessor().getAnnotation(JsonAlias.class);
        return alias == null ? List.of() : List.of(alias.value());
    }

    @Test
    void aChartHasItsTableAndWhatElseThereIsAsText() {
        String content = "{\"name\":\"c.csv\",\"url\":\"https://s.example/c.csv?sig=TELLTALE\","
                + "\"expires_at\":\"2025-01-01T00:00:00Z\",\"code\":\"x\",\"code_type\":\"PYTHON\",\"image\":{\"a\":1},"
                + "\"options\":[\"bar\"],\"columns\":\"one\",\"chart_config\":null}";
        Block chart = answer("CHART_INFO", content).blocks().get(0);

        assertThat(chart)
                .isEqualTo(new Block.Chart(
                        new ResultFile(
                                "c.csv",
                                Secret.of("https://s.example/c.csv?sig=TELLTALE"),
                                Instant.parse("2025-01-01T00:00:00Z")),
                        "x",
                        "PYTHON",
                        "{\"a\":1}",
                        "[\"bar\"]",
                        "one",
                        null,
                        BlockGroup.NONE));
        assertThat(chart.toString()).doesNotContain("TELLTALE");
    }

    @Test
    void theDotBeforeAnExtensionIsTakenOff() {
        assertThat(answer("SOURCES", "[{\"file_type\":\".pdf\",\"page_no\":\"\"},null]")
                        .sources())
                .containsExactly(new JobSource(null, null, null, "", null, null, "pdf", null));
    }

    /** An answer of this block and a text. */
    private JobAnswer answer(String type, String content) {
        stub.service.answer("{\"code\":0,\"data\":{\"blocks\":[{\"type\":\"" + type + "\",\"content\":" + content
                + "},{\"type\":\"MESSAGE\",\"content\":\"after\",\"group_id\":\"g\"}]}}");
        return stub.client.jobs().create(b -> b.sessionId("c").question("q"));
    }
}
