package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.ClientBuilder;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.RawRequest;
import io.github.clouddatasets.core.RawResponse;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.sync.annotation.Annotations;
import io.github.clouddatasets.sync.dataset.Datasets;
import io.github.clouddatasets.sync.entry.Entries;
import io.github.clouddatasets.sync.entry.Notes;
import io.github.clouddatasets.sync.imports.Imports;
import io.github.clouddatasets.sync.internal.RoomDoor;
import io.github.clouddatasets.sync.internal.Services;
import io.github.clouddatasets.sync.media.Medias;
import io.github.clouddatasets.sync.media.Modalities;
import io.github.clouddatasets.sync.project.Projects;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Client for the IDAH Sync API. Thread-safe; one client for a process is enough. Close it to free its connections at
 * once; a program that does not close it ends all the same.
 *
 * <pre>{@code
 * try (SyncClient sync = SyncClient.builder()
 *         .endpoint("https://idah.example/api/v1")
 *         .apiKey(key)
 *         .build()) {
 *     for (Export e : sync.exports().list(q -> q.createdAfter(yesterday).includeJob())) { ... }
 *     sync.exports().download("42", Path.of("exports"));
 * }
 * }</pre>
 */
public final class SyncClient implements AutoCloseable {

    private final Services services;
    private final Api api;
    private final @Nullable Api iam;
    private final Runnable logout;
    private final String description;
    private final Exports exports;
    private final Jobs jobs;
    private final Imports imports;
    private final Projects projects;
    private final Datasets datasets;
    private final Entries entries;
    private final Notes notes;
    private final Annotations annotations;
    private final Medias media;
    private final Modalities modalities;

