package io.github.clouddatasets.core.ext;

import io.github.clouddatasets.core.Transport;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Access to the OkHttp client underneath.
 *
 * <pre>{@code
 * DatasetClient.builder().transport(OkHttpTransport.tuned(http -> http.proxy(proxy)))
 * DatasetClient.builder().transport(OkHttpTransport.of(ourClient))
 * }</pre>
 *
 * <p>The SDK always sets what its promises rest on: no redirects, no retries by OkHttp itself, its own timeouts.
 */
public final class OkHttpTransport implements Transport {

    private final @Nullable OkHttpClient given;
    private final UnaryOperator<OkHttpClient.Builder> tuning;

    private OkHttpTransport(@Nullable OkHttpClient given, UnaryOperator<OkHttpClient.Builder> tuning) {
        this.given = given;
        this.tuning = tuning;
    }

    /**
     * The SDK's own client, changed by the function: proxy, DNS, TLS, interceptors, event listeners.
     *
     * @param tuning gets the builder and returns it
     * @return the transport
     */
    public static OkHttpTransport tuned(UnaryOperator<OkHttpClient.Builder> tuning) {
        return new OkHttpTransport(null, required("tuning", tuning));
    }

    /**
     * A client of yours. Its connection pool, proxy, TLS settings, interceptors and listeners are used; it is never
     * closed by the SDK, and its dispatcher is left alone.
     *
     * @param client the client
     * @return the transport
     */
    public static OkHttpTransport of(OkHttpClient client) {
        return new OkHttpTransport(required("client", client), UnaryOperator.identity());
    }

    /**
     * Whether the connections belong to the user.
     *
     * @return true for {@link #of}
     */
    public boolean shared() {
        return given != null;
    }

    /**
     * A builder with everything of this transport applied, for the SDK to finish.
     *
     * @param base the SDK's own client builder; ignored if a client was given
     * @return the builder to go on with
     */
    public OkHttpClient.Builder apply(OkHttpClient.Builder base) {
        return tuning.apply(given == null ? required("base", base) : given.newBuilder());
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is required");
        }
        return value;
    }
}
