package io.github.clouddatasets.emulator.idah.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the parameters of a call from the query, and from a body with a known Content-Type. */
public final class IdahParameters {

    // The server compares the whole value with regard to case: with a charset parameter the body stays unread.
    private static final Set<String> JSON_TYPES = Set.of("application/json", "application/vnd.api+json");
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    private IdahParameters() {}

    public static ObjectNode of(Call call) {
        ObjectNode parameters = RackParameters.parse(call.query());
        if (body(call).orElse(null) instanceof ObjectNode fields) {
            parameters.setAll(fields);
        }
        if (type(call).equals(FORM_TYPE)) {
            parameters.setAll(RackParameters.parse(new String(call.body(), StandardCharsets.UTF_8)));
        }
        return parameters;
    }

    /** The body of a call that declares JSON; empty for any other call. */
    public static Optional<JsonNode> body(Call call) {
        // The method does not matter: the server refuses even a GET that declares JSON and has no body.
        return JSON_TYPES.contains(type(call))
                ? Optional.of(Json.parse(call.body()).orElseThrow(IdahFault::bodyUnreadable))
                : Optional.empty();
    }

    private static String type(Call call) {
        return Objects.requireNonNullElse(call.header("Content-Type"), "");
    }

    /** Refuses a call without these parameters. The server checks their presence alone: null is present. */
    public static void require(ObjectNode parameters, String... names) {
        List<IdahFault.Violation> missing = new ArrayList<>();
        for (String name : names) {
            if (!parameters.has(name)) {
                missing.add(new IdahFault.Violation("/" + name, "is required"));
            }
        }
        if (!missing.isEmpty()) {
            throw IdahFault.validation(missing);
        }
    }
}
