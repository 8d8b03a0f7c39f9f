package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.ServerSentEvent;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads blocks and events, whose content has another shape for each type, in one version of the API. */
final class BlockReader {

    static final BlockReader V2 = new BlockReader(Json.SNAKE);
    static final BlockReader V1 = new BlockReader(Json.CAMEL);

    /** The wire form of a block. */
    @Decoded
    record Wire(
            @Nullable String type,
            @Nullable JsonNode content,
            @Nullable String groupId,
            @Nullable String groupName,
            @Nullable BlockStage stage) {
        Wire {
            content = present(content);
        }
    }

    /** The wire form of most events' data. */
    record Chunk(
            List<Choice> choices,
            @Nullable String groupId,
            @Nullable String groupName,
            @Nullable BlockStage stage,
            @Nullable JsonNode code,
            @Nullable String message) {
        Chunk {
            choices = Immutable.list(choices);
            code = present(code);
        }

        @Nullable
        JsonNode content() {
            return choices.isEmpty() || choices.get(0).delta() == null
                    ? null
                    : choices.get(0).delta().content();
        }
    }

    /** One of a chunk's choices; there has never been more than one. */
    record Choice(@Nullable Delta delta) {}

    /** The new part of the answer in a chunk. */
    record Delta(@Nullable JsonNode content) {
        Delta {
            content = present(content);
        }
    }

    /** The wire form of a step's state. */
    record TaskContent(
            @Nullable String id,
            @Nullable String name,
            @Nullable TaskStatus status,
            @Nullable String parentId,
            @Nullable BlockStage stage,
            @Nullable JsonNode properties) {
        TaskContent {
            properties = present(properties);
        }
    }

    /** The wire form of a chart, without the link to its table. */
    record ChartContent(
            @Nullable String code,
            @Nullable String codeType,
            @Nullable JsonNode image,
            @Nullable JsonNode options,
            @Nullable JsonNode columns,
            @Nullable JsonNode chartConfig) {
        ChartContent {
            image = present(image);
            options = present(options);
            columns = present(columns);
            chartConfig = present(chartConfig);
        }
    }

    /** A signal for the service's own web pages, as it arrives. */
    record TriggerContent(@Nullable String name, @Nullable JsonNode arguments) {
        TriggerContent {
            arguments = present(arguments);
        }
    }

    /** The wire form of a failure. */
    record FailureContent(@Nullable JsonNode code, @Nullable String message) {
        FailureContent {
            code = present(code);
        }
    }

    /** A JSON null means the same as an absent field. */
    private static @Nullable JsonNode present(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node;
    }

    private final ObjectReader chunks;
    private final ObjectReader files;
    private final ObjectReader sources;
    private final ObjectReader questions;
    private final ObjectReader tasks;
    private final ObjectReader charts;
    private final ObjectReader triggers;
    private final ObjectReader failures;

    private BlockReader(Json dialect) {
        chunks = dialect.reader(Chunk.class);
        files = dialect.reader(ResultFile.class);
        sources = dialect.reader(JobSource[].class);
        questions = dialect.reader(String[].class);
        tasks = dialect.reader(TaskContent.class);
        charts = dialect.reader(ChartContent.class);
        triggers = dialect.reader(TriggerContent.class);
        failures = dialect.reader(FailureContent.class);
    }

    List<Block> blocks(@Nullable List<Wire> wires) {
        List<Block> blocks = new ArrayList<>();
        for (Wire wire : Immutable.list(wires)) {
            blocks.add(block(
                    Objects.requireNonNullElse(wire.type, ""),
                    wire.content,
                    BlockGroup.of(wire.groupId, wire.groupName, wire.stage)));
        }
        return blocks;
    }

    /**
     * An event. One that is well-formed but not of the shape its name promises is kept as unknown: the job was paid
     * for.
     *
     * @throws IOException if the data is no JSON where there must be some
     */
    JobEvent event(ServerSentEvent event) throws IOException {
        String data = event.data();
        return switch (event.name()) {
            case "JOB_ID" -> new JobEvent.JobId(data);
            case "TITLE_GENERATION" -> new JobEvent.Title(data);
            case "END_MARK" -> new JobEvent.End(data);
            case "ERROR" -> failure(data);
            case "TASK", "TRIGGER", "MESSAGE", "CODE", "TABLE", "IMAGE", "SOURCES", "QUESTIONS", "CHART_INFO" ->
                chunkEvent(event.name(), chunks.readTree(data), data);
            default -> new Block.Unknown(event.name(), data, BlockGroup.NONE);
        };
    }

