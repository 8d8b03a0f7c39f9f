package io.github.clouddatasets.emulator.idah;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.AnsweredHosts;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.idah.upd.ReadTable;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The behaviour of IDAH that no recording covers. */
class IdahTest {

    private final ManualClock clock = ManualClock.at("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private DatasetCloudEmulator cloud;
    private IdahTestClient client;

    @BeforeEach
    void start() {
        cloud = DatasetCloudEmulator.builder()
                .clock(clock)
                .pace(Duration.ofSeconds(4))
                .start();
        client = new IdahTestClient(cloud);
    }

    @AfterEach
    void stop() {
        assertThat(AnsweredHosts.foreign(cloud)).isEmpty();
        cloud.close();
    }

    @Test
    void tokensCarryTheAccount() {
        JsonNode login = client.login(cloud.idahApiKey(), 60).json();
        long expiry = clock.instant().getEpochSecond() + 60;
        assertThat(login.at("/data/attributes/exp").asLong()).isEqualTo(expiry);
        String payload = login.at("/meta/token").asText().split("\\.", -1)[1];
        JsonNode claims = Json.parse(Base64.getUrlDecoder().decode(payload)).orElseThrow();
        assertThat(claims.path("exp").asLong()).isEqualTo(expiry);
        assertThat(claims.path("r").asText()).isEqualTo("api:project_rw_all");
        assertThat(claims.at("/u/id").asInt()).isEqualTo(8);
        assertThat(claims.at("/u/labels/0").asText()).isEqualTo("api");
        assertThat(claims.path("s").isObject()).isTrue();
        RawHttpClient http = client.anonymous()
                .with("Authorization", "Bearer " + login.at("/meta/token").asText());
        assertThat(http.get("/jobs").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(60));
        assertThat(http.get("/jobs").json().at("/errors/0/detail").asText()).isEqualTo("Signature has expired");
    }

    @Test
    void theLoginChecksItsParameters() {
        RawHttpClient iam = new RawHttpClient(cloud.idahEndpoint() + "/iam");
        RawHttpAnswer missing = iam.post("/auth/api/login", "{}");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().at("/errors/0/source/pointer").asText()).isEqualTo("/api_key");
        String body = "{\"api_key\":\"" + cloud.idahApiKey() + "\",\"token_expiration\":\"soon\"}";
        assertThat(iam.post("/auth/api/login", body).status()).isEqualTo(422);
        assertThat(iam.post("/auth/api/login", "{").json().path("type").asText())
                .isEqualTo("Verse::Error::BadRequest");
        assertThat(iam.get("/auth/api/login").status()).isEqualTo(404);
        assertThat(cloud.requests("loginWithApiKey")).hasSize(3);
    }

    @Test
    void anExportContainsTheImages() throws Exception {
        RawHttpAnswer created = client.export("");
        assertThat(created.status()).as(created.toString()).isEqualTo(200);
        String id = created.json().at("/data/id").asText();
        assertThat(id).isEqualTo("26");
        assertThat(created.json().at("/included/0/attributes/status").asText()).isEqualTo("pending");
        assertThat(job(id).path("status").asText()).isEqualTo("pending");
        clock.advance(Duration.ofMillis(2500));
        assertThat(job(id).path("status").asText()).isEqualTo("running");
        assertThat(job(id).path("progress").asDouble()).isEqualTo(0.5);
        assertThat(client.sync().get("/exports/" + id + "/download").status()).isEqualTo(500);
        clock.advance(Duration.ofMillis(1500));
        assertThat(job(id).path("status").asText()).isEqualTo("completed");
        assertThat(job(id).path("updated_at").asText()).isEqualTo("2026-11-21 12:00:04 +0000");
        JsonNode export = client.sync().get("/exports/" + id).json().at("/data/attributes");
        assertThat(export.path("filename").asText())
                .isEqualTo("idah-export-" + clock.instant().getEpochSecond() + ".upd");

        RawHttpAnswer download = client.sync().get("/exports/" + id + "/download");
        assertThat(download.header("Content-Length"))
                .isEqualTo(String.valueOf(download.body().length))
                .isEqualTo(export.path("size").asText());
        Path file = Files.write(folder.resolve("1.upd"), download.body());
        assertThat(ReadTable.rows(file, "select count(*), count(distinct media_url) from entries"))
                .containsExactly(List.of("60", "60"));
        assertThat(
                        ReadTable.rows(
                                file,
                                "select octet_length(blob_data), media_type from entries join medias"
                                        + " on media_url = 'local:' || medias.id where entries.metadata like '%zero/digit-0000.png%'"))
                .containsExactly(List.of(
                        String.valueOf(
                                Files.size(cloud.file("/digits-bucket/input/").resolve("zero/digit-0000.png"))),
                        "image/png"));
    }

    @Test
    void anExportCanOmitTheImages() throws Exception {
        client.export(",\"options\":{}");
        clock.advance(Duration.ofSeconds(4));
        byte[] download = client.sync().get("/exports/26/download").body();
        Path file = Files.write(folder.resolve("1.upd"), download);
        assertThat(ReadTable.rows(file, "select * from medias")).isEmpty();
        String address = cloud.idahEndpoint() + "/media/medias/files/";
        assertThat(ReadTable.rows(file, "select distinct starts_with(media_url, '" + address + "') from entries"))
                .containsExactly(List.of("true"));
        String url = ReadTable.rows(file, "select media_url from entries order by id")
                .get(0)
                .get(0);
        RawHttpClient media = new RawHttpClient(cloud.idahEndpoint());
        String path = url.substring(cloud.idahEndpoint().length());
        assertThat(media.get(path).status()).isEqualTo(401);
        RawHttpAnswer image =
                media.with("Authorization", "Bearer " + client.token()).get(path);
        assertThat(image.header("Content-Type")).isEqualTo("image/png");
    }

