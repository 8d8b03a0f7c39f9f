package io.github.clouddatasets.sync.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.sync.shape.MaskTile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call on the wire: a call of the batch, or one of several that the batch's call takes.
 *
 * @param owner the place of the batch's call
 * @param method the method's name
 * @param params the parameters as JSON, written once: their bytes are counted before they are sent
 */
record RpcStep(int owner, String method, String params) {

    static final String CREATE = "create";
    static final String DELETE = "delete";
    static final String WRITE_SHAPE = "write_shape";

    private static final ObjectWriter WRITER = Json.SNAKE.writer();

    /** The steps of all calls, in their order. */
    static List<RpcStep> of(List<? extends AnnotationCall> calls, AnnotationSpelling spelling) {
        List<RpcStep> steps = new ArrayList<>();
        for (int owner = 0; owner < calls.size(); owner++) {
            add(owner, calls.get(owner), spelling, steps);
        }
        return steps;
    }

    private static void add(int owner, AnnotationCall call, AnnotationSpelling spelling, List<RpcStep> steps) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        if (call instanceof AnnotationCall.Create create) {
            params.put("id", create.annotationId());
            params.put("entry_id", create.request().entryId());
            params.putAll(create.request().fields(spelling));
            steps.add(new RpcStep(owner, CREATE, json(params)));
            for (MaskTile tile : create.request().tiles()) {
                steps.add(writeShape(owner, create.annotationId(), tile.key(), Map.of("rle", tile.rle())));
            }
        } else if (call instanceof AnnotationCall.Update update) {
            steps.add(new RpcStep(owner, "update", json(fields(update.annotation(), spelling))));
        } else if (call instanceof AnnotationCall.WriteShape write) {
            steps.add(writeShape(owner, write.annotationId(), write.key(), write.value()));
        } else {
            params.put("id", call.annotationId());
            steps.add(new RpcStep(owner, call instanceof AnnotationCall.Show ? "show" : DELETE, json(params)));
        }
    }

    /** All that the service requires of a change: the whole record but its tiles. */
    private static Map<String, @Nullable Object> fields(Annotation annotation, AnnotationSpelling spelling) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        params.put("id", annotation.id());
        params.put("entry_id", annotation.entryId());
        if (annotation.shape() != null) {
            AnnotationContent.writeShape(spelling, annotation.shape(), params);
        }
        AnnotationContent.writeValue(spelling, annotation.category(), annotation.properties(), params);
        params.put("metadata", annotation.metadata());
        return params;
    }

    private static RpcStep writeShape(int owner, String annotationId, String key, @Nullable Object value) {
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        params.put("annotation_id", annotationId);
        params.put("key", key);
        params.put("value", value);
        return new RpcStep(owner, WRITE_SHAPE, json(params));
    }

    private static String json(Map<String, @Nullable Object> params) {
        try {
            return WRITER.writeValueAsString(params);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a value cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The call with its place in the request, from 1, as its id. */
    RawValue numbered(int id) {
        return new RawValue(
                "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + ",\"id\":" + id + "}");
    }

    /** The bytes of the call in a request of up to 99 calls, with the comma after it. */
    int bytes() {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"\",\"params\":,\"id\":99},".length()
                + method.length()
                + params.getBytes(StandardCharsets.UTF_8).length;
    }
}