    private JobEvent chunkEvent(String name, JsonNode tree, String data) {
        Chunk chunk;
        try {
            chunk = chunks.readValue(object(tree));
        } catch (IOException e) {
            return new Block.Unknown(name, data, BlockGroup.NONE);
        }
        JsonNode content = chunk.content();
        BlockGroup group = BlockGroup.of(chunk.groupId, chunk.groupName, chunk.stage);
        try {
            if (content != null && name.equals("TASK")) {
                TaskContent task = tasks.readValue(object(content));
                return new JobEvent.Task(
                        task.id, task.name, task.status, task.parentId, task.stage, json(task.properties));
            }
            if (content != null && name.equals("TRIGGER")) {
                TriggerContent trigger = triggers.readValue(object(content));
                return new JobEvent.Trigger(trigger.name, json(trigger.arguments));
            }
        } catch (IOException e) {
            return new Block.Unknown(name, data, group);
        }
        Block block = block(name, content, group);
        return block instanceof Block.Unknown ? new Block.Unknown(name, data, group) : block;
    }

    private Block block(String type, @Nullable JsonNode content, BlockGroup group) {
        try {
            Block known = content == null ? null : known(type, content, group);
            if (known != null) {
                return known;
            }
        } catch (IOException e) {
            // No sample has this shape: the raw content is kept.
        }
        return new Block.Unknown(type, content == null ? "" : content.toString(), group);
    }

    /** Null if the type or the shape is unknown. */
    private @Nullable Block known(String type, JsonNode content, BlockGroup group) throws IOException {
        return switch (type) {
            case "MESSAGE" -> content.isTextual() ? new Block.Message(content.textValue(), group) : null;
            case "CODE" -> content.isTextual() ? new Block.Code(content.textValue(), group) : null;
            case "TABLE" -> new Block.Table(file(content), group);
            case "IMAGE" -> new Block.Image(file(content), group);
            case "SOURCES" ->
                content.isArray()
                        ? new Block.Sources(Arrays.asList(sources.<JobSource[]>readValue(content)), group)
                        : null;
            case "QUESTIONS" ->
                content.isArray()
                        ? new Block.Questions(Arrays.asList(questions.<String[]>readValue(content)), group)
                        : null;
            case "CHART_INFO" -> {
                ChartContent chart = charts.readValue(object(content));
                yield new Block.Chart(
                        file(content),
                        chart.code,
                        chart.codeType,
                        json(chart.image),
                        json(chart.options),
                        json(chart.columns),
                        json(chart.chartConfig),
                        group);
            }
            default -> null;
        };
    }

    /** In the history the content of a table is the bare link. */
    private ResultFile file(JsonNode content) throws IOException {
        if (content.isTextual()) {
            String link = content.textValue();
            return new ResultFile(null, link.isEmpty() ? null : Secret.of(link), null);
        }
        return files.readValue(object(content));
    }

    /** One client of the service knows these forms: a chunk around an object or a text, the object alone, plain text. */
    private JobEvent failure(String data) {
        try {
            Chunk chunk = chunks.readValue(object(chunks.readTree(data)));
            JsonNode content = chunk.content();
            if (content == null) {
                return new JobEvent.Failure(json(chunk.code), chunk.message);
            }
            if (content.isTextual()) {
                return new JobEvent.Failure(null, content.textValue());
            }
            FailureContent failure = failures.readValue(object(content));
            return new JobEvent.Failure(json(failure.code), failure.message);
        } catch (IOException e) {
            return new JobEvent.Failure(null, data);
        }
    }

    /** Refuses all but objects: Jackson by itself reads null from an empty text. */
    private static JsonNode object(JsonNode node) throws IOException {
        if (!node.isObject()) {
            throw new IOException("no object");
        }
        return node;
    }

    /** The value of a text node, else JSON. */
    private static @Nullable String json(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }
}
