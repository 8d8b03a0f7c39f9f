package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

/**
 * A piece of an answer as it is streamed.
 *
 * @param groupId the step it belongs to; {@link #NO_GROUP} if none
 * @param stage {@code Analyze} or {@code Respond}
 */
record PowerdrillEvent(String type, PowerdrillContent content, String groupId, String groupName, String stage) {

    static final String NO_GROUP = "-1";
    static final String ANALYZE = "Analyze";
    static final String RESPOND = "Respond";

    private static final Set<String> TEXTS = Set.of("MESSAGE", "CODE");
    private static final Set<String> WORK = Set.of("TASK", "TRIGGER");

    /** Whether the whole answer shows it as well, rather than the stream alone. */
    boolean isBlock() {
        return !WORK.contains(type);
    }

    boolean isMessage() {
        return type.equals("MESSAGE");
    }

    /** The frame of the stream: no space follows the colons. */
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

    /** The block of the whole answer, in which sources and questions belong to no step. */
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
