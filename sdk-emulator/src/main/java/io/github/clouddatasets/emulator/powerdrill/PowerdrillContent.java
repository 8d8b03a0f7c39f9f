package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a block of an answer. */
interface PowerdrillContent {

    JsonNode json(PowerdrillFormat format);

    /** The content for the state, with its kind. */
    ObjectNode saved();

    static PowerdrillContent of(StateDocument state) {
        return switch (state.text("kind")) {
            case "text" -> new Text(state.text("text"));
            case "step" ->
                new Step(
                        state.text("id"),
                        state.text("name"),
                        state.text("status"),
                        state.text("stage"),
                        state.textOrNull("files"));
            case "result" ->
                new ResultFile(
                        state.text("name"),
                        state.text("key"),
                        Duration.ofSeconds(state.number("life")),
                        state.flag("bare_in_history"));
            case "sources" ->
                new Sources(state.documents("sources").stream()
                        .map(PowerdrillSource::cited)
                        .toList());
            case "questions" -> new Questions(state.texts("questions"));
            default -> new Trigger();
        };
    }

    /** A text, or a piece of a text. */
    record Text(String text) implements PowerdrillContent {

        @Override
        public JsonNode json(PowerdrillFormat format) {
            return TextNode.valueOf(text);
        }

        @Override
        public ObjectNode saved() {
            return Json.object().put("kind", "text").put("text", text);
        }
    }

    /**
     * The state of a step of the analysis.
     *
     * @param files the files of the step; null before the step has files
     */
    record Step(
            String id,
            String name,
            String status,
            String stage,
            @Nullable String files) implements PowerdrillContent {

        @Override
        public JsonNode json(PowerdrillFormat format) {
            ObjectNode json = Json.object().put("name", name).put("id", id).put("status", status);
            if (format.dialect() == PowerdrillDialect.V2) {
                json.putNull("parent_id");
            }
            ObjectNode properties = json.put("stage", stage).putObject("properties");
            if (files != null) {
                properties.put("files", files);
            }
            return json;
        }

        @Override
        public ObjectNode saved() {
            return Json.object()
                    .put("kind", "step")
                    .put("id", id)
                    .put("name", name)
                    .put("status", status)
                    .put("stage", stage)
                    .put("files", files);
        }
    }

    /**
     * A result file behind a link that expires.
     *
     * @param bareInHistory whether the history has only the link, as for tables
     */
    record ResultFile(String name, String key, Duration life, boolean bareInHistory) implements PowerdrillContent {

        @Override
        public JsonNode json(PowerdrillFormat format) {
            PresignedLink link = format.links().download(key, life);
            if (bareInHistory && format.place() == PowerdrillFormat.Place.HISTORY) {
                return TextNode.valueOf(link.url());
            }
            return Json.object()
                    .put("name", name)
                    .put("url", link.url())
                    .put(format.dialect().resultExpiry(), link.expiry().toString());
        }

        @Override
        public ObjectNode saved() {
            return Json.object()
                    .put("kind", "result")
                    .put("name", name)
                    .put("key", key)
                    .put("life", life.toSeconds())
                    .put("bare_in_history", bareInHistory);
        }
    }

    /** The source files of the answer. The stream has more details about the files than the blocks. */
    record Sources(List<PowerdrillSource> sources) implements PowerdrillContent {

        @Override
        public JsonNode json(PowerdrillFormat format) {
            PowerdrillDialect dialect = format.dialect();
            var items = Json.array();
            for (PowerdrillSource source : sources) {
                ObjectNode item = items.addObject();
                if (format.isStream()) {
                    item.put("id", Integer.toString(items.size()));
                }
                item.put("source", source.name());
                if (format.isStream() && dialect == PowerdrillDialect.V2) {
                    item.putNull("page_no").putNull("content");
                }
                item.put(dialect.name("datasource_id"), source.id())
                        .put(dialect.name("dataset_id"), source.datasetId())
                        .put(dialect.name("file_type"), PowerdrillName.extension(source.name()))
                        .put(dialect.name("external_id"), "");
            }
            return items;
        }

        @Override
        public ObjectNode saved() {
            ObjectNode saved = Json.object().put("kind", "sources");
            ArrayNode list = saved.putArray("sources");
            sources.forEach(source -> list.add(source.saved()));
            return saved;
        }
    }

    /** The suggested questions. */
    record Questions(List<String> questions) implements PowerdrillContent {

        @Override
        public JsonNode json(PowerdrillFormat format) {
            var json = Json.array();
            questions.forEach(json::add);
            return json;
        }

        @Override
        public ObjectNode saved() {
            ObjectNode saved = Json.object().put("kind", "questions");
            questions.forEach(saved.putArray("questions")::add);
            return saved;
        }
    }

    /** A signal to Powerdrill's own web pages, useless to other clients. */
    record Trigger() implements PowerdrillContent {

        @Override
        public JsonNode json(PowerdrillFormat format) {
            ObjectNode json = Json.object().put("name", "conclusion_slice");
            json.putObject("arguments").put("answer", "$answer");
            return json;
        }

        @Override
        public ObjectNode saved() {
            return Json.object().put("kind", "trigger");
        }
    }
}
