package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.WorkFate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The stream of a job's answer. A job that fails ends in the midst of its work with an error; a job that never ends stays
 * there.
 */
record PowerdrillStream(PowerdrillJob job, WorkFate fate) {

    private static final String KEEP_ALIVE = ":keep-alive\n\n";
    /** The number of frames between two heartbeats. */
    private static final int HEARTBEAT = 12;

    /** The frames of the stream, from the first to the last. */
    List<String> frames(PowerdrillDialect dialect, PresignedLinks links, String title) {
        PowerdrillFormat format = new PowerdrillFormat(dialect, links, PowerdrillFormat.Place.STREAM);
        List<String> frames = new ArrayList<>();
        frames.add(frame("JOB_ID", job.id()));
        if (dialect == PowerdrillDialect.V1) {
            frames.add(frame("TITLE_GENERATION", title));
        }
        boolean whole = !fate.fails() && !fate.neverEnds();
        List<PowerdrillEvent> events =
                whole ? job.events() : job.events().subList(0, job.events().size() / 2);
        for (int i = 0; i < events.size(); i++) {
            frames.add(events.get(i).frame(format, job.created()));
            if (i % HEARTBEAT == HEARTBEAT - 1) {
                frames.add(KEEP_ALIVE);
            }
        }
        frames.add(KEEP_ALIVE);
        if (fate.fails()) {
            frames.add(frame("ERROR", error()));
            frames.add(frame("END_MARK", "[ERROR]"));
        } else if (whole) {
            frames.add(frame("END_MARK", "[DONE]"));
        }
        return frames;
    }

    private String error() {
        ObjectNode chunk = Json.object().put("id", PowerdrillEvent.NO_GROUP).put("model", "");
        ObjectNode choice = chunk.putArray("choices").addObject();
        choice.putObject("delta")
                .putObject("content")
                .put("code", Integer.parseInt(fate.code()))
                .put("message", fate.message());
        choice.put("index", 0).putNull("finish_reason");
        chunk.put("created", job.created().getEpochSecond());
        return new String(Json.bytes(chunk), StandardCharsets.UTF_8);
    }

    private static String frame(String event, String text) {
        return "event:" + event + "\ndata:" + text + "\n\n";
    }
}
