package io.github.clouddatasets.core.spi.service;

import io.github.clouddatasets.core.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a service's refusals mean: one table per service, keyed by HTTP status and the service's code. What has no row is
 * judged by its status.
 */
public final class ErrorTable {

    /**
     * What a refusal means.
     *
     * @param kind the kind
     * @param retryable whether the same call may succeed later
     * @param advice what the code means or what to do; null if the table does not know
     */
    public record Verdict(
            ErrorKind kind, boolean retryable, @Nullable String advice) {}

    /** Knows under which status the contract documents a code. */
    @FunctionalInterface
    public interface DocumentedStatus {
        /**
         * Looks up a code.
         *
         * @param code the service's code
         * @return the status; null for a code that is not known
         */
        @Nullable
        Integer status(String code);
    }

    private record Row(
            int status,
            @Nullable String code,
            String messageStart,
            ErrorKind kind,
            boolean retryable,
            @Nullable String advice) {
        boolean matches(int status, @Nullable String code, @Nullable String message) {
            return (this.status == ANY || this.status == status)
                    && (this.code == null || this.code.equals(code))
                    && (messageStart.isEmpty() || (message != null && message.startsWith(messageStart)));
        }
    }

    private static final int ANY = 0;

    private final List<Row> rows;
    private final BiFunction<Integer, String, @Nullable String> meanings;
    private final DocumentedStatus documentedStatus;

    private ErrorTable(
            List<Row> rows, BiFunction<Integer, String, @Nullable String> meanings, DocumentedStatus documentedStatus) {
        this.rows = List.copyOf(rows);
        this.meanings = meanings;
        this.documentedStatus = documentedStatus;
    }

    /**
     * Starts a table. Rows are tried in the order they are added.
     *
     * @return a builder without rows
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Judges a refusal.
     *
     * @param answered the HTTP status of the answer
     * @param error what its body says
     * @return the verdict of the first row that matches, else that of the status
     */
    public Verdict judge(int answered, ErrorBody error) {
        int status = answered;
        if (answered < 300 && error.code() != null) {
            Integer home = documentedStatus.status(error.code());
            status = home == null ? answered : home;
        }
        for (Row row : rows) {
            if (row.matches(status, error.code(), error.message())) {
                return new Verdict(row.kind, row.retryable, row.advice != null ? row.advice : meaning(status, error));
            }
        }
        ErrorKind kind = byStatus(status);
        boolean retryable = kind == ErrorKind.RATE_LIMITED || transientStatus(status);
        return new Verdict(kind, retryable, meaning(status, error));
    }

    private @Nullable String meaning(int status, ErrorBody error) {
        String code = error.code();
        return code == null ? null : meanings.apply(status, code);
    }

    private static ErrorKind byStatus(int status) {
        if (status == 408 || status >= 500) {
            return ErrorKind.SERVER;
        }
        return switch (status) {
            case 401 -> ErrorKind.AUTHENTICATION;
            case 402 -> ErrorKind.QUOTA_EXCEEDED;
            case 403 -> ErrorKind.PERMISSION_DENIED;
            case 404, 410 -> ErrorKind.NOT_FOUND;
            case 409, 412 -> ErrorKind.CONFLICT;
            case 429 -> ErrorKind.RATE_LIMITED;
            default -> status >= 400 ? ErrorKind.INVALID_REQUEST : ErrorKind.OTHER;
        };
    }

    private static boolean transientStatus(int status) {
        return status == 408 || status == 500 || status == 502 || status == 503 || status == 504;
    }

    /** Collects the rows. */
    public static final class Builder {
        private final List<Row> rows = new ArrayList<>();
        private BiFunction<Integer, String, @Nullable String> meanings = (status, code) -> null;
        private DocumentedStatus documentedStatus = code -> null;

        private Builder() {}

        /**
         * Adds a row for each code, under whatever status.
         *
         * @param kind what the codes mean
         * @param codes the service's codes
         * @return this
         */
        public Builder codes(ErrorKind kind, String... codes) {
            for (String code : codes) {
                rows.add(new Row(ANY, code, "", kind, kind == ErrorKind.RATE_LIMITED, null));
            }
            return this;
        }

        /**
         * Adds a row for a code under one status.
         *
         * @param status the HTTP status
         * @param code the service's code
         * @param kind what they mean together
         * @param advice what to do, for the message; null for the code's plain meaning
         * @return this
         */
        public Builder row(int status, String code, ErrorKind kind, @Nullable String advice) {
            rows.add(new Row(status, code, "", kind, kind == ErrorKind.RATE_LIMITED, advice));
            return this;
        }

        /**
         * Adds a row for a status and the start of the service's text: for services that have no codes.
         *
         * @param status the HTTP status
         * @param messageStart how the text begins; empty for any text
         * @param kind what they mean together
         * @param advice what to do, for the message; null for none
         * @return this
         */
        public Builder text(int status, String messageStart, ErrorKind kind, @Nullable String advice) {
            rows.add(new Row(status, null, messageStart, kind, kind == ErrorKind.RATE_LIMITED, advice));
            return this;
        }

        /**
         * Adds a row for each code, under whatever status: a failure that may pass, worth another try.
         *
         * @param kind what the codes mean
         * @param codes the service's codes
         * @return this
         */
        public Builder passing(ErrorKind kind, String... codes) {
            for (String code : codes) {
                rows.add(new Row(ANY, code, "", kind, true, null));
            }
            return this;
        }

        /**
         * Sets where to look up the meaning of a status and a code in a few words.
         *
         * @param meanings gives the words, or null
         * @return this
         */
        public Builder meanings(BiFunction<Integer, String, @Nullable String> meanings) {
            this.meanings = meanings;
            return this;
        }

        /**
         * Sets where to look up the documented status of a code. A refusal inside a successful answer is judged by that
         * status.
         *
         * @param documentedStatus gives the status, or null
         * @return this
         */
        public Builder documentedStatus(DocumentedStatus documentedStatus) {
            this.documentedStatus = documentedStatus;
            return this;
        }

        /**
         * The finished table.
         *
         * @return the table
         */
        public ErrorTable build() {
            return new ErrorTable(rows, meanings, documentedStatus);
        }
    }
}
