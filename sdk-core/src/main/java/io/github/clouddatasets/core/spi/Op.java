package io.github.clouddatasets.core.spi;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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
        STREAM
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
     * As {@link Finish}, for what is told in headers.
     *
     * @param <W> type on the wire
     * @param <T> type for the caller
     */
    @FunctionalInterface
    public interface FinishWithHeaders<W, T> {
        /** Converts, given the values of each header by its name, or throws the refusal. */
        T apply(W wire, Function<String, List<String>> headers) throws ServiceFault;
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
    final @Nullable FinishWithHeaders<Object, T> finish;
    final boolean repeatable;

    /** Whether it is sent without credentials. */
    final boolean open;

    /** A status beside 2xx whose body is an answer; 0 for none. */
    final int alsoAnswer;

    private final Class<?> wireType;
    private final String template;

    private Op(
            String id,
            String method,
            String template,
            Answer answer,
            Class<?> wireType,
            Json dialect,
            @Nullable FinishWithHeaders<Object, T> finish,
            boolean repeatable,
            boolean open,
            int alsoAnswer) {
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
        this.repeatable = repeatable;
        this.open = open;
        this.alsoAnswer = alsoAnswer;
    }

    /** A read. May be repeated. */
    public static <T> Op<T> get(String id, String template, Class<T> answer) {
        return new Op<>(id, "GET", template, Answer.VALUE, answer, Json.SNAKE, null, true, false, 0);
    }

    /** A read of bytes, such as a download. May be repeated. */
    public static Op<Download> stream(String id, String template) {
        return new Op<>(id, "GET", template, Answer.STREAM, InputStream.class, Json.SNAKE, null, true, false, 0);
    }

    /** A POST that may not be repeated once it was sent; {@link #repeatable()} says otherwise. */
    public static <T> Op<T> post(String id, String template, Class<T> answer) {
        return new Op<>(id, "POST", template, Answer.VALUE, answer, Json.SNAKE, null, false, false, 0);
    }

    /** A POST whose answer holds nothing. */
    public static Op<Void> post(String id, String template) {
        return new Op<>(id, "POST", template, Answer.NOTHING, Void.class, Json.SNAKE, null, false, false, 0);
    }

    /** A deletion whose answer holds nothing. May be repeated: the target is named. */
    public static Op<Void> delete(String id, String template) {
        return new Op<>(id, "DELETE", template, Answer.NOTHING, Void.class, Json.SNAKE, null, true, false, 0);
    }

    /** The same operation in another dialect. */
    public Op<T> in(Json other) {
        return new Op<>(id, method, template, answer, wireType, other, finish, repeatable, open, alsoAnswer);
    }

    /** The same operation, marked as one that does no harm when it is sent twice. */
    public Op<T> repeatable() {
        return new Op<>(id, method, template, answer, wireType, dialect, finish, true, open, alsoAnswer);
    }

    /** The same operation, sent without credentials. */
    public Op<T> open() {
        return new Op<>(id, method, template, answer, wireType, dialect, finish, repeatable, true, alsoAnswer);
    }

    /** The same operation, which also answers with this status, beside 2xx. */
    public Op<T> answeringWith(int status) {
        return new Op<>(id, method, template, answer, wireType, dialect, finish, repeatable, open, status);
    }

    /** The same operation with a last step from the wire's shape to the user's. Only one such step. */
    public <R> Op<R> as(Finish<T, R> last) {
        return withHeaders((wire, headers) -> last.apply(wire));
    }

    /** As {@link #as}, with a step that sees the answer's headers, too. */
    @SuppressWarnings("unchecked") // the reader yields a T, which is what the function takes
    public <R> Op<R> withHeaders(FinishWithHeaders<T, R> last) {
        return new Op<>(
                id,
                method,
                template,
                answer,
                wireType,
                dialect,
                (FinishWithHeaders<Object, R>) last,
                repeatable,
                open,
                alsoAnswer);
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
