package io.github.clouddatasets.emulator.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The error codes of a service, each with its status and its usual text. */
public final class ErrorCodes {

    private final Map<String, ErrorCode> codes = new LinkedHashMap<>();

    /** Adds a code. Of the statuses of one code the lowest stays. */
    public ErrorCodes add(int status, String code, String text) {
        codes.merge(code, new ErrorCode(status, code, text), (one, other) -> other.status < one.status ? other : one);
        return this;
    }

    public Optional<ErrorCode> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    public List<String> all() {
        return List.copyOf(codes.keySet());
    }

    /** A code with its status and its usual text. */
    public record ErrorCode(int status, String code, String text) {}
}
