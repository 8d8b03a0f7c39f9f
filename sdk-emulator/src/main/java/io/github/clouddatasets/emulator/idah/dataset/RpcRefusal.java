package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import org.jspecify.annotations.Nullable;

/** The error of a JSON-RPC request, or of one of its calls. */
final class RpcRefusal extends RuntimeException {

    static final int UNKNOWN_METHOD = -32601;
    static final int INPUT = -32602;
    static final int OTHER = -32603;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient @Nullable JsonNode data;

    RpcRefusal(int code, String message, @Nullable JsonNode data) {
        super(message, null, false, false);
        this.code = code;
        this.data = data;
    }

    static RpcRefusal input(String message) {
        return new RpcRefusal(INPUT, message, null);
    }

    /** Not found, forbidden and what the database refuses share one code. */
    static RpcRefusal of(IdahFault fault) {
        return new RpcRefusal(fault.isValidation() ? INPUT : OTHER, String.valueOf(fault.getMessage()), null);
    }

    ObjectNode error() {
        ObjectNode error = Json.object().put("code", code).put("message", getMessage());
        if (data != null) {
            error.set("data", data);
        }
        return error;
    }
}
