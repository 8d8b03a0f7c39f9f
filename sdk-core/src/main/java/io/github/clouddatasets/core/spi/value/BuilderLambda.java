package io.github.clouddatasets.core.spi.value;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a request out of {@code b -> b.name("x")}: an empty builder, the caller's lambda, then {@code build()}. */
public final class BuilderLambda {

    private BuilderLambda() {}

    /**
     * Lets the caller fill a builder.
     *
     * @param builder a new builder
     * @param lambda the caller's
     * @param build builds the request, such as {@code CreateVersionRequest.Builder::build}
     * @param <B> type of the builder
     * @param <R> type of the request
     * @return the request
     * @throws IllegalArgumentException if the lambda is null, or if {@code build} refuses a value
     */
    public static <B, R> R build(
            B builder, @Nullable Consumer<? super B> lambda, Function<? super B, ? extends R> build) {
        if (lambda == null) {
            throw new IllegalArgumentException("the builder lambda is required, such as b -> b.name(\"x\")");
        }
        lambda.accept(builder);
        return build.apply(builder);
    }
}
