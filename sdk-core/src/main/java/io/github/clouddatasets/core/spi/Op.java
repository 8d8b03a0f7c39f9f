package io.github.clouddatasets.core.spi;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.RawResponse;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.core.spi.value.Percent;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a service, as immutable data: made once as a constant beside the method that uses it. The id is the
 * operationId of the service's contract under {@code specs/}.
 *
 * @param <T> what a call of it returns
 */
public final class Op<T> {

    /** What a successful answer holds. */
    enum Answer {
        /** A value to decode. */
        VALUE,
        /** Nothing of interest. */
        NOTHING,
        /** Bytes to hand on as they come. */
        STREAM,
        /** Server-sent events to hand on as they come. */
        EVENTS,
        /** All of it, for the caller to decode. */
        RAW
    }

    /** What limits the time of an attempt. */
    enum Clock {
        /** The attempt's own timeout. */
        ATTEMPT,
        /** The call's timeout: the service itself is slow, and asking twice would make it no faster. */
        CALL,
        /** Only silence: the attempt takes as long as there are bytes. */
        IDLE
    }

    /**
     * How an operation is sent, and what may answer it instead of a value.
     *
     * @param repeatable whether sending it twice does no harm
     * @param ifEmpty what an answer without a body stands for; null where there must be one
     * @param open whether it is sent without credentials
     * @param alsoAnswer a status beside 2xx whose body is an answer; 0 for none
     * @param clock what limits an attempt
     */
    record Manner(boolean repeatable, @Nullable Object ifEmpty, boolean open, int alsoAnswer, Clock clock) {

        private static final Manner ONCE = new Manner(false, null, false, 0, Clock.ATTEMPT);
        private static final Manner REPEATABLE = ONCE.asRepeatable();

        private Manner asRepeatable() {
            return new Manner(true, ifEmpty, open, alsoAnswer, clock);
        }

        private Manner within(Clock other) {
            return new Manner(repeatable, ifEmpty, open, alsoAnswer, other);
        }
    }

    /**
     * Turns what was decoded into what the caller gets.
     *
     * @param <W> type on the wire
     * @param <T> type for the caller
     */
    @FunctionalInterface
    public interface Finish<W, T> {
        /** Converts, or throws the refusal that a successful answer can hide. */
        T apply(W wire) throws ServiceFault;
    }

    /**
     * As {@link Finish}, for answers that refuse a part of what was asked: it can also make the exception that a refusal
     * is, for later.
     *
     * @param <W> type on the wire
     * @param <T> type for the caller
     */
    @FunctionalInterface
    public interface PartialFinish<W, T> {
        /** Converts, or throws the refusal of the whole that a successful answer can hide. */
        T apply(W wire, Refusals refusals) throws ServiceFault;
    }

    /** Makes exceptions with the facts of the call that was answered. */
    @FunctionalInterface
    public interface Refusals {
        /** The exception for this code and text. */
        ApiException of(@Nullable String code, @Nullable String message);
    }

    /**
     * As {@link Finish}, for what is told in headers.
     *
     * @param <W> type on the wire
     * @param <T> type for the caller
     */
    @FunctionalInterface
    public interface FinishWithHeaders<W, T> {
        /** Converts, given the values of each header by its name in whatever case, or throws the refusal. */
        T apply(W wire, Function<String, List<String>> headers) throws ServiceFault;
    }

    /** The last step as the exchange takes it; there is no response where HTTP allowed no body, but one was sent. */
    @FunctionalInterface
    interface Last<T> {
        T apply(Object wire, @Nullable Response response, Refusals refusals) throws ServiceFault;
    }

    final String id;
    final String method;
    /** The template's path segments; null where a variable stands. */
    final @Nullable String[] segments;

    final int variables;

    final Answer answer;
    final Json dialect;
    final @Nullable ObjectReader reader;
    final ObjectWriter writer;
    final @Nullable Last<T> finish;
    final Manner manner;

    private final Class<?> wireType;
    private final String template;

    private Op(
            String id,
            String method,
            String template,
            Answer answer,
            Class<?> wireType,
            Json dialect,
            @Nullable Last<T> finish,
            Manner manner) {
        this.id = id;
        this.method = method;
        this.template = template;
        this.segments = segments(template);
        this.variables = (int) Arrays.stream(segments).filter(Objects::isNull).count();
        this.answer = answer;
        this.wireType = wireType;
        this.dialect = dialect;
        this.reader = answer == Answer.VALUE ? dialect.reader(wireType) : null;
        this.writer = dialect.writer();
        this.finish = finish;
        this.manner = manner;
    }

    /** A read. May be repeated. */
    public static <T> Op<T> get(String id, String template, Class<T> answer) {
        return new Op<>(id, "GET", template, Answer.VALUE, answer, Json.SNAKE, null, Manner.REPEATABLE);
    }

    /** A read of bytes, such as a download. May be repeated. */
    public static Op<Download> stream(String id, String template) {
        return new Op<>(
                id,
                "GET",
                template,
                Answer.STREAM,
                InputStream.class,
                Json.SNAKE,
                null,
                Manner.REPEATABLE.within(Clock.IDLE));
    }

    /** A POST that may not be repeated once it was sent; {@link #repeatable()} says otherwise. */
    public static <T> Op<T> post(String id, String template, Class<T> answer) {
        return new Op<>(id, "POST", template, Answer.VALUE, answer, Json.SNAKE, null, Manner.ONCE);
    }

