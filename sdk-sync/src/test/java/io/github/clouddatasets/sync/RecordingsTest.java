package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.AuthenticationException;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.InvalidRequestException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.ServerException;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.UnavailableApiException;
import io.github.clouddatasets.testing.LogCatcher;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every exchange with the real server in {@code fixtures/idah-sync} that belongs to an operation of this client, served
 * byte for byte to the call that corresponds to it.
 */
class RecordingsTest {

    private static final String KEY = "IDAH_fa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4efa4e";
    private static final String PASSWORD = "FakePass01";
    private static final String JOB = "019fc677-b366-7883-94da-2397c5e9aa87";
    private static final String PENDING_JOB = "019fd59a-3c42-7fc3-9346-9aa0ffd92617";
    private static final String RUNNING_JOB = "019fccf4-3732-792f-aaa8-9fca7d7599e4";
    private static final String ERRORED_JOB = "019fc9b5-f54c-7a5f-aba0-b1e0c3189ac4";
    private static final String DELETED_JOB = "019fd147-39ba-7c4f-b779-c30c294a52dc";
    private static final String PROJECT = "01a1ffdf-018e-7d39-90e2-e6c6ec607cb5";
    private static final String OTHER_PROJECT = "01980000-91d0-7e55-b6c8-4d5e6f708193";
    private static final String DATASET = "01a1ffdf-22e0-7d41-82d6-1e4366ab607b";
    private static final String UNKNOWN_DATASET = "01980000-0000-7000-8000-000000000000";

    private static final String UNAUTHENTICATED = "Verse::Error::Authorization";
    private static final String FORBIDDEN = "Verse::Error::Unauthorized";
    private static final String NO_RECORD = "Verse::Error::RecordNotFound";
    private static final String NO_ROUTE = "Verse::Error::NotFound";
    private static final String INVALID = "Verse::Error::ValidationFailed";
    private static final String UNREADABLE = "Verse::Error::BadRequest";
    private static final String DATABASE = "Sequel::DatabaseError";

    /** Why the call does not send what curl sent: the rest of the case still has to hold. */
    private static final String NOT_EXPRESSIBLE = "cannot be expressed with this client";

    private static final String TIME_FORM = "times go out in UTC without a zone, as the server compares them";
    private static final String OTHER_CREDENTIALS = "the client always sends its own credentials";

    /** What is expected of one recording. */
    private static final class Case {
        private final String name;
        private final Consumer<Replay> check;
        private @Nullable String differs;
        private @Nullable Consumer<SyncClient> refusedInput;
        private String refusal = "";

        Case(String name, Consumer<Replay> check) {
            this.name = name;
            this.check = check;
        }

        /** The request cannot be the recorded one; says why. */
        Case sendingOtherwise(String reason) {
            differs = reason;
            return this;
        }

