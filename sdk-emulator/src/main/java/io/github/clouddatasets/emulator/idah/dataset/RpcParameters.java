package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import java.util.Set;
import java.util.StringJoiner;

/** The parameters of a JSON-RPC call. One refusal names all that are missing or of a wrong type. */
record RpcParameters(JsonNode values) {

    private static final Set<String> HASHES = Set.of("dimensions", "annotation", "metadata");

    /** Refuses a call without these parameters. */
    RpcParameters require(String... names) {
        StringJoiner message = new StringJoiner(", ");
        ObjectNode data = Json.object();
        for (String name : names) {
            if (!values.has(name)) {
                message.add(name + ": is required");
                data.putArray(name).add("is required");
            } else if (HASHES.contains(name) && !values.path(name).isObject()) {
                message.add(name + ": must be a hash");
                data.putArray(name).add("must be a hash");
            }
        }
        if (!data.isEmpty()) {
            throw new RpcRefusal(RpcRefusal.INPUT, message.toString(), data);
        }
        return this;
    }

    boolean has(String name) {
        return values.hasNonNull(name);
    }

    String text(String name) {
        return values.path(name).asText();
    }

    JsonNode value(String name) {
        return values.path(name);
    }
}
