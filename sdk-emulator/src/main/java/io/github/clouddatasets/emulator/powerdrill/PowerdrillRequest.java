package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.QueryParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A call to Powerdrill, read in the words of its version: names are given as v2 has them. */
final class PowerdrillRequest {

    private static final int LONGEST_SEARCH = 128;

    private final PowerdrillDialect dialect;
    private final Call call;
    private final Map<String, String> path;
    private final Map<String, String> query = new HashMap<>();
    private final ObjectNode body;

    /** @param form whether the body is a form rather than JSON */
    PowerdrillRequest(PowerdrillDialect dialect, Call call, Map<String, String> path, boolean form) {
        this.dialect = dialect;
        this.call = call;
        this.path = path;
        for (QueryParameter parameter : call.queryParameters()) {
            query.put(parameter.name(), Objects.requireNonNullElse(parameter.value(), ""));
        }
        this.body = form ? Json.object() : read(call);
    }

    private static ObjectNode read(Call call) {
        if (!call.hasBody()) {
            return Json.object();
        }
        return Json.parse(call.body())
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> PowerdrillFault.parameterInvalid("body"));
    }

    PowerdrillDialect dialect() {
        return dialect;
    }

    Call call() {
        return call;
    }

    String path(String name) {
        return path.getOrDefault(name, "");
    }

    /** Refuses a caller who does not say who it is where this version wants it, and one of another project. */
    void checkUser(PowerdrillUser where, String userId) {
        String name = dialect.name("user_id");
        Optional<String> inQuery = query("user_id");
        switch (where) {
            case QUERY -> requireUser(inQuery, userId, name);
            case BODY -> requireUser(text("user_id"), userId, name);
            case QUERY_AND_BODY -> {
                requireUser(inQuery, userId, name);
                requireUser(text("user_id"), userId, name);
            }
            case BODY_OR_QUERY -> requireUser(text("user_id").or(() -> inQuery), userId, name);
            case NONE, FORM -> {
                // Nothing to read here.
            }
        }
    }

    static void requireUser(Optional<String> presented, String userId, String name) {
        String user = presented.orElseThrow(() -> PowerdrillFault.parameterInvalid(name));
        if (!user.equals(userId)) {
            throw PowerdrillFault.notFound("user " + user);
        }
    }

    /** A parameter of the query, if it is there and not empty. */
    Optional<String> query(String v2Name) {
        return Optional.ofNullable(query.get(dialect.name(v2Name))).filter(value -> !value.isEmpty());
    }

    /** The keyword of a list, under the name it has there; only v2 bounds its length. */
    Optional<String> keyword(String name) {
        Optional<String> keyword = Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
        boolean limited = dialect == PowerdrillDialect.V2;
        if (limited && keyword.isPresent() && keyword.get().length() > LONGEST_SEARCH) {
            throw PowerdrillFault.parameterInvalid(name);
        }
        return keyword;
    }

    int positive(String v2Name, int absent) {
        Optional<String> text = Optional.ofNullable(query.get(dialect.name(v2Name)));
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The refusal below covers it.
        }
        throw PowerdrillFault.parameterInvalid(dialect.name(v2Name));
    }

    /** A text of the body, if it is there and not empty. */
    Optional<String> text(String v2Name) {
        return named(dialect.name(v2Name));
    }

    /** A text of the body that must be there. */
    String required(String v2Name) {
        return text(v2Name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> PowerdrillFault.parameterInvalid(dialect.name(v2Name)));
    }

    /** A text under the very name it has in the body. */
    Optional<String> named(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw PowerdrillFault.parameterInvalid(name);
        }
        return Optional.of(value.textValue()).filter(text -> !text.isEmpty());
    }

    /** One of a few words. */
    Optional<String> word(String v2Name, Set<String> accepted) {
        Optional<String> word = text(v2Name);
        if (word.isPresent() && !accepted.contains(word.get())) {
            throw PowerdrillFault.parameterInvalid(dialect.name(v2Name));
        }
        return word;
    }

    Optional<Long> number(String v2Name, long minimum, long maximum) {
        JsonNode value = body.path(dialect.name(v2Name));
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < minimum
                || value.longValue() > maximum) {
            throw PowerdrillFault.parameterInvalid(dialect.name(v2Name));
        }
        return Optional.of(value.longValue());
    }

    boolean flag(String v2Name) {
        JsonNode value = body.path(dialect.name(v2Name));
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw PowerdrillFault.parameterInvalid(dialect.name(v2Name));
        }
        return value.booleanValue();
    }

    /** The texts of an array; none if it is absent or null. */
    List<String> texts(String v2Name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(v2Name)) {
            if (!element.isTextual()) {
                throw PowerdrillFault.parameterInvalid(dialect.name(v2Name));
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    JsonNode array(String v2Name) {
        JsonNode value = body.path(dialect.name(v2Name));
        if (value.isMissingNode() || value.isNull()) {
            return Json.array();
        }
        if (!value.isArray()) {
            throw PowerdrillFault.parameterInvalid(dialect.name(v2Name));
        }
        return value;
    }

    /** An object of the body; empty if it is absent. */
    JsonNode object(String v2Name) {
        JsonNode value = body.path(dialect.name(v2Name));
        if (value.isMissingNode() || value.isNull()) {
            return Json.object();
        }
        if (!value.isObject()) {
            throw PowerdrillFault.parameterInvalid(dialect.name(v2Name));
        }
        return value;
    }
}
