package io.github.clouddatasets.core.spi.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.clouddatasets.core.spi.value.Json;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the refusal that comes as an answer of status 200, whatever operation it answers. A record may have a code of its
 * own, as a failed task has, and a batch may say which of its items failed: an answer with contents is what the operation
 * promised. A refusal has no contents. These are its shapes:
 *
 * <ul>
 *   <li>{@code {"error_code":…,"error_msg":…}} or {@code {"code":…,"message":…}}, and what comes with it, such as the id of
 *       the request; what else there is, is empty.
 *   <li>{@code {"success":false, …}}, unless a list has the outcomes of single items.
 *   <li>{@code {"error":{…}}}, {@code {"error":"…"}}, {@code {"errors":[{…}]}}, or an object under any other name that holds
 *       a code and nothing but the fields of a refusal.
 * </ul>
 */
public final class RefusalFinder {

    /** Made when the first answer looks like a refusal. */
    private static final class Trees {
        static final ObjectReader READER = new JsonMapper(Json.factory()).readerFor(JsonNode.class);
    }

    /** Fields that come with a refusal and say nothing beside it. */
    private static final Set<String> COMPANIONS = Set.of(
            "success",
            "error",
            "errors",
            "title",
            "error_description",
            "details",
            "reason",
            "trace_id",
            "timestamp",
            "path",
            "meta",
            "backtrace",
            "encoded_authorization_message");

    /** Codes that say yes. */
    private static final Set<String> YES = Set.of("", "0", "null", "200", "OK", "ok", "success", "SUCCESS");

    /** How the names begin without which there is no refusal; their first letters are those in {@link #isMarked}. */
    private static final byte[][] MARKS = {bytes("\"err"), bytes("\"success\""), bytes("\"code\""), bytes("\"detail\"")
    };

    private final ErrorFinder errors;
    private final List<String> codes;
    private final Set<String> ofRefusals = new HashSet<>(COMPANIONS);
    private final Predicate<String> isNote;

    /**
     * Looks for the codes and texts of a service and of what is in front of it.
     *
     * @param codes names of the field that holds the code
     * @param messages names of the field that holds the text
     * @param requestIds names of the field that holds the service's id of the request
     * @param companions names of further fields that come with a refusal and are no contents
     * @param isNote whether a code is a note about progress, and no refusal
     */
    public RefusalFinder(
            List<String> codes,
            List<String> messages,
            List<String> requestIds,
            List<String> companions,
            Predicate<String> isNote) {
        this.errors = new ErrorFinder(codes, messages, requestIds);
        this.codes = List.copyOf(codes);
        this.isNote = isNote;
        ofRefusals.addAll(codes);
        ofRefusals.addAll(messages);
        ofRefusals.addAll(requestIds);
        ofRefusals.addAll(companions);
    }

    /**
     * What an error body says, of an answer whose status says no.
     *
     * @param body the text, possibly empty, HTML or cut
     * @return code and text
     */
    public ErrorBody error(String body) {
        return errors.find(body);
    }

    /**
     * Whether the bytes have a field that a refusal has. A quick look, which reads no JSON.
     *
     * @param bytes an answer, or its start
     * @return false if there is no such field
     */
    public static boolean isMarked(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] <= 0 || bytes[1] == 0) && bytes[0] != (byte) 0xEF) {
            return true; // UTF-16 or UTF-32, in which the names look different
        }
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == '"') {
                // Few names begin with one of these letters, and most of a young process's calls end here.
                byte first = bytes[i + 1];
                if ((first == 'e' || first == 's' || first == 'c' || first == 'd') && isMark(bytes, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isMark(byte[] bytes, int at) {
        for (byte[] mark : MARKS) {
            if (begins(bytes, at, mark)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The refusal in an answer whose status says yes. Never throws.
     *
     * @param body the text
     * @return the refusal; null for an answer that is none
     */
    public @Nullable ErrorBody refusal(String body) {
        JsonNode answer;
        try {
            answer = Trees.READER.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
        if (!answer.isObject()) {
            return null;
        }
        JsonNode success = answer.get("success");
        if (success != null && !success.isNull()) {
            boolean yes = success.asBoolean(true);
            return yes || hasList(answer) ? null : errors.find(body);
        }
        return says(answer) ? found(answer, body) : null;
    }

    private @Nullable ErrorBody found(JsonNode answer, String body) {
        JsonNode first = answer.path("errors").path(0);
        ErrorBody error = first.isObject() ? errors.find(first.toString()) : errors.find(body);
        boolean hasText = answer.path("error").isTextual() && error.message() == null;
        return hasText ? new ErrorBody(error.code(), answer.path("error").asText(), error.requestId()) : error;
    }

    /** Whether the answer holds a refusal and no contents. */
    private boolean says(JsonNode answer) {
        JsonNode nested = null;
        for (Map.Entry<String, JsonNode> field : answer.properties()) {
            boolean ofRefusal = ofRefusals.contains(field.getKey());
            if (!ofRefusal && !isEmpty(field.getValue())) {
                if (nested != null || !field.getValue().isObject()) {
                    return false;
                }
                nested = field.getValue();
            }
        }
        if (nested != null) {
            return hasCode(nested) && ofRefusals.containsAll(names(nested));
        }
        JsonNode error = answer.path("error");
        boolean named = codes.stream()
                .anyMatch(name ->
                        answer.path(name).isValueNode() && !answer.path(name).isNull());
        return hasCode(answer)
                || !answer.path("errors").path(0).isMissingNode()
                || (error.isObject() && !error.isEmpty())
                || (error.isTextual() && !error.asText().isBlank())
                // A text beside a code that says yes, or is a note, is no refusal.
                || (!named && (isText(answer.get("error_msg")) || isText(answer.get("error_message"))));
    }

    private boolean hasCode(JsonNode object) {
        for (String name : codes) {
            JsonNode code = object.get(name);
            if (code != null && code.isValueNode() && !code.isNull()) {
                String text = code.asText().strip();
                return !YES.contains(text) && !isNote.test(text);
            }
        }
        return false;
    }

    private static boolean isText(@Nullable JsonNode node) {
        return node != null && node.isTextual() && !node.asText().isBlank();
    }

    private static boolean hasList(JsonNode answer) {
        for (JsonNode value : answer) {
            if (value.isArray() && !value.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Null, nothing, zero: a field that is there and says nothing. */
    private static boolean isEmpty(JsonNode value) {
        return value.isContainerNode()
                ? value.isEmpty()
                : value.isNull()
                        || (value.isTextual() && value.asText().isBlank())
                        || (value.isNumber() && value.doubleValue() == 0)
                        || (value.isBoolean() && !value.booleanValue());
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean begins(byte[] bytes, int at, byte[] start) {
        if (at + start.length > bytes.length) {
            return false;
        }
        for (int i = 1; i < start.length; i++) {
            if (bytes[at + i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
