package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.clouddatasets.emulator.http.Json;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a piece of an answer holds. */
interface PowerdrillContent {

    JsonNode json(PowerdrillFormat format);

    /** A text, or a piece of one. */
    record Text(String text) implements PowerdrillContent {

        @Override
        public JsonNode json(PowerdrillFormat format) {
            return TextNode.valueOf(text);
        }
    }

    /**
     * The state of a step of the work.
     *
     * @param files what it works on, or null before that is known
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
    }

    /**
     * A file that was made, behind a link that expires.
     *
     * @param bareInHistory whether the history shows its link only, as it does for tables
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
    }

    /** Which files the answer is drawn from; the stream tells more about them than the blocks do. */
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
    }

    /** What could be asked next. */
    record Questions(List<String> questions) implements PowerdrillContent {

        @Override
        public JsonNode json(PowerdrillFormat format) {
            var json = Json.array();
            questions.forEach(json::add);
            return json;
        }
    }

    /** A signal to Powerdrill's own pages, of no use to others. */
    record Trigger() implements PowerdrillContent {

        @Override
        public JsonNode json(PowerdrillFormat format) {
            ObjectNode json = Json.object().put("name", "conclusion_slice");
            json.putObject("arguments").put("answer", "$answer");
            return json;
        }
    }
}
