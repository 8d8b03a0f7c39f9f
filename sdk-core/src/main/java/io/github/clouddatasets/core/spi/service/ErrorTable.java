package io.github.clouddatasets.core.spi.service;

import io.github.clouddatasets.core.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
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
     * @param retryAfter when the same call may succeed, where the code alone tells; null if it does not
     */
    public record Verdict(
            ErrorKind kind,
            boolean retryable,
            @Nullable String advice,
            @Nullable Duration retryAfter) {

        /**
         * A verdict without a wait.
         *
         * @param kind see {@link #kind()}
         * @param retryable see {@link #retryable()}
         * @param advice see {@link #advice()}
         */
        public Verdict(ErrorKind kind, boolean retryable, @Nullable String advice) {
            this(kind, retryable, advice, null);
        }
    }

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

    /**
     * Tells whether a refusal can be meant for a request, of a service that mixes up the answers to requests which fail at
     * the same time.
     */
    @FunctionalInterface
    public interface Misdirection {
        /**
         * Judges a refusal.
         *
         * @param exchanged the request
         * @param error what the refusal says
         * @return true if the refusal was made for another request
         */
        boolean test(Exchanged exchanged, ErrorBody error);
    }

    private record Row(
            int status,
            BiPredicate<ErrorBody, Exchanged> error,
            ErrorKind kind,
            boolean retryable,
            @Nullable String advice,
            @Nullable Duration retryAfter) {

        boolean matches(int status, ErrorBody error, Exchanged exchanged) {
            return (this.status == ANY || this.status == status) && this.error.test(error, exchanged);
        }
    }

    private static final int ANY = 0;

    private static final Exchanged UNKNOWN = new Exchanged("", "", Set.of(), "", 1);

    /** A code that is the status a gateway would have answered with. */
    private static final Pattern STATUS = Pattern.compile("[45][0-9]{2}");

    /** So many attempts in a row may meet a refusal of another request; the next one is believed. */
    private static final int DISBELIEVED = 2;

    private static final String MISDIRECTED =
            "the refusal is not about this request: the server mixes up answers of requests that fail at the same time";

    private final List<Row> rows;
    private final BiFunction<Integer, String, @Nullable String> meanings;
    private final DocumentedStatus documentedStatus;
    private final Misdirection misdirection;

    private ErrorTable(Builder builder) {
        this.rows = List.copyOf(builder.rows);
        this.meanings = builder.meanings;
        this.documentedStatus = builder.documentedStatus;
        this.misdirection = builder.misdirection;
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
        return judged(answered, error, UNKNOWN);
    }

    private Verdict judged(int answered, ErrorBody error, Exchanged exchanged) {
        int status = answered;
        if (answered < 300 && error.code() != null) {
            Integer home = documentedStatus.status(error.code());
            status = home != null
                    ? home
                    : STATUS.matcher(error.code()).matches() ? Integer.parseInt(error.code()) : answered;
        }
        for (Row row : rows) {
            if (row.matches(status, error, exchanged)) {
                String advice = row.advice != null ? row.advice : meaning(status, error);
                return new Verdict(row.kind, row.retryable, advice, row.retryAfter);
            }
        }
        ErrorKind kind = byStatus(status);
        boolean retryable = kind == ErrorKind.RATE_LIMITED || mayPass(status);
        return new Verdict(kind, retryable, meaning(status, error));
    }

    /**
     * Judges the refusal of a request. One that was made for another request is worth another attempt, where a read got
     * it; after some attempts it is believed nevertheless.
     *
     * @param answered the HTTP status of the answer
     * @param error what its body says
     * @param exchanged the request and the refusal's body
     * @return the verdict
     */
    public Verdict judge(int answered, ErrorBody error, Exchanged exchanged) {
        Verdict verdict = judged(answered, error, exchanged);
        if (!misdirection.test(exchanged, error)) {
            return verdict;
        }
        boolean again = exchanged.method().equals("GET") && exchanged.attempts() <= DISBELIEVED;
        return new Verdict(verdict.kind, verdict.retryable || again, MISDIRECTED, verdict.retryAfter);
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

    /**
     * Whether the status tells of a failure that may pass: what a server or a proxy says of itself, the statuses of proxies
     * beyond the standard (520 to 530) among them, but for what it says of the request (501, 505, 506, 510) and of the way
     * to it (508 a loop, 511 a network that demands a login).
     */
    private static boolean mayPass(int status) {
        return switch (status) {
            case 408 -> true;
            case 501, 505, 506, 508, 510, 511 -> false;
            default -> status >= 500;
        };
    }

    /** Collects the rows. */
    public static final class Builder {
        private final List<Row> rows = new ArrayList<>();
        private BiFunction<Integer, String, @Nullable String> meanings = (status, code) -> null;
        private DocumentedStatus documentedStatus = code -> null;
        private Misdirection misdirection = (exchanged, error) -> false;

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
                add(ANY, (error, exchanged) -> code.equals(error.code()), kind, null);
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
            return add(status, (error, exchanged) -> code.equals(error.code()), kind, advice);
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
            return add(
                    status,
                    (error, exchanged) -> messageStart.isEmpty()
                            || (error.message() != null && error.message().startsWith(messageStart)),
                    kind,
                    advice);
        }

        /**
         * Adds a row for a status and the start of the service's codes.
         *
         * @param status the HTTP status
         * @param codeStart how the code begins
         * @param kind what they mean together
         * @param advice what to do, for the message; null for the code's plain meaning
         * @return this
         */
        public Builder start(int status, String codeStart, ErrorKind kind, @Nullable String advice) {
            return add(
                    status,
                    (error, exchanged) -> error.code() != null && error.code().startsWith(codeStart),
                    kind,
                    advice);
        }

        /**
         * Adds a row for statuses with a body that is none of the service's: a web page, or words without a code.
         *
         * @param kind what such an answer means
         * @param advice what to do, for the message; null for none
         * @param statuses the HTTP statuses
         * @return this
         */
        public Builder foreign(ErrorKind kind, @Nullable String advice, int... statuses) {
            for (int status : statuses) {
                add(status, (error, exchanged) -> exchanged.isForeign(error), kind, advice);
            }
            return this;
        }

        private Builder add(
                int status, BiPredicate<ErrorBody, Exchanged> error, ErrorKind kind, @Nullable String advice) {
            rows.add(new Row(status, error, kind, kind == ErrorKind.RATE_LIMITED, advice, null));
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
                rows.add(new Row(ANY, (error, exchanged) -> code.equals(error.code()), kind, true, null, null));
            }
            return this;
        }

        /**
         * Adds a row for a code, under whatever status, of a rule that allows an operation once in some time: the same
         * call may succeed when that time is over, and the service sends no {@code Retry-After}.
         *
         * @param wait the rule's time
         * @param code the service's code
         * @param advice what to do, for the message; null for the code's plain meaning
         * @return this
         */
        public Builder onceIn(Duration wait, String code, @Nullable String advice) {
            rows.add(new Row(
                    ANY, (error, exchanged) -> code.equals(error.code()), ErrorKind.RATE_LIMITED, true, advice, wait));
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
         * Sets how to see that a refusal was made for another request, of a service that mixes up its answers.
         *
         * @param misdirection tells it
         * @return this
         */
        public Builder misdirection(Misdirection misdirection) {
            this.misdirection = misdirection;
            return this;
        }

        /**
         * The finished table.
         *
         * @return the table
         */
        public ErrorTable build() {
            return new ErrorTable(this);
        }
    }
}