    /** A POST whose answer holds nothing. */
    public static Op<Void> post(String id, String template) {
        return new Op<>(id, "POST", template, Answer.NOTHING, Void.class, Json.SNAKE, null, Manner.ONCE);
    }

    /** A deletion whose answer holds nothing. May be repeated: the target is named. */
    public static Op<Void> delete(String id, String template) {
        return new Op<>(id, "DELETE", template, Answer.NOTHING, Void.class, Json.SNAKE, null, Manner.REPEATABLE);
    }

    /** A change of something that is named, so that it may be repeated. */
    public static <T> Op<T> put(String id, String template, Class<T> answer) {
        return new Op<>(id, "PUT", template, Answer.VALUE, answer, Json.SNAKE, null, Manner.REPEATABLE);
    }

    /** A deletion that is answered with a value. May be repeated: the target is named. */
    public static <T> Op<T> delete(String id, String template, Class<T> answer) {
        return new Op<>(id, "DELETE", template, Answer.VALUE, answer, Json.SNAKE, null, Manner.REPEATABLE);
    }

    /** A POST that is answered with server-sent events. May not be repeated once it was sent. */
    public static Op<EventSource> events(String id, String template) {
        return new Op<>(
                id,
                "POST",
                template,
                Answer.EVENTS,
                EventSource.class,
                Json.SNAKE,
                null,
                Manner.ONCE.within(Clock.IDLE));
    }

    /**
     * An operation that no contract names: what it is, the request says. Its answer is handed to the caller as it is.
     *
     * @param request method, path, and whether it may be repeated
     */
    static Op<RawResponse> raw(RawRequest request) {
        String path = request.segments().stream().map(Percent::encode).collect(Collectors.joining("/", "/", ""));
        return new Op<>(
                "send",
                request.method(),
                path,
                Answer.RAW,
                RawResponse.class,
                Json.SNAKE,
                null,
                request.repeatable() ? Manner.REPEATABLE : Manner.ONCE);
    }

    /** The same operation in another dialect. */
    public Op<T> in(Json other) {
        return new Op<>(id, method, template, answer, wireType, other, finish, manner);
    }

    /** The same operation, marked as one that does no harm when it is sent twice. */
    public Op<T> repeatable() {
        return sent(manner.asRepeatable());
    }

    /** The same operation, whose answer may lack a body and then stands for this value. To be said before {@link #as}. */
    public Op<T> orElse(T value) {
        return sent(new Manner(manner.repeatable, value, manner.open, manner.alsoAnswer, manner.clock));
    }

    /** The same operation, sent without credentials. */
    public Op<T> open() {
        return sent(new Manner(manner.repeatable, manner.ifEmpty, true, manner.alsoAnswer, manner.clock));
    }

    /** The same operation, which also answers with this status, beside 2xx. */
    public Op<T> answeringWith(int status) {
        return sent(new Manner(manner.repeatable, manner.ifEmpty, manner.open, status, manner.clock));
    }

    /** The same operation, whose attempts may take as long as the call: the work is done before the answer comes. */
    public Op<T> slow() {
        return sent(manner.within(Clock.CALL));
    }

    /** The same operation, which moves so many bytes that only silence ends it. */
    public Op<T> transferring() {
        return sent(manner.within(Clock.IDLE));
    }

    private Op<T> sent(Manner other) {
        return new Op<>(id, method, template, answer, wireType, dialect, finish, other);
    }

    /** The same operation with a last step from the wire's shape to the user's. Only one such step. */
    @SuppressWarnings("unchecked") // the reader yields a T, which is what the function takes
    public <R> Op<R> as(Finish<T, R> last) {
        return last((wire, response, refusals) -> last.apply((T) wire));
    }

    /** As {@link #as}, with a step that sees the answer's headers, too. */
    @SuppressWarnings("unchecked") // the reader yields a T, which is what the function takes
    public <R> Op<R> withHeaders(FinishWithHeaders<T, R> last) {
        return last((wire, response, refusals) ->
                last.apply((T) wire, name -> response == null ? List.of() : response.headers(name)));
    }

    /** As {@link #as}, for an answer that may refuse a part. */
    @SuppressWarnings("unchecked") // the reader yields a T, which is what the function takes
    public <R> Op<R> asPartial(PartialFinish<T, R> last) {
        return last((wire, response, refusals) -> last.apply((T) wire, refusals));
    }

    private <R> Op<R> last(Last<R> step) {
        return new Op<>(id, method, template, answer, wireType, dialect, step, manner);
    }

    /** Whether the answer is handed on while it still comes. */
    boolean handsOver() {
        return answer == Answer.STREAM || answer == Answer.EVENTS;
    }

    /** What the answer is read as, before the last step. */
    public Class<?> wireType() {
        return wireType;
    }

    /** The operationId in the contract. */
    public String id() {
        return id;
    }

    /** Method and path template, as in {@code GET /datasets/{dataset_id}}. */
    @Override
    public String toString() {
        return method + " " + template;
    }

    private static @Nullable String[] segments(String template) {
        String[] parts = template.substring(1).split("/", -1);
        @Nullable String[] segments = new @Nullable String[parts.length];
        for (int i = 0; i < parts.length; i++) {
            segments[i] = parts[i].startsWith("{") ? null : parts[i];
        }
        return segments;
    }
}