    @Test
    void aDeletedJobDoesNotRun() {
        client.export("");
        client.export("");
        String pending = client.sync()
                .get("/exports/26")
                .json()
                .at("/data/attributes/job_id")
                .asText();
        String running = client.sync()
                .get("/exports/27")
                .json()
                .at("/data/attributes/job_id")
                .asText();
        assertThat(client.system().send("DELETE", "/jobs/" + pending, "").status())
                .isEqualTo(204);
        clock.advance(Duration.ofSeconds(2));
        assertThat(client.system().send("DELETE", "/jobs/" + running, "").status())
                .isEqualTo(204);
        assertThat(client.system().send("DELETE", "/jobs/" + running, "").status())
                .isEqualTo(204);
        clock.advance(Duration.ofSeconds(2));
        assertThat(client.sync()
                        .get("/exports/26")
                        .json()
                        .at("/data/attributes/file_id")
                        .isNull())
                .isTrue();
        assertThat(client.sync()
                        .get("/exports/27")
                        .json()
                        .at("/data/attributes/file_id")
                        .isTextual())
                .isTrue();
        assertThat(client.sync().get("/jobs/" + running).status()).isEqualTo(404);
    }

    @Test
    void anExportWithoutItsJobHasNoRelationship() {
        JsonNode plain = client.sync().get("/exports/25").json();
        assertThat(plain.at("/data/relationships/job/data/id").isTextual()).isTrue();
        JsonNode included = client.sync().get("/exports/25?included[]=job").json();
        assertThat(included.path("data").has("relationships")).isFalse();
        assertThat(included.has("included")).isFalse();
    }

    @Test
    void aMissingFileIsNotFoundAndAnEmptyOneIsSent() {
        RawHttpAnswer gone = client.sync().get("/exports/6/download");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.json().path("detail").asText()).isEqualTo("File not found");
        RawHttpAnswer empty = client.sync().get("/exports/5/download");
        assertThat(empty.status()).isEqualTo(200);
        assertThat(empty.header("Content-Length")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    exports | filter[id]=3 | 3
                    exports | filter[id][]=3&filter[id][]=4 | 3 4
                    exports | filter[created_by_id]=11&page[size]=2 | 3 6
                    exports | filter[file_id]=943aa44a789a3768f04148691d87e76c.zip | 1
                    exports | filter[file_id]&page[size]=2 | 4 7
                    exports | filter[filename]=idah-export-empty.upd | 5
                    exports | filter[mime_type]=text/csv | 2
                    exports | filter[size]=111000 | 25
                    exports | filter[id]=1&filter[created_at__lte]=2026-08-03%2007:12:41 |
                    exports | filter[id]=1&filter[created_at__gte]=2026-08-03%2007:12:41 | 1
                    exports | filter[created_at]=2026-08-03%2007:12:41.107919 | 1
                    exports | sort=-size,id&page[size]=1 | 1
                    exports | sort=id,-size&page[size]=1 | 25
                    exports | sort=filename&page[size]=1 | 3
                    exports | filter[project_id][]=01980000-7b4c-7d02-8a11-90fe33ab4c22&page[size]=1 | 2
                    jobs | filter[status]=errored&page[size]=1 | 019fc9b5-f54c-7a5f-aba0-b1e0c3189ac4
                    jobs | filter[job_class__in][]=Exports::Job&page[size]=1 | 019fc677-b366-7883-94da-2397c5e9aa87
                    jobs | filter[job_class]=Other |
                    jobs | filter[priority]=10&page[size]=1 | 019fcaca-b5ee-7e6c-a9d2-d9773fd4818c
                    jobs | filter[progress]=0.5&page[size]=1 | 019fccf4-3732-792f-aaa8-9fca7d7599e4
                    jobs | filter[retry_count__gte]=1 |
                    jobs | filter[error]=Faraday::ConnectionFailed:+Failed+to+open+TCP+connection | 019fc9b5-f54c-7a5f-aba0-b1e0c3189ac4
                    jobs | filter[unicity]=x |
                    jobs | filter[scheduled_at__gte]=2030-01-20 | 019fde40-4152-70a5-970d-b2b4d71a01ab
                    """)
    void listsHaveFiltersAndSorting(String what, String query, String ids) {
        RawHttpAnswer reply = client.sync().get("/" + what + "?" + query);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        String found = String.join(" ", IdahTestClient.ids(reply.json()));
        assertThat(found).isEqualTo(ids == null ? "" : ids);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exports?sort=nope",
                "/exports?filter[id]=x",
                "/exports?filter[id__in][]=99999999999999999999",
                "/exports?filter[size]=big",
                "/exports?filter[job_id]=x",
                "/exports/1.5",
                "/jobs?filter[status__in]=pending",
                "/jobs?filter[progress]=half",
                "/jobs?filter[created_at__lte]=2026-13-01"
            })
    void badValuesFailLikeTheDatabase(String target) {
        RawHttpAnswer reply = client.sync().get(target);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(500);
        assertThat(reply.json().at("/errors/0/title").asText()).isEqualTo("Sequel::DatabaseError");
    }

    @Test
    void aRouteWithATrailingSlashIsUnknown() {
        assertThat(client.sync().get("/exports/").status()).isEqualTo(404);
        assertThat(new RawHttpClient(cloud.idahEndpoint()).get("/audit/logs").status())
                .isEqualTo(404);
    }

    private JsonNode job(String exportId) {
        return client.sync()
                .get("/exports/" + exportId + "?included[]=job")
                .json()
                .at("/included/0/attributes");
    }
}
