package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.ClientBuilder;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.RawResponse;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Endpoint;
import io.github.clouddatasets.core.spi.value.Env;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Client for the Powerdrill Team API, version 2, and version 1 under {@link #v1()}. Thread-safe; one for a process is
 * enough. Close it to free its connections at once; a program that forgets to still ends.
 *
 * <pre>{@code
 * try (PowerdrillClient pd = PowerdrillClient.builder()
 *         .credentials(Credentials.apiKey(key))
 *         .userId("tmm-...")
 *         .build()) {
 *     String dataset = pd.datasets().create(b -> b.name("sales"));
 *     pd.dataSources().create(dataset, b -> b.name("sales.csv").url(address)).await();
 *     DatasetStatus status = pd.datasets().awaitReady(dataset);
 * }
 * }</pre>
 */
public final class PowerdrillClient implements AutoCloseable {

    private final Api api;
    private final String userId;
    private final Datasets datasets;
    private final DataSources dataSources;
    private final Files files;
    private final Sessions sessions;
    private final Jobs jobs;
    private final V1 v1;

    private PowerdrillClient(Api api, String userId) {
        this.api = api;
        this.userId = userId;
        this.files = new Files(api, userId);
        this.dataSources = new DataSources(api, userId, files);
        this.datasets = new Datasets(api, userId, dataSources);
        this.sessions = new Sessions(api, userId);
        this.jobs = new Jobs(api, userId);
        this.v1 = new V1(api, userId);
    }

    /**
     * Starts building a client.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A client from the environment: {@code POWERDRILL_API_KEY} and {@code POWERDRILL_USER_ID}, and
     * {@code POWERDRILL_ENDPOINT} for another place than the public one.
     *
     * @return the client
     * @throws IllegalStateException naming the variable that is missing
     * @throws IllegalArgumentException if a value is not usable
     */
    public static PowerdrillClient fromEnvironment() {
        return fromEnvironment(Env.ofProcess());
    }

    static PowerdrillClient fromEnvironment(Env env) {
        Builder builder = builder()
                .credentials(Credentials.apiKey(env.require("POWERDRILL_API_KEY", "the project's API key")))
                .userId(env.require("POWERDRILL_USER_ID", "the team user's id, tmm-..."));
        String endpoint = env.get("POWERDRILL_ENDPOINT");
        return (endpoint == null ? builder : builder.endpoint(endpoint)).build();
    }

    /**
     * Datasets of the team.
     *
     * @return the sub-client
     */
    public Datasets datasets() {
        return datasets;
    }

    /**
     * The files of datasets.
     *
     * @return the sub-client
     */
    public DataSources dataSources() {
        return dataSources;
    }

    /**
     * Uploads, from which data sources are made.
     *
     * @return the sub-client
     */
    public Files files() {
        return files;
    }

    /**
     * Conversations.
     *
     * @return the sub-client
     */
    public Sessions sessions() {
        return sessions;
    }

    /**
     * Questions and their answers.
     *
     * @return the sub-client
     */
    public Jobs jobs() {
        return jobs;
    }

    /**
     * The first version of the API.
     *
     * @return its sub-clients
     */
    public V1 v1() {
        return v1;
    }

    /**
     * Sends a request for an operation that has no method here, with this client's credentials, retries, deadline, trace id
     * and exceptions. A refusal is an {@code ApiException}, one inside an answer of status 200, too.
     *
     * <pre>{@code
     * RawResponse answer = pd.send(RawRequest.get("/v2/team/unlisted").query("user_id", uid).build());
     * }</pre>
     *
     * @param request the request; its path is below the endpoint, without the version: {@code /v2/team/datasets}
     * @return the answer, not decoded
     * @throws IllegalArgumentException if there is no request
     */
    public RawResponse send(RawRequest request) {
        return api.send(request);
    }

    /**
     * The same client with other call options. Shares everything else; closing the view does nothing.
     *
     * @param options sets what is to differ
     * @return a view
     * @throws IllegalArgumentException if an option is out of its range
     */
    public PowerdrillClient with(Consumer<CallOptions.Builder> options) {
        return new PowerdrillClient(api.with(options), userId);
    }

    /**
     * Runs work in the background: on virtual threads where the JVM has them, else on daemon threads.
     *
     * @param work gets a view of this client; only calls made on that view are ended by cancelling
     * @param <T> type of the result
     * @return the future of the result; cancelling it ends the call at work, down to the socket
     */
    public <T> CompletableFuture<T> async(Function<? super PowerdrillClient, ? extends T> work) {
        return api.async(view -> new PowerdrillClient(view, userId), work);
    }

    /** Ends the calls under way with a {@code CancelledException} and frees the connections. Closing a view does nothing. */
    @Override
    public void close() {
        api.close();
    }

    /** Builds a {@link PowerdrillClient}: needs an API key and a user id. */
    public static final class Builder extends ClientBuilder<Builder> {

        private static final String PUBLIC = "https://ai.data.cloud/api";

        private @Nullable String userId;

        /** The team may send 20 requests a second (specs/powerdrill.md, section 4). */
        private Builder() {
            requestsPerSecond(20);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the team user on whose behalf calls are made; every v2 operation needs one.
         *
         * @param userId the user's id, {@code tmm-...}
         * @return this
         * @throws IllegalArgumentException if it is empty
         */
        public Builder userId(String userId) {
            this.userId = Check.id("userId", userId);
            return this;
        }

        /**
         * The client, for {@code https://ai.data.cloud/api} unless an endpoint was set. Nothing is sent.
         *
         * @return the client
         * @throws IllegalArgumentException if something is missing or not usable, naming it
         */
        public PowerdrillClient build() {
            ClientSettings settings = settings();
            Endpoint endpoint =
                    Endpoint.of(Objects.requireNonNullElse(settings.endpoint(), PUBLIC), settings.allowInsecureHttp());
            if (!(Check.required("credentials", settings.credentials()) instanceof Credentials.ApiKey key)) {
                throw new IllegalArgumentException("credentials for Powerdrill must be an API key");
            }
            String user = Check.required("userId", userId);
            Authorizer authorizer = Authorizer.header("x-pd-api-key", "", key.apiKey());
            return new PowerdrillClient(
                    Api.open(Powerdrill.SERVICE, withoutVersion(endpoint), authorizer, settings), user);
        }

        /** Some configure the base of version 2 as the base of all. */
        private static Endpoint withoutVersion(Endpoint endpoint) {
            return endpoint.at(endpoint.basePath().replaceFirst("/v[12](/team)?$", ""));
        }
    }
}
