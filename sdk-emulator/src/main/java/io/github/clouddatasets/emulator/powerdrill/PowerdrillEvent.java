package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.StateDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/**
 * A piece of a streamed answer.
 *
 * @param groupId the id of the step of the event; {@link #NO_GROUP} without a step
 * @param stage {@code Analyze} or {@code Respond}
 */
record PowerdrillEvent(String type, PowerdrillContent content, String groupId, String groupName, String stage) {

    static final String NO_GROUP = "-1";
    static final String ANALYZE = "Analyze";
    static final String RESPOND = "Respond";

    private static final Set<String> TEXTS = Set.of("MESSAGE", "CODE");
    private static final Set<String> WORK = Set.of("TASK", "TRIGGER");

    static PowerdrillEvent of(StateDocument state) {
        return new PowerdrillEvent(
                state.text("type"),
                PowerdrillContent.of(state.document("content")),
                state.text("group_id"),
                state.text("group_name"),
                state.text("stage"));
    }

    ObjectNode saved() {
        ObjectNode saved = Json.object()
                .put("type", type)
                .put("group_id", groupId)
                .put("group_name", groupName)
                .put("stage", stage);
        saved.set("content", content.saved());
        return saved;
    }

    /** Whether the complete answer has this piece, too. Other pieces are in the stream alone. */
    boolean isBlock() {
        return !WORK.contains(type);
    }

    boolean isMessage() {
        return type.equals("MESSAGE");
    }

    /** The event as a frame of the stream, without a space after the colons. */
    String frame(PowerdrillFormat format, Instant created) {
        boolean current = format.dialect() == PowerdrillDialect.V2;
        ObjectNode chunk = Json.object().put("id", groupId).put("model", "");
        ObjectNode choice = chunk.putArray("choices").addObject();
        ObjectNode delta = choice.putObject("delta");
        if (current && TEXTS.contains(type)) {
            delta.putNull("role");
        }
        delta.set("content", content.json(format));
        choice.put("index", 0);
        if (current) {
            choice.putNull("finish_reason");
        }
        chunk.put("created", created.getEpochSecond())
                .put(format.dialect().name("group_id"), groupId)
                .put(format.dialect().name("group_name"), groupName)
                .put("stage", stage);
        return "id:" + groupId + "\nevent:" + type + "\ndata:" + text(chunk) + "\n\n";
    }

    /** The event as a block of the complete answer, where sources and questions have no step. */
    ObjectNode block(PowerdrillFormat format) {
        PowerdrillDialect dialect = format.dialect();
        ObjectNode block = Json.object().put("type", type);
        block.set("content", content.json(format));
        return switch (type) {
            case "SOURCES" -> group(block, dialect, "", "").put("stage", RESPOND);
            case "QUESTIONS" ->
                block.put(dialect.name("group_id"), NO_GROUP)
                        .putNull(dialect.name("group_name"))
                        .put("stage", RESPOND);
            default -> group(block, dialect, groupId, groupName).put("stage", stage);
        };
    }

    private static ObjectNode group(ObjectNode block, PowerdrillDialect dialect, String id, String name) {
        return block.put(dialect.name("group_id"), id).put(dialect.name("group_name"), name);
    }

    private static String text(ObjectNode json) {
        return new String(Json.bytes(json), StandardCharsets.UTF_8);
    }
}