    private SyncClient(Services services, @Nullable Api iam, Runnable logout, String description) {
        this.services = services;
        this.api = services.sync();
        this.description = description;
        this.iam = iam;
        this.logout = logout;
        this.exports = new Exports(api);
        this.jobs = new Jobs(api);
        this.imports = RoomDoor.open(Imports.class, services);
        this.projects = RoomDoor.open(Projects.class, services);
        this.datasets = RoomDoor.open(Datasets.class, services);
        this.entries = RoomDoor.open(Entries.class, services);
        this.notes = RoomDoor.open(Notes.class, services);
        this.annotations = RoomDoor.open(Annotations.class, services);
        this.media = RoomDoor.open(Medias.class, services);
        this.modalities = RoomDoor.open(Modalities.class, services);
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
     * @throws IllegalStateException naming the setting that is missing
     * @throws IllegalArgumentException if a value is not usable
     * @see Builder#fromEnvironment()
     */
    public static SyncClient fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    static SyncClient fromEnvironment(Env env) {
        return builder().fromEnvironment(env).build();
    }

    /**
     * Annotations of entries: read, written one by one and in batches, and followed as they change.
     *
     * @return the sub-client
     */
    public Annotations annotations() {
        return annotations;
    }

    /**
     * Exports and their files.
     *
     * @return the sub-client
     */
    public Exports exports() {
        return exports;
    }

    /**
     * Imports of media with their labels.
     *
     * @return the sub-client
     */
    public Imports imports() {
        return imports;
    }

    /**
     * The jobs that make the files.
     *
     * @return the sub-client
     */
    public Jobs jobs() {
        return jobs;
    }

    /**
     * The projects that hold datasets, and their members.
     *
     * @return the sub-client
     */
    public Projects projects() {
        return projects;
    }

    /**
     * Datasets, and the categories that their entries are labelled with.
     *
     * @return the sub-client
     */
    public Datasets datasets() {
        return datasets;
    }

    /**
     * The entries of datasets, their way through the workflow, and their statistics.
     *
     * @return the sub-client
     */
    public Entries entries() {
        return entries;
    }

    /**
     * Notes that people write on entries.
     *
     * @return the sub-client
     */
    public Notes notes() {
        return notes;
    }

    /**
     * The files that entries show: uploads, downloads, and the jobs that process them.
     *
     * @return the sub-client
     */
    public Medias media() {
        return media;
    }

    /**
     * The modalities that the installation knows, and their shapes.
     *
     * @return the sub-client
     */
    public Modalities modalities() {
        return modalities;
    }

    /**
     * Asks whether the service reaches its dependencies ({@code getHealth}). Sent without credentials. A service that
     * answers that it is not well is no exception.
     *
     * @return the state of each dependency
     */
    public Health health() {
        return ServiceState.health(api);
    }

    /**
     * Asks which service and which of its processes answers ({@code getServiceInfo}). Sent without credentials.
     *
     * @return name and id
     */
    public ServiceInfo serviceInfo() {
        return ServiceState.info(api);
    }

    /**
     * Asks whether one of the services reaches its dependencies ({@code getHealth}). Sent without credentials. A service that
     * answers that it is not well is no exception.
     *
     * @param service the service
     * @return the state of each dependency
     * @throws IllegalArgumentException if the service is null
     */
    public Health health(PlatformService service) {
        return ServiceState.health(Check.required("service", service).of(services));
    }

    /**
     * Asks which of its processes answers for one of the services ({@code getServiceInfo}). Sent without credentials.
     *
     * @param service the service
     * @return name and id
     * @throws IllegalArgumentException if the service is null
     */
    public ServiceInfo serviceInfo(PlatformService service) {
        return ServiceState.info(Check.required("service", service).of(services));
    }

    /**
     * Ends the session that a login with e-mail and password has opened ({@code logout}), and forgets the token; the next call
     * logs in anew. Without such a session nothing is sent: a login with an API key opens none. A token that was handed out
     * stays valid until its own end, which no call can change.
     *
     * @throws io.github.clouddatasets.core.AuthenticationException if the session is over already
     */
    public void logout() {
        logout.run();
    }

    /**
     * Sends a request for an operation that has no method here, with this client's credentials, retries, deadline, trace id
     * and exceptions. A refusal is an {@code ApiException}, one inside an answer of status 200, too.
     *
     * <pre>{@code
     * RawResponse answer = sync.send(RawRequest.get("/unlisted").query("page[number]", 1).build());
     * }</pre>
     *
     * @param request the request; its path is below the Sync API, {@code /api/v1/sync}
     * @return the answer, not decoded
     * @throws IllegalArgumentException if there is no request
     */
    public RawResponse send(RawRequest request) {
        return api.send(request);
    }

    /**
     * The same client with other call options. The view shares everything else; closing it does nothing.
     *
     * @param options sets the options that differ
     * @return a view
     * @throws IllegalArgumentException if the lambda is null, or an option is out of its range
     */
    public SyncClient with(Consumer<CallOptions.Builder> options) {
        return view(api.with(Check.required("options", options)));
    }

    /**
     * Runs work in the background: on virtual threads where the JVM has them, else on daemon threads.
     *
     * @param work gets a view of this client; only calls made on that view are ended by cancelling
     * @param <T> type of the result
     * @return the future of the result; cancelling it ends the call at work, down to the socket
     * @throws IllegalArgumentException if the work is null
     */
    public <T> CompletableFuture<T> async(Function<? super SyncClient, ? extends T> work) {
        return api.async(this::view, Check.required("work", work));
    }

    private SyncClient view(Api view) {
        return new SyncClient(services.like(view), null, logout, description);
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "SyncClient[" + api.endpoint().address() + "]";
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
        if (iam != null) {
            iam.close();
        }
    }

    /** Builds a {@link SyncClient}: needs an endpoint and credentials. */
    public static final class Builder extends ClientBuilder<Builder> {

        private final Map<String, String> places = new LinkedHashMap<>();
        private @Nullable Env env;

        private Builder() {}

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets where the platform's API is.
         *
         * @param endpoint {@code https://host/api/v1}, below which Sync and IAM are, or {@code https://host/api/v1/sync}
         *     itself. Checked by {@code build()}
         * @return this
         */
        @Override
        public Builder endpoint(String endpoint) {
            return super.endpoint(endpoint);
        }

        /**
         * Calls with an API key, which is the simple way for programs: {@link Credentials#idahApiKey(String)}. Replaces
         * credentials set before.
         *
         * @param apiKey the key: {@code IDAH_} and 64 hexadecimal digits
         * @return this
         * @throws IllegalArgumentException if the key does not have that form
         */
        public Builder apiKey(String apiKey) {
            return credentials(Credentials.idahApiKey(apiKey));
        }

        /**
         * Calls with an account's e-mail and password: {@link Credentials#idahPassword}. Replaces credentials set before.
         *
         * @param email the account's e-mail address
         * @param password the account's password
         * @return this
         * @throws IllegalArgumentException if one is null or empty; the message never holds the password
         */
        public Builder password(String email, String password) {
            return credentials(Credentials.idahPassword(email, password));
        }

        /**
         * Calls with a token fetched elsewhere, which the caller renews: {@link Credentials#bearer}. Replaces credentials
         * set before.
         *
         * @param token the token, without the word Bearer
         * @return this
         * @throws IllegalArgumentException if it is null, empty or has characters that cannot stand in a header
         */
        public Builder bearer(String token) {
            return credentials(Credentials.bearer(token));
        }

        /**
         * Sets where the IAM service is, for a platform whose services are reached without the common proxy. The
         * {@link #endpoint} is then the Sync service itself.
         *
         * @param iamEndpoint the address below which {@code /auth/api/login} is; checked by {@code build()}
         * @return this
         * @throws IllegalArgumentException if it is null
         */
        public Builder iamEndpoint(String iamEndpoint) {
            return place("iamEndpoint", iamEndpoint);
        }

        /**
         * Sets where the service of projects, datasets, entries and annotations is, for a platform whose services are
         * reached without the common proxy. The client's credentials go there.
         *
         * @param datasetEndpoint the address below which {@code /projects} is; checked by {@code build()}; by default {@code
         *     /dataset} beside the Sync service
         * @return this
         * @throws IllegalArgumentException if it is null
         */
        public Builder datasetEndpoint(String datasetEndpoint) {
            return place("datasetEndpoint", datasetEndpoint);
        }

        /**
         * Sets where the service of media files is, for a platform whose services are reached without the common proxy. The
         * client's credentials go there.
         *
         * @param mediaEndpoint the address below which {@code /medias} is; checked by {@code build()}; by default {@code
         *     /media} beside the Sync service
         * @return this
         * @throws IllegalArgumentException if it is null
         */
        public Builder mediaEndpoint(String mediaEndpoint) {
            return place("mediaEndpoint", mediaEndpoint);
        }

        /**
         * Sets where the service of the installation's plugins is, for a platform whose services are reached without the
         * common proxy.
         *
         * @param settingEndpoint the address below which {@code /plugins/modalities} is; checked by {@code build()}; by
         *     default {@code /setting} beside the Sync service
         * @return this
         * @throws IllegalArgumentException if it is null
         */
        public Builder settingEndpoint(String settingEndpoint) {
            return place("settingEndpoint", settingEndpoint);
        }

        private Builder place(String name, String endpoint) {
            places.put(name, Check.required(name, endpoint));
            return this;
        }

        /**
         * Takes what this builder does not set, before or after, from the setup of this machine. A system property wins
         * over the environment variable of the same setting; the credentials are taken from the properties or from the
         * variables as a whole, in this order:
         *
         * <ul>
         *   <li>{@code clouddatasets.idah.endpoint}, else {@code IDAH_ENDPOINT}: {@code https://host/api/v1}
         *   <li>{@code clouddatasets.idah.iam-endpoint}, {@code .dataset-endpoint}, {@code .media-endpoint} and {@code
         *       .setting-endpoint}, or {@code IDAH_DATASET_ENDPOINT}, {@code IDAH_MEDIA_ENDPOINT} and {@code
         *       IDAH_SETTING_ENDPOINT}, if the endpoint is not the builder's
         *   <li>{@code clouddatasets.idah.token}, {@code .api-key}, or {@code .email} and {@code .password}
         *   <li>{@code IDAH_TOKEN} for a token fetched elsewhere, {@code IDAH_API_KEY}, or {@code IDAH_EMAIL} and
         *       {@code IDAH_PASSWORD}
         * </ul>
         *
         * @return this
         */
        public Builder fromEnvironment() {
            return fromEnvironment(Env.ofProcess());
        }

        Builder fromEnvironment(Env found) {
            this.env = found;
            return this;
        }

        /**
         * Builds the client. Nothing is sent; the first call exchanges an API key or a password for a token.
         *
         * @return the client
         * @throws IllegalArgumentException if something is missing or not usable, naming it
         * @throws IllegalStateException after {@link #fromEnvironment()}, if neither the builder nor the environment has
         *     an endpoint or credentials
         */
        public SyncClient build() {
            ClientSettings settings = settings();
            Setup setup = new Setup(settings, places, env);
            Setup.Opened opened = setup.open(settings);
            return new SyncClient(opened.services(), opened.iam(), opened.logout(), setup.describe(settings));
        }
    }
}
