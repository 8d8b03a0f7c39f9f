package io.github.clouddatasets.core.spi.service;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.clouddatasets.core.spi.value.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds code and text in an error body whose shape is not certain: at the top or one level down, under the first of
 * several names. Services put gateways and identity services in front of themselves, each with its own shape.
 */
public final class ErrorFinder {

    private static final JsonFactory JSON = Json.factory();
    private static final int PLAIN_TEXT = 200;

    private final List<String> codes;
    private final List<String> messages;
    private final List<String> requestIds;

    /**
     * Looks under these names, the first ones first.
     *
     * @param codes names of the field that holds the code
     * @param messages names of the field that holds the text
     * @param requestIds names of the field that holds the service's id of the request
     */
    public ErrorFinder(List<String> codes, List<String> messages, List<String> requestIds) {
        this.codes = codes;
        this.messages = messages;
        this.requestIds = requestIds;
    }

    /**
     * Reads an error body. Never throws.
     *
     * @param body the text, possibly empty, HTML or cut
     * @return what the text says; empty if it is HTML or nothing
     */
    public ErrorBody find(String body) {
        Finding finding = new Finding();
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                finding.object(parser, 0);
                return new ErrorBody(finding.code.value, finding.message.value, finding.requestId.value);
            }
        } catch (JacksonException e) {
            // Cut or no JSON at all: what was found up to there counts, else the plain text below.
            if (finding.code.value != null || finding.message.value != null) {
                return new ErrorBody(finding.code.value, finding.message.value, finding.requestId.value);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot fail to be read", e);
        }
        String text = body.strip();
        boolean plain =
                !text.isEmpty() && text.length() <= PLAIN_TEXT && text.charAt(0) != '<' && text.charAt(0) != '{';
        return plain ? new ErrorBody(null, text, null) : ErrorBody.EMPTY;
    }

    private final class Finding {
        private final Best code = new Best(codes);
        private final Best message = new Best(messages);
        private final Best requestId = new Best(requestIds);

        private void object(JsonParser parser, int depth) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token == JsonToken.START_OBJECT && depth == 0) {
                    object(parser, depth + 1);
                } else if (token.isStructStart()) {
                    parser.skipChildren();
                } else if (token != JsonToken.VALUE_NULL) {
                    String text = parser.getText();
                    code.offer(name, text, depth);
                    message.offer(name, text, depth);
                    requestId.offer(name, text, depth);
                }
            }
        }
    }

    /** The value under the best name seen so far: the top level wins over the one below. */
    private static final class Best {
        private final List<String> names;
        private int rank = Integer.MAX_VALUE;
        private @Nullable String value;

        Best(List<String> names) {
            this.names = names;
        }

        void offer(String name, String text, int depth) {
            int place = names.indexOf(name);
            if (place >= 0 && depth * names.size() + place < rank) {
                rank = depth * names.size() + place;
                value = text;
            }
        }
    }
}
