package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads the parameters of a call: those of the query, and those of a body if its Content-Type is understood. */
final class IdahParameters {

    // Compared as a whole and with regard to case, so a charset parameter leaves the body unread.
    private static final Set<String> JSON_TYPES = Set.of("application/json", "application/vnd.api+json");
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    private IdahParameters() {}

    static ObjectNode of(Call call) {
        ObjectNode parameters = RackParameters.parse(call.query());
        String type = Objects.requireNonNullElse(call.header("Content-Type"), "");
        if (JSON_TYPES.contains(type)) {
            // The method does not matter: a GET that declares JSON and has no body is refused, too.
            JsonNode body = Json.parse(call.body()).orElseThrow(IdahFault::bodyUnreadable);
            if (body instanceof ObjectNode fields) {
                parameters.setAll(fields);
            }
        } else if (type.equals(FORM_TYPE)) {
            parameters.setAll(RackParameters.parse(new String(call.body(), StandardCharsets.UTF_8)));
        }
        return parameters;
    }

    static void require(ObjectNode parameters, String... names) {
        List<IdahFault.Violation> missing = new ArrayList<>();
        for (String name : names) {
            if (!parameters.hasNonNull(name)) {
                missing.add(new IdahFault.Violation("/" + name, "is required"));
            }
        }
        if (!missing.isEmpty()) {
            throw IdahFault.validation(missing);
        }
    }
}
