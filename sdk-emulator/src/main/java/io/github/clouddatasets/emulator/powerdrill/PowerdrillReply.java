package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;
import java.util.List;
import java.util.function.Function;

/** The envelope around what Powerdrill answers. */
final class PowerdrillReply {

    private PowerdrillReply() {}

    static Answer data(JsonNode data) {
        ObjectNode envelope = Json.object().put("code", 0);
        envelope.set("data", data);
        return Answer.json(200, envelope);
    }

    /** Done, said with {@code "data":null}. */
    static Answer nothing() {
        return Answer.json(200, Json.object().put("code", 0).putNull("data"));
    }

    /** Done, without a word about data. */
    static Answer done() {
        return Answer.json(200, Json.object().put("code", 0));
    }

    /** One page of a list. */
    static <T> Answer page(PowerdrillRequest request, List<T> all, Function<T, JsonNode> json) {
        PowerdrillDialect dialect = request.dialect();
        int number = request.positive("page_number", 1);
        int size = request.positive("page_size", 10);
        ObjectNode data = Json.object()
                .put(dialect.name("page_number"), number)
                .put(dialect.name("page_size"), size)
                .put(dialect.name("total_items"), all.size());
        var records = data.putArray("records");
        all.stream().skip((number - 1L) * size).limit(size).forEach(element -> records.add(json.apply(element)));
        return data(data);
    }
}
