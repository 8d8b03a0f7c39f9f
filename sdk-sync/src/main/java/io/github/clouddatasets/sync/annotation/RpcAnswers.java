package io.github.clouddatasets.sync.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.Decoded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the service answered to the calls of one request, in their order. Errors of a call come with the status 200. */
final class RpcAnswers {

    /** A call that a batch did not reach. */
    private static final String CANCELLED = "Batch execution cancelled";

    private static final String DUPLICATE = "verse.errors.cannot_create_record";

    /** A missing record is named in one of two forms that depend on the server's Ruby. */
    private static final List<String> MISSING = List.of("{:id=>", "{id:");

    /**
     * The answer to one call.
     *
     * @param id the call's id
     * @param result the result; null for a deletion
     * @param error null if the call succeeded
     */
    @Decoded
    record Answer(
            @Nullable String id,
            @Nullable JsonNode result,
            @Nullable Failure error) {}

    /**
     * Why a call failed.
     *
     * @param code one code for nearly everything; the text tells more
     * @param message the text
     */
    @Decoded
    record Failure(@Nullable String code, @Nullable String message) {

        boolean says(String start) {
            return message != null && message.startsWith(start);
        }
    }

    /** An answer, and the record that the answer holds; null if it holds none. */
    private record Read(Answer answer, @Nullable Annotation annotation) {}

    private final List<Read> answers;
    private final Op.Refusals refusals;

    private RpcAnswers(List<Read> answers, Op.Refusals refusals) {
        this.answers = answers;
        this.refusals = refusals;
    }

    /**
     * Reads the answers of one request.
     *
     * @throws io.github.clouddatasets.core.spi.value.WireId.Missing if a record has no id
     */
    static RpcAnswers of(List<Answer> answers, Op.Refusals refusals) {
        List<Read> read = new ArrayList<>();
        for (Answer answer : answers) {
            JsonNode result = answer.result;
            read.add(new Read(answer, result != null && result.isObject() ? AnnotationResource.flat(result) : null));
        }
        return new RpcAnswers(read, refusals);
    }

    private @Nullable Failure error(int place) {
        return answers.get(place).answer.error;
    }

    /**
     * The answers in the order of the calls, whose ids are their places from 1: by the id where the answers have these ids, as
     * the protocol says, else by place.
     */
    RpcAnswers inOrder(int calls) {
        Map<String, Read> byId = new HashMap<>();
        answers.forEach(read -> byId.put(String.valueOf(read.answer.id), read));
        boolean named = byId.size() == answers.size();
        for (int i = 1; i <= answers.size(); i++) {
            named &= byId.containsKey(Integer.toString(i));
        }
        if (!named) {
            return this;
        }
        List<Read> sorted = new ArrayList<>();
        for (int i = 1; i <= Math.min(calls, answers.size()); i++) {
            sorted.add(Objects.requireNonNull(byId.get(Integer.toString(i))));
        }
        return new RpcAnswers(sorted, refusals);
    }

    int size() {
        return answers.size();
    }

    boolean isDone(int place) {
        return error(place) == null;
    }

    /** Whether the batch ended before this call. */
    boolean isCancelled(int place) {
        Failure error = error(place);
        return error != null && error.says(CANCELLED);
    }

    /** Whether a creation was refused as a record whose id is there is, or one that breaks a rule of the database. */
    boolean isDuplicate(int place) {
        Failure error = error(place);
        return error != null && error.says(DUPLICATE);
    }

    boolean isMissing(int place) {
        Failure error = error(place);
        return error != null && MISSING.stream().anyMatch(error::says);
    }

    /** The record of a call that succeeded; null if the service sent none. */
    @Nullable
    Annotation annotation(int place) {
        return answers.get(place).annotation;
    }

    /** Why a call failed. */
    ApiException failure(int place) {
        Failure error = error(place);
        return error == null ? refusals.of(null, null) : refusals.of(error.code, error.message);
    }

    /** Why an annotation was not created whose id another one has. */
    ApiException taken(int place, String differs) {
        Failure error = error(place);
        String code = error == null ? null : error.code;
        return refusals.of(code, DUPLICATE + ": the annotation with this id has another " + differs);
    }

    /** The service left a call out of its answer. */
    ApiException unanswered() {
        return refusals.of(null, "the answer has no result of this call");
    }
}
