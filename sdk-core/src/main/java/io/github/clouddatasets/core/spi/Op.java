package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.RawResponse;
import io.github.clouddatasets.core.ResponseHeaders;
import io.github.clouddatasets.core.spi.Manner.Answer;
import io.github.clouddatasets.core.spi.Manner.Clock;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoder;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.core.spi.value.Percent;
import java.io.InputStream;
import java.util.List;
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

    /**
     * Turns what was decoded into what the caller gets.
     *
     * @param <W> type on the wire
     * @param <T> type for the caller
     */
    @FunctionalInterface
    public interface Finish<W, T> {
        /**
         * Converts a value.
         *
         * @param wire the value as it was decoded
         * @return the value for the caller
         * @throws ServiceFault if the value is a refusal after all
         */
        T apply(W wire) throws ServiceFault;
    }

    /**
     * As {@link Finish}, for answers that may refuse a part of the request: this step can also make the exceptions that
     * stand for refused parts.
     *
     * @param <W> type on the wire
     * @param <T> type for the caller
     */
    @FunctionalInterface
    public interface PartialFinish<W, T> {
        /**
         * Converts a value.
         *
         * @param wire the value as it was decoded
         * @param refusals makes exceptions for refused parts
         * @return the value for the caller
         * @throws ServiceFault if the value refuses the whole
         */
        T apply(W wire, Refusals refusals) throws ServiceFault;
    }

    /** Makes exceptions with the facts of the call that was answered. */
    @FunctionalInterface
    public interface Refusals {
        /**
         * The exception for a refusal.
         *
         * @param code the service's code; null if it gave none
         * @param message the service's text; null if it gave none
         * @return the exception
         */
        ApiException of(@Nullable String code, @Nullable String message);
    }

    /**
     * As {@link Finish}, for answers that say something in headers.
     *
     * @param <W> type on the wire
     * @param <T> type for the caller
     */
    @FunctionalInterface
    public interface FinishWithHeaders<W, T> {
        /**
         * Converts a value.
         *
         * @param wire the value as it was decoded
         * @param headers the values of each header by its name, in whatever case
         * @return the value for the caller
         * @throws ServiceFault if the value is a refusal after all
         */
        T apply(W wire, Function<String, List<String>> headers) throws ServiceFault;
    }

    /** The last step as the exchange takes it; there is no response where HTTP allowed no body, but one was sent. */
    @FunctionalInterface
    interface Last<T> {
        T apply(Object wire, @Nullable Response response, Attempt<?> attempt) throws ServiceFault;
    }

    private static final RawResponse NO_CONTENT = RawResponse.of(204, ResponseHeaders.NONE, new byte[0]);

    final String id;
    final String method;
    final PathTemplate template;
    final Answer answer;
    final Json dialect;
    final @Nullable Decoder<?> decoder;
    final @Nullable Last<T> finish;
    final Manner manner;

    private final Class<?> wireType;

    private Op(
            String id,
            String method,
            PathTemplate template,
            Answer answer,
            Class<?> wireType,
            Json dialect,
            @Nullable Decoder<?> decoder,
            @Nullable Last<T> finish,
            Manner manner) {
        this.id = id;
        this.method = method;
        this.template = template;
        this.answer = answer;
        this.wireType = wireType;
        this.dialect = dialect;
        this.decoder = decoder;
        this.finish = finish;
        this.manner = manner;
    }

    private Op(String id, String method, String template, Answer answer, Class<?> wireType, Manner manner) {
        this(
                id,
                method,
                new PathTemplate(template),
                answer,
                wireType,
                Json.SNAKE,
                decoder(Json.SNAKE, answer, wireType),
                null,
                manner);
    }

    /**
     * A read. May be repeated.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base, with variables in braces
     * @param answer the type that a successful answer is read as
     * @param <T> the same type
     * @return the operation
     */
    public static <T> Op<T> get(String id, String template, Class<T> answer) {
        return new Op<>(id, "GET", template, Answer.VALUE, answer, Manner.REPEATABLE);
    }

    /**
     * A GET whose answer holds nothing. May be repeated.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base, with variables in braces
     * @return the operation
     */
    public static Op<Void> get(String id, String template) {
        return new Op<>(id, "GET", template, Answer.NOTHING, Void.class, Manner.REPEATABLE);
    }

    /**
     * A read of bytes, such as a download. May be repeated.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base, with variables in braces
     * @return the operation
     */
    public static Op<Download> stream(String id, String template) {
        Manner manner = Manner.REPEATABLE.within(Clock.IDLE);
        return new Op<>(id, "GET", template, Answer.STREAM, InputStream.class, manner);
    }

    /**
     * A POST that may not be repeated once it was sent; {@link #repeatable()} says otherwise.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base, with variables in braces
     * @param answer the type that a successful answer is read as
     * @param <T> the same type
     * @return the operation
     */
    public static <T> Op<T> post(String id, String template, Class<T> answer) {
        return new Op<>(id, "POST", template, Answer.VALUE, answer, Manner.ONCE);
    }

    /**
     * A POST whose answer holds nothing.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base, with variables in braces
     * @return the operation
     */
    public static Op<Void> post(String id, String template) {
        return new Op<>(id, "POST", template, Answer.NOTHING, Void.class, Manner.ONCE);
    }

    /**
     * A deletion whose answer holds nothing. May be repeated: the target is named.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base, with variables in braces
     * @return the operation
     */
    public static Op<Void> delete(String id, String template) {
        return new Op<>(id, "DELETE", template, Answer.NOTHING, Void.class, Manner.REPEATABLE);
    }

    /**
     * A change of something that is named, so that it may be repeated.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base, with variables in braces
     * @param answer the type that a successful answer is read as
     * @param <T> the same type
     * @return the operation
     */
    public static <T> Op<T> put(String id, String template, Class<T> answer) {
        return new Op<>(id, "PUT", template, Answer.VALUE, answer, Manner.REPEATABLE);
    }

    /**
     * A change of some fields of something that is named, so that it may be repeated.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base, with variables in braces
     * @param answer the type that a successful answer is read as
     * @param <T> the same type
     * @return the operation
     */
    public static <T> Op<T> patch(String id, String template, Class<T> answer) {
        return new Op<>(id, "PATCH", template, Answer.VALUE, answer, Manner.REPEATABLE);
    }

    /**
     * A deletion that is answered with a value. May be repeated: the target is named.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base, with variables in braces
     * @param answer the type that a successful answer is read as
     * @param <T> the same type
     * @return the operation
     */
    public static <T> Op<T> delete(String id, String template, Class<T> answer) {
        return new Op<>(id, "DELETE", template, Answer.VALUE, answer, Manner.REPEATABLE);
    }

    /**
     * A POST that is answered with server-sent events. May not be repeated once it was sent.
     *
     * @param id the operationId in the contract
     * @param template the path below the service's base, with variables in braces
     * @return the operation
     */
    public static Op<EventSource> events(String id, String template) {
        Manner manner = Manner.ONCE.within(Clock.IDLE);
        return new Op<>(id, "POST", template, Answer.EVENTS, EventSource.class, manner);
    }

    /**
     * An operation that no contract names: the request says all of it. The caller gets the answer as it is.
     *
     * @param request method, path, and whether it may be repeated
     */
    static Op<RawResponse> raw(RawRequest request) {
        String path = request.segments().stream().map(Percent::encode).collect(Collectors.joining("/", "/", ""));
        Manner manner = request.repeatable() ? Manner.REPEATABLE : Manner.ONCE;
        return new Op<>("send", request.method(), path, Answer.RAW, RawResponse.class, manner.orElse(NO_CONTENT));
    }

    /**
     * The same operation in another dialect.
     *
     * @param other how its JSON spells names
     * @return a new operation
     */
    public Op<T> in(Json other) {
        return new Op<>(
                id, method, template, answer, wireType, other, decoder(other, answer, wireType), finish, manner);
    }

    /** {@return the same operation, marked as one that does no harm when it is sent twice} */
    public Op<T> repeatable() {
        return sent(manner.asRepeatable());
    }

    /**
     * The same operation, whose answer may lack a body. To be called before {@link #as}.
     *
     * @param value what an answer without a body stands for
     * @return a new operation
     */
    public Op<T> orElse(T value) {
        return sent(manner.orElse(value));
    }

    /** {@return the same operation, marked as one that may not be repeated once it was sent} */
    public Op<T> once() {
        return sent(manner.asOnce());
    }

    /** {@return the same operation, sent without credentials} */
    public Op<T> open() {
        return sent(manner.asOpen());
    }

    /**
     * The same operation, which also answers with this status, beside 2xx.
     *
     * @param status a status whose body is an answer, beside 2xx
     * @return a new operation
     */
    public Op<T> answeringWith(int status) {
        return sent(manner.answeredWith(status));
    }

    /** {@return the same operation, whose attempts may take as long as the call: the work is done before the answer comes} */
    public Op<T> slow() {
        return sent(manner.within(Clock.CALL));
    }

    /** {@return the same operation, which moves so many bytes that only silence ends it} */
    public Op<T> transferring() {
        return sent(manner.within(Clock.IDLE));
    }

    private Op<T> sent(Manner other) {
        return new Op<>(id, method, template, answer, wireType, dialect, decoder, finish, other);
    }

    /**
     * The same operation with a last step from the wire's shape to the caller's. Only one such step.
     *
     * @param last the step
     * @param <R> what a call of the new operation returns
     * @return a new operation
     */
    @SuppressWarnings("unchecked") // the reader yields a T, which is what the function takes
    public <R> Op<R> as(Finish<T, R> last) {
        return last((wire, response, attempt) -> last.apply((T) wire));
    }

    /**
     * As {@link #as}, with a step that sees the answer's headers, too.
     *
     * @param last the step
     * @param <R> what a call of the new operation returns
     * @return a new operation
     */
    @SuppressWarnings("unchecked") // the reader yields a T, which is what the function takes
    public <R> Op<R> withHeaders(FinishWithHeaders<T, R> last) {
        return last((wire, response, attempt) ->
                last.apply((T) wire, name -> response == null ? List.of() : response.headers(name)));
    }

    /**
     * As {@link #as}, for an answer that may refuse a part of the request.
     *
     * @param last the step
     * @param <R> what a call of the new operation returns
     * @return a new operation
     */
    @SuppressWarnings("unchecked") // the reader yields a T, which is what the function takes
    public <R> Op<R> asPartial(PartialFinish<T, R> last) {
        return last((wire, response, attempt) -> last.apply((T) wire, Refused.by(attempt, "")::of));
    }

    private <R> Op<R> last(Last<R> step) {
        return new Op<>(id, method, template, answer, wireType, dialect, decoder, step, manner);
    }

    /** Whether the answer is handed on while it still comes. */
    boolean handsOver() {
        return answer == Answer.STREAM || answer == Answer.EVENTS;
    }

    /**
     * The same operation, whose answer's type has a parameter, such as a document of resources of this kind. To be called
     * before {@link #as}.
     *
     * @param parameter the type that stands for the answer type's parameter
     * @return a new operation
     */
    public Op<T> of(Class<?> parameter) {
        return new Op<>(
                id, method, template, answer, wireType, dialect, dialect.decoder(wireType, parameter), finish, manner);
    }

    /** {@return what the answer is read as, before the last step} */
    public Class<?> wireType() {
        return wireType;
    }

    /** {@return what reads the answer's value; null for an operation whose answer is none} */
    public @Nullable Decoder<?> decoder() {
        return decoder;
    }

    /** {@return the operationId in the contract} */
    public String id() {
        return id;
    }

    /** Method and path template, as in {@code GET /datasets/{dataset_id}}. */
    @Override
    public String toString() {
        return method + " " + template;
    }

    private static @Nullable Decoder<?> decoder(Json dialect, Answer answer, Class<?> wireType) {
        return answer == Answer.VALUE ? dialect.decoder(wireType) : null;
    }
}
