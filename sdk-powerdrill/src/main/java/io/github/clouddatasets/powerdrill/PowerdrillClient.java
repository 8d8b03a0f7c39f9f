package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.ClientBuilder;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.RawResponse;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.Description;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Endpoint;
import io.github.clouddatasets.core.spi.value.Env;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Client for the Powerdrill Team API: version 2, and version 1 under {@link #v1()}. A client is thread-safe; one client per
 * process is enough. Closing it frees its connections at once; a program that forgets to close it ends nevertheless.
 *
 * <pre>{@code
 * try (PowerdrillClient pd = PowerdrillClient.builder()
 *         .apiKey(key)
 *         .userId("tmm-...")
 *         .build()) {
 *     String dataset = pd.datasets().create(b -> b.name("sales"));
 *     pd.dataSources().upload(dataset, Path.of("sales.csv"));
 *     DatasetStatus status = pd.datasets().awaitReady(dataset);
 * }
 * }</pre>
 */
public final class PowerdrillClient implements AutoCloseable {

    private final Api api;
    private final String description;
    private final TeamApi team;
    private final Datasets datasets;
    private final DataSources dataSources;
    private final Uploads uploads;
    private final Sessions sessions;
    private final Jobs jobs;

    private PowerdrillClient(Api api, String userId, Dialect dialect, String description) {
        this.api = api;
        this.description = description;
        this.team = new TeamApi(api, userId, dialect);
        this.uploads = new Uploads(team);
        this.dataSources = new DataSources(team, uploads);
        this.datasets = new Datasets(team, dataSources);
        this.sessions = new Sessions(team);
        this.jobs = new Jobs(team);
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
     * Builds a client from the setup of this machine: {@code builder().fromEnvironment().build()}.
     *
     * @return the client
     * @throws IllegalStateException if a setting is missing, or the two names of the key differ; the message names it
     * @throws IllegalArgumentException if a value breaks its rule; the message names the rule
     * @see Builder#fromEnvironment()
     */
    public static PowerdrillClient fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    static PowerdrillClient fromEnvironment(Env env) {
        return builder().fromEnvironment(env).build();
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
    public Uploads uploads() {
        return uploads;
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
     * A view of this client that calls version 1 of the API: the same sub-clients with the same models. A method that
     * version 1 lacks throws an {@link IllegalStateException}, a field that version 1 lacks an {@link
     * IllegalArgumentException}, before anything is sent. Version 1 has no uploads in parts ({@link Uploads#initiate},
     * {@link Uploads#complete}), and no {@code userPrompt} and {@code withCitation} of a {@link JobRequest}.
     *
     * @return a view; it shares everything else with this client, and closing it does nothing
     */
    public PowerdrillClient v1() {
        return new PowerdrillClient(api.with(same -> {}), team.userId(), Dialect.V1, description);
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
     * A view of this client with other call options. The view shares everything else; closing it does nothing.
     *
     * @param options sets the options that differ
     * @return a view
     * @throws IllegalArgumentException if the lambda is null, or sets an option that breaks its rule
     */
    public PowerdrillClient with(Consumer<CallOptions.Builder> options) {
        return new PowerdrillClient(
                api.with(Check.required("options", options)), team.userId(), team.dialect(), description);
    }

    /**
     * Runs work in the background: on virtual threads if the JVM has them, else on daemon threads.
     *
     * @param work gets a view of this client; a cancelled future ends only the calls of that view
     * @param <T> type of the result
     * @return the future of the result; {@code cancel} ends the call at work, down to the socket
     * @throws IllegalArgumentException if the work is null
     */
    public <T> CompletableFuture<T> async(Function<? super PowerdrillClient, ? extends T> work) {
        return api.async(
                view -> new PowerdrillClient(view, team.userId(), team.dialect(), description),
                Check.required("work", work));
    }

    /**
     * The service's address, for instance to look whether the host is reachable.
     *
     * @return the address that all paths of calls are below, without a secret
     */
    public String endpoint() {
        return api.endpoint().address();
    }

    /**
     * The configuration of this client: a line for each setting, with its value and its origin (builder, the name of a
     * system property or an environment variable, or default). Secrets show as {@code ***}.
     *
     * @return several lines, for a log or a screen; a view returns the lines of the client that the view is of
     */
    public String describe() {
        return description;
    }

    /** Ends the calls under way with a {@code CancelledException} and frees the connections. Closing a view does nothing. */
    @Override
    public void close() {
        api.close();
    }

    /** Version, endpoint and user; no key. */
    @Override
    public String toString() {
        return team.describe("PowerdrillClient");
    }

    /** Builds a {@link PowerdrillClient}: needs an API key and a user id. */
    public static final class Builder extends ClientBuilder<Builder> {

        private static final String PUBLIC = "https://ai.data.cloud/api";
        private static final String KEY = "clouddatasets.powerdrill.api-key";
        private static final String PUBLIC_HOST = "ai.data.cloud";

        private @Nullable String userId;
        private Env env = new Env(Map.of());
        private boolean fromEnvironment;

        /** The team may send 20 requests a second (specs/powerdrill.md, section 4). */
        private Builder() {
            super(20);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the API key of the project.
         *
         * @param apiKey the key, {@code proj-...}
         * @return this
         * @throws IllegalArgumentException if the key is null or empty; the message never has the key
         */
        public Builder apiKey(String apiKey) {
            if (Check.required("apiKey", apiKey).isBlank()) {
                throw new IllegalArgumentException("apiKey must not be empty");
            }
            return credentials(Credentials.apiKey(apiKey));
        }

        /**
         * Sets the team user on whose behalf the client calls; every operation of version 2 needs one.
         *
         * @param userId the user's id, {@code tmm-...}
         * @return this
         * @throws IllegalArgumentException if the id is null or empty
         */
        public Builder userId(String userId) {
            this.userId = Check.id("userId", userId);
            return this;
        }

        /**
         * Takes what this builder does not set, before or after, from the setup of this machine. A system property wins
         * over the environment variable of the same setting:
         *
         * <ul>
         *   <li>{@code clouddatasets.powerdrill.api-key}, else {@code POWERDRILL_API_KEY} or
         *       {@code POWERDRILL_PROJECT_API_KEY}
         *   <li>{@code clouddatasets.powerdrill.user-id}, else {@code POWERDRILL_USER_ID}
         *   <li>{@code clouddatasets.powerdrill.endpoint}, else {@code POWERDRILL_ENDPOINT}, else the public service
         * </ul>
         *
         * @return this
         */
        public Builder fromEnvironment() {
            return fromEnvironment(Env.ofProcess());
        }

        Builder fromEnvironment(Env found) {
            this.env = found;
            this.fromEnvironment = true;
            return this;
        }

        /**
         * Builds the client, for {@code https://ai.data.cloud/api} unless an endpoint was set. Sends nothing.
         *
         * @return the client
         * @throws IllegalArgumentException if the key or the user id is missing, or a value breaks its rule; the
         *     message
         *     names the field
         * @throws IllegalStateException after {@link #fromEnvironment()}, if neither the builder nor the environment has
         *     the key or the user id, or the two names of the key differ
         */
        public PowerdrillClient build() {
            ClientSettings settings = settings();
            Env.Found place = settings.endpoint() != null
                    ? new Env.Found(settings.endpoint(), Description.BUILDER)
                    : env.find("clouddatasets.powerdrill.endpoint", "POWERDRILL_ENDPOINT");
            place = place == null ? new Env.Found(PUBLIC, Description.DEFAULT) : place;
            Endpoint endpoint = withoutVersion(Endpoint.of(place.value(), settings.allowInsecureHttp()));
            Credentials credentials = settings.credentials();
            String keyOrigin = Description.BUILDER;
            if (credentials == null && fromEnvironment) {
                Env.Found found = key();
                credentials = Credentials.apiKey(found.value());
                keyOrigin = found.origin();
            }
            if (credentials == null) {
                throw new IllegalArgumentException("apiKey (or credentials) is required: the key of the project");
            }
            if (!(credentials instanceof Credentials.ApiKey key)) {
                throw new IllegalArgumentException("credentials for Powerdrill must be an API key");
            }
            Env.Found user = user();
            String description = new Description("PowerdrillClient")
                    .add("endpoint", endpoint.address(), place.origin())
                    .add("credentials", key, keyOrigin)
                    .add("userId", user.value(), user.origin())
                    .with(settings);
            Authorizer authorizer = Authorizer.header("x-pd-api-key", "", key.apiKey());
            Api api = Api.open(Powerdrill.SERVICE, endpoint, authorizer, settings);
            return new PowerdrillClient(api, user.value(), Dialect.V2, description);
        }

        private Env.Found key() {
            String key = env.get("POWERDRILL_API_KEY");
            String projectKey = env.get("POWERDRILL_PROJECT_API_KEY");
            Env.Found property = env.property(KEY);
            if (property == null && key != null && projectKey != null && !key.equals(projectKey)) {
                throw new IllegalStateException(
                        "POWERDRILL_API_KEY and POWERDRILL_PROJECT_API_KEY differ: set one of them");
            }
            Env.Found found = env.find(KEY, "POWERDRILL_PROJECT_API_KEY");
            return found != null ? found : env.require(KEY, "POWERDRILL_API_KEY", "the project's API key");
        }

        private Env.Found user() {
            if (userId != null) {
                return new Env.Found(userId, Description.BUILDER);
            }
            if (!fromEnvironment) {
                throw new IllegalArgumentException(
                        "userId is required: the team user on whose behalf the client calls");
            }
            Env.Found found = env.require(
                    "clouddatasets.powerdrill.user-id", "POWERDRILL_USER_ID", "the team user's id, tmm-...");
            Check.id("userId", found.value());
            return found;
        }

        /** Some users set the base of version 2 as the base of all. */
        private static Endpoint withoutVersion(Endpoint endpoint) {
            Endpoint base = endpoint.at(endpoint.basePath().replaceFirst("/v[12](/team)?$", ""));
            if (base.host().equals(PUBLIC_HOST) && !base.basePath().equals("/api")) {
                throw Check.refused("endpoint", "must be " + PUBLIC + " for the public service", endpoint.address());
            }
            return base;
        }
    }
}
