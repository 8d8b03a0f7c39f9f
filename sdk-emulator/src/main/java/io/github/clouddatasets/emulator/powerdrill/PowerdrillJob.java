package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A question and its answer. Powerdrill writes the answer once, and shows it in three forms. */
record PowerdrillJob(String id, String question, Instant created, List<PowerdrillEvent> events) {

    PowerdrillJob {
        events = List.copyOf(events);
    }

    static PowerdrillJob of(StateDocument state) {
        return new PowerdrillJob(
                state.text("id"),
                state.text("question"),
                state.moment("created"),
                state.documents("events").stream().map(PowerdrillEvent::of).toList());
    }

    ObjectNode saved() {
        ObjectNode saved = Json.object().put("id", id).put("question", question).put("created", created.toString());
        ArrayNode list = saved.putArray("events");
        events.forEach(event -> list.add(event.saved()));
        return saved;
    }

    /** The complete answer. */
    ObjectNode json(PowerdrillDialect dialect, PresignedLinks links) {
        ObjectNode json = Json.object().put(dialect.name("job_id"), id);
        json.set("blocks", blocks(new PowerdrillFormat(dialect, links, PowerdrillFormat.Place.ANSWER)));
        return json;
    }

    /** Question and answer in the form of the history of a session. */
    ObjectNode record(PowerdrillDialect dialect, PresignedLinks links) {
        ObjectNode json = Json.object().put(dialect.name("job_id"), id);
        json.putObject("question")
                .putArray("blocks")
                .addObject()
                .put("type", "MESSAGE")
                .put("content", question);
        json.putObject("answer")
                .set("blocks", blocks(new PowerdrillFormat(dialect, links, PowerdrillFormat.Place.HISTORY)));
        return json;
    }

    private ArrayNode blocks(PowerdrillFormat format) {
        ArrayNode blocks = Json.array();
        whole().forEach(event -> blocks.add(event.block(format)));
        return blocks;
    }

    // Consecutive texts are one block. The answer ends with the sources and then the questions.
    private List<PowerdrillEvent> whole() {
        List<PowerdrillEvent> whole = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < events.size(); i++) {
            PowerdrillEvent event = events.get(i);
            if (event.isMessage() && event.content() instanceof PowerdrillContent.Text delta) {
                text.append(delta.text());
                boolean continued = i + 1 < events.size() && events.get(i + 1).isMessage();
                if (!continued) {
                    whole.add(new PowerdrillEvent(
                            event.type(),
                            new PowerdrillContent.Text(text.toString()),
                            event.groupId(),
                            event.groupName(),
                            event.stage()));
                    text.setLength(0);
                }
            } else if (event.isBlock()) {
                whole.add(event);
            }
        }
        whole.sort(Comparator.comparingInt(PowerdrillJob::place));
        return whole;
    }

    private static int place(PowerdrillEvent event) {
        return switch (event.type()) {
            case "SOURCES" -> 1;
            case "QUESTIONS" -> 2;
            default -> 0;
        };
    }
}
