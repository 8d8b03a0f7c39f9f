package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.clouddatasets.emulator.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The words that the database accepts for times, such as {@code yesterday}: recording datasets-list-filter-bad-time. */
record TimeWords(Instant now) {

    /** The filter with times in the place of words. */
    ObjectNode replacedIn(ObjectNode filter) {
        ObjectNode replaced = Json.object();
        filter.properties()
                .forEach(field -> replaced.set(
                        field.getKey(),
                        field.getKey().matches(".*_at(__[a-z]+)?") ? replaced(field.getValue()) : field.getValue()));
        return replaced;
    }

    private JsonNode replaced(JsonNode value) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        return switch (value.asText().strip().toLowerCase(Locale.ROOT)) {
            case "now" -> TextNode.valueOf(now.toString());
            case "today" -> TextNode.valueOf(today.toString());
            case "yesterday" -> TextNode.valueOf(today.minus(Duration.ofDays(1)).toString());
            case "tomorrow" -> TextNode.valueOf(today.plus(Duration.ofDays(1)).toString());
            case "epoch" -> TextNode.valueOf(Instant.EPOCH.toString());
            default -> value;
        };
    }
}