        /** What curl sent is refused by the client before anything goes out. */
        Case refusing(Consumer<SyncClient> input, String message) {
            differs = NOT_EXPRESSIBLE;
            refusedInput = input;
            refusal = message;
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A recording on its server, and a client of that. */
    private record Replay(Recording recording, SyncServer server, SyncClient client) {

        JsonNode json() {
            return recording.json();
        }
    }

    private static final Map<String, Case> CASES = new LinkedHashMap<>();

    /** Recordings of other operations, and why they are not replayed. */
    private static final Map<String, String> OUT_OF_SCOPE = Map.of(
            "exports-options", "OPTIONS is for browsers",
            "iam-api-key-create", "management of keys is not part of the SDK",
            "iam-api-key-revoke", "management of keys is not part of the SDK");

    static {
        tokens();
        downloads();
        creations();
        singleExports();
        exportLists();
        formats();
        logins();
        passwordLogins();
        service();
        jobs();
        proxy();
    }

    private static void tokens() {
        for (String name :
                List.of("auth-basic-scheme", "auth-lowercase-bearer", "auth-no-token", "auth-no-token--details-off")) {
            refused(
                            name,
                            RecordingsTest::allExports,
                            AuthenticationException.class,
                            UNAUTHENTICATED,
                            "unauthorized_access")
                    .sendingOtherwise(OTHER_CREDENTIALS);
        }
        refused(
                "auth-bad-signature",
                RecordingsTest::allExports,
                AuthenticationException.class,
                UNAUTHENTICATED,
                "Signature verification failed");
        refused(
                "auth-expired-token",
                RecordingsTest::allExports,
                AuthenticationException.class,
                UNAUTHENTICATED,
                "Signature has expired");
        refused(
                "auth-garbage-token",
                RecordingsTest::allExports,
                AuthenticationException.class,
                UNAUTHENTICATED,
                "Not enough or too many segments");
        refused(
                "auth-no-token-create",
                create(PROJECT, DATASET, null),
                AuthenticationException.class,
                UNAUTHENTICATED,
                "unauthorized_access");
        refused(
                "auth-no-token-download",
                download("1"),
                AuthenticationException.class,
                UNAUTHENTICATED,
                "unauthorized_access");
        export("auth-by-cookie", c -> c.exports().get("1")); // the header is there too, which does no harm
    }

    private static void downloads() {
        file("download-csv-64k", "2", 64_985);
        file("download-zip", "1", 491);
        file("download-non-ascii-filename", "3", 6);
        file("export-create-then-download", "26", 397);
        refused("download-missing-export", download("999"), NotFoundException.class, NO_RECORD, "999");
        refused("download-missing-export--details-off", download("999"), NotFoundException.class, NO_RECORD, "999");
        refused("download-not-ready", download("7"), ServerException.class, "NoMethodError", "the export has no file");
    }

    private static void creations() {
        created("export-create", create(PROJECT, DATASET, IncludeMedias.ALL), DATASET, "all");
        created("export-create-as-project-owner", create(PROJECT, DATASET, null), DATASET, "original");
        created("export-create-default-options", create(PROJECT, DATASET, null), DATASET, "original");
        created("export-create-unknown-dataset", create(PROJECT, UNKNOWN_DATASET, null), UNKNOWN_DATASET, "original");
        created("export-create-form-encoded", create(PROJECT, DATASET, null), DATASET, "original")
                .sendingOtherwise("bodies are always JSON");
        created("export-create-integer-ids", create("1", "1", null), null, "original")
                .sendingOtherwise("ids are always sent as text, since numbers are dropped for most callers");
        created("export-create-options-as-string", create(PROJECT, DATASET, null), DATASET, null)
                .sendingOtherwise(NOT_EXPRESSIBLE);
        refused(
                "export-create-as-annotator",
                create(PROJECT, DATASET, null),
                PermissionDeniedException.class,
                UNAUTHENTICATED,
                "You do not have access to the project provided (this caller may not export from the project)");
        refused(
                "export-create-unknown-exporter",
                c -> c.exports()
                        .create(b -> b.projectId(PROJECT).datasetIds(DATASET).exporter("Nope"))
                        .id(),
                InvalidRequestException.class,
                UNAUTHENTICATED,
                "invalid export format: `Nope` (no such exporter: take one from formats())");
        refused(
                        "export-create-datasets-as-string",
                        create(PROJECT, DATASET, null),
                        ServerException.class,
                        "NoMethodError",
                        "the server could not work with the request")
                .sendingOtherwise(NOT_EXPRESSIBLE);
        String threeFields = "is required (/project_id); is required (/dataset_ids); is required (/exporter)";
        for (String name : List.of(
                "export-create-json-array-body",
                "export-create-json-charset-content-type",
                "export-create-missing-fields-h2c-upgrade-offered",
                "export-create-no-content-type")) {
            refused(name, create(PROJECT, DATASET, null), InvalidRequestException.class, INVALID, threeFields)
                    .sendingOtherwise(NOT_EXPRESSIBLE);
        }
        for (String name : List.of("export-create-missing-fields", "export-create-missing-fields--details-off")) {
            refused(
                            name,
                            create(PROJECT, DATASET, null),
                            InvalidRequestException.class,
                            INVALID,
                            "is required (/project_id); is required (/exporter)")
                    .refusing(c -> c.exports().create(b -> b.datasetIds("1", "2")), "projectId is required");
        }
        refused(
                        "export-create-malformed-json",
                        create(PROJECT, DATASET, null),
                        InvalidRequestException.class,
                        UNREADABLE,
                        UNREADABLE)
                .sendingOtherwise(NOT_EXPRESSIBLE);
        refused(
                        "export-create-documented-path",
                        create(PROJECT, DATASET, null),
                        UnavailableApiException.class,
                        NO_ROUTE,
                        "no such route")
                .sendingOtherwise("the path of the published guide does not exist");
        job("export-create-then-job-at-once", "01a1ffe3-6298-7a8c-aeab-4d20e46e1c9e", JobStatus.PENDING);
        job("export-create-then-job-finished", "01a1ffe3-6298-7a8c-aeab-4d20e46e1c9e", JobStatus.COMPLETED);
        job("export-create-unknown-dataset-then-job", "01a1ffe3-6add-773c-a501-390a5357460a", JobStatus.ERRORED);
    }

    private static void singleExports() {
        export("export-show", c -> c.exports().get("1"));
        export("export-show-non-ascii-filename", c -> c.exports().get("3"));
        export("export-show-included-job", c -> c.exports().get("1", ExportSelection.Builder::includeJob));
        export("export-show-not-ready", c -> c.exports().get("7", ExportSelection.Builder::includeJob));
        for (String name : List.of("export-show-missing-404", "export-show-missing-404--details-off")) {
            refused(name, c -> c.exports().get("999"), NotFoundException.class, NO_RECORD, "999");
        }
        refused("export-show-as-annotator", c -> c.exports().get("1"), NotFoundException.class, NO_RECORD, "1");
        for (String name : List.of("export-show-malformed-id", "export-show-malformed-id--details-off")) {
            refused(name, c -> c.exports().get("1"), ServerException.class, DATABASE, "type bigint: \"abc\"")
                    .refusing(c -> c.exports().get("abc"), "exportId must be a decimal number: \"abc\"");
        }
        refused(
                        "export-show-included-as-string",
                        c -> c.exports().get("1", ExportSelection.Builder::includeJob),
                        InvalidRequestException.class,
                        INVALID,
                        "must be an array (/included)")
                .sendingOtherwise(NOT_EXPRESSIBLE);
        refused(
                        "export-show-included-unknown",
                        c -> c.exports().get("1", ExportSelection.Builder::includeJob),
                        InvalidRequestException.class,
                        INVALID,
                        "included unauthorized (/included/included)")
                .sendingOtherwise(NOT_EXPRESSIBLE);
        refused(
                        "export-delete-no-such-route",
                        c -> c.exports().get("1"),
                        UnavailableApiException.class,
                        NO_ROUTE,
                        "no such route")
                .sendingOtherwise("exports cannot be deleted");
        refused(
                        "route-unknown",
                        RecordingsTest::allExports,
                        UnavailableApiException.class,
                        NO_ROUTE,
                        "check the endpoint")
                .sendingOtherwise(NOT_EXPRESSIBLE);
    }

    private static void exportLists() {
        exports("exports-list-default", 25, null, q -> {});
        exports("exports-list-accept-jsonapi", 1, null, q -> q.pageSize(1));
        exports("exports-list-gzip-asked", 1, null, q -> q.pageSize(1));
        exports("exports-list-h2c-upgrade-offered", 1, null, q -> q.pageSize(1));
        exports("exports-list-include-jsonapi-standard-name", 1, null, q -> q.pageSize(1))
                .sendingOtherwise("the server ignores `include`; ours is `included[]`");
        exports("exports-list-included-job", 2, null, q -> q.includeJob().pageSize(2));
        exports("exports-list-page-1-of-3", 10, null, q -> q.pageSize(10));
        listing("exports-list-page-2-of-3", 10, null, c -> page(c.exports().list(q -> q.pageSize(10)), "2"));
        listing("exports-list-page-3-of-3", 5, null, c -> page(c.exports().list(q -> q.pageSize(10)), "3"));
        listing("exports-list-page-beyond-end", 0, null, c -> page(c.exports().list(q -> q.pageSize(10)), "4"));
        listing("exports-list-page-number-only", 0, null, c -> page(c.exports().list(), "2"));
        exports("exports-list-page-size-only", 3, null, q -> q.pageSize(3));
        exports("exports-list-percent-encoded-brackets", 2, null, q -> q.pageSize(2));
        exports(
                "exports-list-sort-created-at-desc",
                3,
                null,
                q -> q.sortByDescending(ExportField.CREATED_AT).pageSize(3));
        exports("exports-list-count", 2, new Total(25, true), q -> q.count().pageSize(2));
        exports(
                "exports-list-count-no-page",
                25,
                new Total(25, true),
                q -> q.count().fields(ExportField.SIZE));
        exports("exports-list-as-annotator", 0, new Total(0, true), ExportQueryBuilder::count);
        exports("exports-list-as-org-owner", 14, new Total(14, true), ExportQueryBuilder::count);
        exports(
                "exports-over-1000-count-page-1",
                2,
                new Total(1000, false),
                q -> q.count().pageSize(2).fields(ExportField.SIZE));
        listing(
                "exports-over-1000-count-page-2-of-1000",
                72,
                new Total(1072, true),
                c -> page(c.exports().list(q -> q.count().fields(ExportField.SIZE)), "2"));
        exports(
                "exports-list-fields",
                2,
                null,
                q -> q.fields(ExportField.FILENAME, ExportField.SIZE).pageSize(2));
        exports(
                "exports-list-fields-of-included",
                1,
                null,
                q -> q.includeJob().jobFields(JobField.STATUS).pageSize(1));
        exports("exports-list-fields-unknown", 1, null, q -> q.pageSize(1)).sendingOtherwise(NOT_EXPRESSIBLE);
        exports("exports-list-filter-by-job", 1, null, q -> q.jobId(JOB));
        exports(
                "exports-list-filter-by-project",
                3,
                null,
                q -> q.projectId(OTHER_PROJECT).pageSize(3));
        exports(
                "exports-list-filter-no-match",
                0,
                new Total(0, true),
                q -> q.projectId("nope").count());
        exports("exports-list-filter-id-in-array", 2, null, q -> q.id("1", "3"));
        exports("exports-list-filter-unknown-field", 2, null, q -> q.pageSize(2))
                .sendingOtherwise(NOT_EXPRESSIBLE);
        exports(
                        "exports-list-filter-created-at-gte",
                        7,
                        null,
                        q -> q.createdAfter(Instant.parse("2026-08-07T00:00:00Z")))
                .sendingOtherwise(TIME_FORM);
        exports(
                        "exports-list-filter-created-at-gte-offset",
                        5,
                        null,
                        q -> q.createdAfter(Instant.parse("2026-08-07T00:00:00Z"))
                                .fields(ExportField.CREATED_AT))
                .sendingOtherwise(TIME_FORM);
        exports(
                        "exports-list-filter-created-at-gte-server-format",
                        7,
                        null,
                        q -> q.createdAfter(Instant.parse("2026-08-07T00:00:00Z"))
                                .fields(ExportField.CREATED_AT))
                .sendingOtherwise(TIME_FORM);
        exports(
                        "exports-list-filter-created-at-range",
                        5,
                        null,
                        q -> q.createdAfter(Instant.parse("2026-08-04T00:00:00Z"))
                                .createdBefore(Instant.parse("2026-08-05T00:00:00Z")))
                .sendingOtherwise(TIME_FORM);

        refusedList(
                "exports-filter-created-at-gte-bad-date--details-off", ServerException.class, DATABASE, "not-a-date");
        refusedList("exports-list-filter-id-in-comma", ServerException.class, DATABASE, "'1,3'")
                .refusing(c -> c.exports().list(q -> q.id("1,3")), "id must be a decimal number: \"1,3\"");
        refusedList("exports-get-with-json-content-type", InvalidRequestException.class, UNREADABLE, UNREADABLE);
        refusedList("exports-get-with-jsonapi-content-type", InvalidRequestException.class, UNREADABLE, UNREADABLE);
        refusedList("exports-list-count-invalid", InvalidRequestException.class, INVALID, "must be a boolean (/count)");
        refusedList(
                "exports-list-fields-as-string",
                InvalidRequestException.class,
                INVALID,
                "must be an array (/fields/sync:exports)");
        refusedList(
                "exports-list-filter-not-an-object",
                InvalidRequestException.class,
                INVALID,
                "must be a hash (/filter)");
        refusedList(
                "exports-list-included-unknown",
                InvalidRequestException.class,
                INVALID,
                "must be one of `job` (/included/included)");
        String range = "must be between 1 and 1000 (/page/size)";
        refusedList("exports-page-size-0", InvalidRequestException.class, INVALID, range)
                .refusing(c -> c.exports().list(q -> q.pageSize(0)), "pageSize must be between 1 and 1000: \"0\"");
        refusedList("exports-page-size-1001", InvalidRequestException.class, INVALID, range)
                .refusing(
                        c -> c.exports().list(q -> q.pageSize(1001)), "pageSize must be between 1 and 1000: \"1001\"");
        refusedList("exports-page-size-negative", InvalidRequestException.class, INVALID, range)
                .refusing(c -> c.exports().list(q -> q.pageSize(-1)), "pageSize must be between 1 and 1000: \"-1\"");
        refusedList(
                "exports-page-size-empty", InvalidRequestException.class, INVALID, "must be an integer (/page/size)");
        refusedList(
                        "exports-two-validation-errors",
                        InvalidRequestException.class,
                        INVALID,
                        "must be positive (/page/number); " + range)
                .refusing(
                        c -> c.exports().list().from("0").first(), "position is not a position of this listing: \"0\"");
        passing("exports-list-as-org-owner-dataset-service-down", "RuntimeError", "HTTP Error: 502 - Bad Gateway");
    }

    private static void formats() {
        add(
                "formats",
                replay -> assertThat(replay.client.exports().formats("idah-image"))
                        .containsExactly(new ExportFormat(
                                "Universal Portable Dataset", "Export to UPD file.", CreateExportRequest.UPD)));
        Function<SyncClient, Object> image = c -> c.exports().formats("idah-image");
        refused("formats-missing-modalities", image, InvalidRequestException.class, INVALID, "modalities: is required")
                .refusing(c -> c.exports().formats(), "modalities must not be empty");
        refused(
                        "formats-modalities-as-string",
                        image,
                        ServerException.class,
                        "NoMethodError",
                        "undefined method `uniq'")
                .sendingOtherwise(NOT_EXPRESSIBLE);
    }

    private static void logins() {
        add("iam-api-login", replay -> {
            assertThat(replay.client.exports().list().first()).isEmpty();
            Request listing = replay.server.requests().get(1);
            String token = replay.json().at("/meta/token").asText();
            assertThat(listing.header("Authorization")).isEqualTo("Bearer " + token);
            assertThat(LogCatcher.text()).doesNotContain(token);
        });
        refused(
                "iam-api-login-revoked-key",
                RecordingsTest::allExports,
                AuthenticationException.class,
                UNAUTHENTICATED,
                "API key has been revoked or expired");
        refused(
                "iam-api-login-unknown-key",
                RecordingsTest::allExports,
                AuthenticationException.class,
                UNAUTHENTICATED,
                "Invalid credentials");
        refused(
                        "iam-api-login-malformed-key",
                        RecordingsTest::allExports,
                        AuthenticationException.class,
                        UNAUTHENTICATED,
                        "Invalid Key")
                .refusing(
                        c -> Credentials.idahApiKey("nope"),
                        "apiKey must be IDAH_ and 64 lower-case hexadecimal digits");
    }

    private static void passwordLogins() {
        for (String name : List.of("iam-login", "iam-login-with-cookies")) {
            Case login = add(name, replay -> {
                assertThat(replay.client.exports().list()).isEmpty();
                String token = replay.json().at("/meta/token").asText();
                assertThat(replay.server.requests()).hasSize(2);
                assertThat(replay.server.requests().get(1).header("Authorization"))
                        .isEqualTo("Bearer " + token);
                assertThat(LogCatcher.text()).doesNotContain(token, PASSWORD);
            });
            if (name.equals("iam-login")) {
                login.sendingOtherwise("the client always asks for the refresh token, which comes as a cookie");
            }
        }
        refused(
                "iam-login-bad-password",
                RecordingsTest::allExports,
                AuthenticationException.class,
                UNAUTHENTICATED,
                "invalid_credentials");
        refused(
                        "iam-login-missing-field",
                        RecordingsTest::allExports,
                        InvalidRequestException.class,
                        INVALID,
                        "is required (/password)")
                .refusing(c -> Credentials.idahPassword("admin@idah.ai", ""), "must not be empty");
    }

    private static void service() {
        add("healthcheck", replay -> {
            Health health = replay.client.health();
            assertThat(health.dependencies()).containsExactlyInAnyOrderEntriesOf(Map.of("sequel", "OK", "redis", "OK"));
            assertThat(health.isHealthy()).isTrue();
            assertThat(replay.server.request().header("Authorization")).isNull();
        });
        add("service-info", replay -> {
            assertThat(replay.client.serviceInfo()).isEqualTo(new ServiceInfo("sync", "M6iQg1Z39jts"));
            assertThat(replay.server.request().header("Authorization")).isNull();
        });
    }

    private static void jobs() {
        job("job-show-completed", JOB, JobStatus.COMPLETED);
        job("job-show-errored", ERRORED_JOB, JobStatus.ERRORED);
        job("job-show-pending", PENDING_JOB, JobStatus.PENDING);
        job("job-show-running", RUNNING_JOB, JobStatus.RUNNING);
        job(
                "job-show-included-exports",
                c -> c.jobs().get(JOB, JobSelection.Builder::includeExports),
                JobStatus.COMPLETED);
        refused("job-show-malformed-id", c -> c.jobs().get(JOB), ServerException.class, DATABASE, "type uuid: \"xyz\"")
                .refusing(c -> c.jobs().get("xyz"), "jobId must be a UUID: \"xyz\"");
        refused(
                "job-delete-then-show",
                c -> c.jobs().get(DELETED_JOB),
                NotFoundException.class,
                NO_RECORD,
                DELETED_JOB);
        add("job-delete", replay -> replay.client.jobs().delete(DELETED_JOB));
        for (String name : List.of("job-delete-as-admin-forbidden", "job-delete-as-api-key")) {
            refused(
                    name,
                    delete(name.endsWith("key") ? ERRORED_JOB : JOB),
                    PermissionDeniedException.class,
                    FORBIDDEN,
                    "only the service's own system role may delete jobs; no account or API key can");
        }
        refused(
                "job-delete-with-json-content-type",
                delete(ERRORED_JOB),
                InvalidRequestException.class,
                UNREADABLE,
                UNREADABLE); // same path: the difference is the header, which the client never sends

        jobs("jobs-list-default", 24, null, q -> {});
        jobs("jobs-list-as-annotator", 0, new Total(0, true), JobQueryBuilder::count);
        jobs(
                "jobs-list-as-project-owner",
                2,
                new Total(13, true),
                q -> q.count().pageSize(2));
        jobs(
                "jobs-list-fields",
                3,
                null,
                q -> q.fields(JobField.STATUS, JobField.PROGRESS).pageSize(3));
        jobs("jobs-list-filter-id-in", 1, null, q -> q.id(JOB));
        jobs("jobs-list-filter-priority-gte", 9, null, q -> q.priorityAtLeast(5).sortBy(JobField.CREATED_AT))
                .sendingOtherwise("one sort key only: of several the server takes the last");
        jobs(
                "jobs-list-filter-priority-range",
                5,
                new Total(5, true),
                q -> q.priorityAtLeast(1).priorityAtMost(9).count());
        jobs("jobs-list-filter-status-in", 4, null, q -> q.status(JobStatus.RUNNING, JobStatus.PENDING));
        jobs("jobs-list-filter-status-unknown-value", 0, null, q -> q.status(new JobStatus("nope")));
        jobs("jobs-list-filter-updated-at", 3, null, q -> q.updatedAfter(Instant.parse("2026-08-07T12:00:00Z")))
                .sendingOtherwise(TIME_FORM);
        jobs("jobs-list-included-exports", 2, null, q -> q.includeExports().pageSize(2));
        jobs(
                "jobs-list-sort",
                2,
                null,
                q -> q.sortByDescending(JobField.CREATED_AT).pageSize(2));
        jobListing(
                "jobs-list-page",
                3,
                new Total(24, true),
                c -> page(c.jobs().list(q -> q.count().pageSize(3)), "2"));
        Function<SyncClient, Object> list = c -> c.jobs().list().first();
        refused(
                        "jobs-list-included-unknown",
                        list,
                        InvalidRequestException.class,
                        INVALID,
                        "must be one of `exports` (/included/included)")
                .sendingOtherwise(NOT_EXPRESSIBLE);
        refused("jobs-page-size-0", list, InvalidRequestException.class, INVALID, "between 1 and 1000 (/page/size)")
                .refusing(c -> c.jobs().list(q -> q.pageSize(0)), "pageSize must be between 1 and 1000: \"0\"");
    }

    private static void proxy() {
        exports("nginx-exports-list", 1, null, q -> q.pageSize(1));
        refused(
                "nginx-export-show-missing-404",
                c -> c.exports().get("999"),
                NotFoundException.class,
                NO_RECORD,
                "999");
        add("nginx-job-delete", replay -> replay.client.jobs().delete(PENDING_JOB));
        passing("nginx-sync-service-down-502", null, "502 [trace");
    }

    // What a case can be.

    private static Case add(String name, Consumer<Replay> check) {
        Case added = new Case(name, check);
        if (CASES.put(name, added) != null) {
            throw new IllegalStateException("twice: " + name);
        }
        return added;
    }

    private static Case refused(
            String name,
            Function<SyncClient, Object> call,
            Class<? extends ApiException> type,
            @Nullable String code,
            String text) {
        return refused(name, call, type, code, text, false);
    }

    private static Case refusedList(String name, Class<? extends ApiException> type, String code, String text) {
        return refused(name, RecordingsTest::allExports, type, code, text, false)
                .sendingOtherwise(NOT_EXPRESSIBLE);
    }

    /** A failure of the server that may pass: the read is repeated. */
    private static Case passing(String name, @Nullable String code, String text) {
        return refused(name, RecordingsTest::allExports, ServerException.class, code, text, true);
    }

    private static Case refused(
            String name,
            Function<SyncClient, Object> call,
            Class<? extends ApiException> type,
            @Nullable String code,
            String text,
            boolean retryable) {
        return add(name, replay -> {
            Throwable thrown = catchThrowable(() -> call.apply(replay.client));

            assertThat(thrown).isExactlyInstanceOf(type).hasMessageContaining(text);
            ApiException refusal = (ApiException) thrown;
            assertThat(refusal.httpStatus()).isEqualTo(replay.recording.status());
            assertThat(refusal.errorCode()).isEqualTo(code);
            assertThat(refusal.retryable()).isEqualTo(retryable);
            assertThat(refusal.attempts()).isEqualTo(retryable ? 4 : 1);
            assertThat(refusal.getMessage())
                    .startsWith("idah " + refusal.operation() + ": " + replay.recording.status())
                    .doesNotContain("\n", "backtrace", ".rb:", "/usr/local", "/app/", KEY, SyncServer.TOKEN);
            assertThat(refusal.toString()).doesNotContain("backtrace", ".rb:");
        });
    }

    private static Case file(String name, String id, int length) {
        return add(name, replay -> {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            assertThat(replay.client.exports().download(id, file)).isEqualTo(length);
            assertThat(file.toByteArray()).isEqualTo(replay.recording.body()).hasSize(length);
        });
    }

    private static Case created(
            String name, Function<SyncClient, Object> call, @Nullable String dataset, @Nullable String medias) {
        return add(name, replay -> {
            JsonNode json = replay.json();
            assertThat(call.apply(replay.client)).isEqualTo(json.at("/data/id").asText());
            assertThat(replay.server.requests()).hasSize(1);

            // Asked for the same document again, the client must read all of it.
            Export export =
                    replay.client.exports().get(json.at("/data/id").asText(), ExportSelection.Builder::includeJob);
            assertThat(export).isEqualTo(JsonApi.export(json));
            assertThat(export.isReady()).isFalse();
            Job job = Objects.requireNonNull(export.job());
            assertThat(job.status()).isEqualTo(JobStatus.PENDING);
            assertThat(job.exporter()).isEqualTo(CreateExportRequest.UPD);
            assertThat(job.datasetIds()).isEqualTo(dataset == null ? List.of("1", "2") : List.of(dataset));
            assertThat(job.arguments().get("options"))
                    .isEqualTo(medias == null ? "all" : Map.of("include_medias", medias));
        });
    }

    private static Case export(String name, Function<SyncClient, Export> call) {
        return add(name, replay -> assertThat(call.apply(replay.client)).isEqualTo(JsonApi.export(replay.json())));
    }

    private static Case exports(String name, int size, @Nullable Total total, Consumer<ExportQueryBuilder> query) {
        return listing(
                name,
                size,
                total,
                c -> c.exports().list(query).pages().iterator().next());
    }

    private static Case listing(String name, int size, @Nullable Total total, Function<SyncClient, Page<Export>> call) {
        return add(name, replay -> {
            Page<Export> page = call.apply(replay.client);
            assertThat(page.items()).hasSize(size).isEqualTo(JsonApi.exports(replay.json()));
            assertThat(page.total()).isEqualTo(total);
        });
    }

    private static Case job(String name, String id, JobStatus status) {
        return job(name, c -> c.jobs().get(id), status);
    }

    private static Case job(String name, Function<SyncClient, Job> call, JobStatus status) {
        return add(name, replay -> {
            Job job = call.apply(replay.client);
            assertThat(job).isEqualTo(JsonApi.job(replay.json()));
            assertThat(job.status()).isEqualTo(status);
        });
    }

    private static Case jobs(String name, int size, @Nullable Total total, Consumer<JobQueryBuilder> query) {
        return jobListing(
                name, size, total, c -> c.jobs().list(query).pages().iterator().next());
    }

    private static Case jobListing(String name, int size, @Nullable Total total, Function<SyncClient, Page<Job>> call) {
        return add(name, replay -> {
            Page<Job> page = call.apply(replay.client);
            assertThat(page.items()).hasSize(size).isEqualTo(JsonApi.jobs(replay.json()));
            assertThat(page.total()).isEqualTo(total);
        });
    }

    // The calls.

    private static Object allExports(SyncClient client) {
        return client.exports().list().first();
    }

    private static Function<SyncClient, Object> create(String project, String dataset, @Nullable IncludeMedias medias) {
        return c -> c.exports()
                .create(b -> {
                    b.projectId(project).datasetIds(dataset);
                    if (medias != null) {
                        b.includeMedias(medias);
                    }
                })
                .id();
    }

    private static Function<SyncClient, Object> download(String id) {
        return c -> c.exports().download(id, new ByteArrayOutputStream());
    }

    private static Function<SyncClient, Object> delete(String id) {
        return c -> {
            c.jobs().delete(id);
            return "deleted";
        };
    }

    private static <T> Page<T> page(Paged<T> listing, String position) {
        return listing.from(position).pages().iterator().next();
    }

    // The tests.

    @Test
    void everyRecordingIsReplayedOrLeftOutForAReason() {
        List<String> covered = new ArrayList<>(CASES.keySet());
        covered.addAll(OUT_OF_SCOPE.keySet());

        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(
                        Recording.all().stream().map(Recording::name).toList());
    }

    static Stream<Case> cases() {
        return CASES.values().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void replays(Case expected) throws IOException {
        Recording recording = Recording.named(expected.name);
        try (SyncServer server = new SyncServer();
                SyncClient client = client(recording, server)) {
            if (expected.refusedInput != null) {
                Consumer<SyncClient> input = expected.refusedInput;
                assertThatThrownBy(() -> input.accept(client))
                        .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                        .hasMessageContaining(expected.refusal);
                assertThat(server.requests()).isEmpty();
            }

            expected.check.accept(new Replay(recording, server, client));

            assertThat(server.requests()).isNotEmpty();
            if (expected.differs == null) {
                assertSentAsRecorded(server.requests().get(0), recording);
            }
        }
        assertThat(LogCatcher.text())
                .contains("idah ")
                .doesNotContain("backtrace", "/usr/local/bundle", "FAKE-TOKEN", KEY, SyncServer.TOKEN);
    }

    private static SyncClient client(Recording recording, SyncServer server) {
        if (!recording.server().equals("iam")) {
            server.always(recording.answer());
            return server.client();
        }
        server.answering(request ->
                SyncServer.isLogin(request) ? recording.answer() : Recording.answer("exports-list-page-beyond-end"));
        return server.builder()
                .credentials(
                        recording.path().equals("/auth/login")
                                ? Credentials.idahPassword("admin@idah.ai", PASSWORD)
                                : Credentials.idahApiKey(KEY))
                .build();
    }

    private static void assertSentAsRecorded(Request sent, Recording recording) throws IOException {
        String root = recording.server().equals("iam") ? "/api/v1/iam" : "/api/v1/sync";
        assertThat(sent.method()).isEqualTo(recording.method());
        assertThat(sent.path()).isEqualTo(root + recording.path());
        assertThat(sent.parameters()).containsAll(recording.parameters());
        assertThat(sent.parameters().stream().filter(p -> !p.startsWith("page[")))
                .as("nothing beside the page that was not recorded")
                .isSubsetOf(recording.parameters());
        if (recording.method().equals("POST") && recording.server().equals("sync")) {
            assertThat(new ObjectMapper().readTree(sent.body())).isEqualTo(recording.sentJson());
        }
    }
}
