package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.emulator.iam.RequestSigner;
import io.github.clouddatasets.emulator.option.IdahRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts on one server do not see each other, whatever way a request has to say whose it is. */
class AccountsTest {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final DatasetCloudEmulator first = DatasetCloudEmulator.start();
    private final DatasetCloudEmulator mine = first.newAccount();
    private final DatasetCloudEmulator other = first.newAccount();

    @AfterEach
    void stop() {
        first.close();
    }

    @Test
    void accountsShareTheEndpointsAndNoIdsNorCredentials() {
        assertThat(endpoints(mine)).isEqualTo(endpoints(first));
        assertThat(Stream.of(first, mine, other).flatMap(AccountsTest::ownValues))
                .doesNotHaveDuplicates();
        assertThat(first.projectId()).isEqualTo("4a1b2c3d4e5f60718293a4b5c6d7e8f9");
        assertThat(first.idahEmail()).isEqualTo("admin@idah.ai");
        assertThat(first.powerdrillApiKey()).isEqualTo("proj-emulator-0123456789abcdef");
    }

    @Test
    void aTokenFindsItsAccount() {
        assertThat(get(modelArts(mine).with("X-Auth-Token", mine.token())).status())
                .isEqualTo(200);
        assertCountedOnlyAtMine("listDatasets");
    }

    @Test
    void aSignatureFindsItsAccount() throws GeneralSecurityException {
        RequestSigner signer = new RequestSigner(mine.accessKey(), mine.secretKey(), SECOND.format(Instant.now()));
        RawHttpClient signed = signer.sign(modelArts(mine), "GET", "/datasets", "", "");
        assertThat(get(signed).status()).isEqualTo(200);
        assertCountedOnlyAtMine("listDatasets");
    }

    @Test
    void aRequestWithUnknownCredentialsIsRefusedByTheAccountOfItsPath() {
        assertThat(get(modelArts(mine).with("X-Auth-Token", "unknown")).status())
                .isEqualTo(401);
        assertCountedOnlyAtMine("listDatasets");
    }

    @Test
    void aTokenDoesNotOpenTheProjectOfAnotherAccount() {
        assertThat(get(modelArts(other).with("X-Auth-Token", mine.token())).status())
                .isEqualTo(400);
        assertCountedOnlyAtMine("listDatasets");
    }

    @Test
    void aRequestThatNamesNobodyIsRefusedByTheFirstAccount() {
        RawHttpAnswer answer = new RawHttpClient(mine.modelArtsEndpoint()).get("/v2/unknown/datasets");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(first.requests("listDatasets")).hasSize(1);
        assertThat(mine.requests("listDatasets")).isEmpty();
    }

    @Test
    void aLoginAtIamGivesATokenOfTheAccount() {
        RawHttpAnswer login = new RawHttpClient(mine.iamEndpoint())
                .post("/v3/auth/tokens", passwordLogin(mine).toString());
        assertThat(login.status()).isEqualTo(201);
        assertCountedOnlyAtMine("createToken");

        String token = Objects.requireNonNull(login.header("X-Subject-Token"));
        assertThat(get(modelArts(mine).with("X-Auth-Token", token)).status()).isEqualTo(200);
        assertCountedOnlyAtMine("listDatasets");

        JsonNode projects = new RawHttpClient(mine.iamEndpoint())
                .with("X-Auth-Token", token)
                .get("/v3/projects?name=" + mine.region())
                .json();
        assertThat(projects.at("/projects/0/id").asText()).isEqualTo(mine.projectId());
    }

    @Test
    void theKeyOfPowerdrillFindsItsAccountAndLinksFindTheirStorage() {
        RawHttpClient powerdrill =
                new RawHttpClient(mine.powerdrillEndpoint()).with("x-pd-api-key", mine.powerdrillApiKey());
        String user = "user_id=" + mine.powerdrillUserId();
        RawHttpAnswer sources =
                powerdrill.get("/v2/team/datasets/" + mine.powerdrillDatasetId() + "/datasources?" + user);
        assertThat(sources.json().at("/data/records").size()).isEqualTo(3);
        assertCountedOnlyAtMine("v2ListDataSources");

        String sourceId = sources.json().at("/data/records/0/id").asText();
        RawHttpAnswer presigned = powerdrill.post(
                "/v2/team/datasets/" + mine.powerdrillDatasetId() + "/datasources/" + sourceId + "/presign",
                Json.object().put("user_id", mine.powerdrillUserId()).toString());
        assertThat(presigned.status()).as(presigned.toString()).isEqualTo(200);
        String link = presigned.json().at("/data/presigned_url").asText();
        assertThat(link).startsWith(mine.powerdrillStorageEndpoint());
        RawHttpAnswer file = new RawHttpClient(mine.powerdrillStorageEndpoint())
                .get(link.substring(mine.powerdrillStorageEndpoint().length()));
        assertThat(file.status()).isEqualTo(200);
        assertCountedOnlyAtMine("storageGetObject");
    }

    @Test
    void everyCredentialOfIdahFindsItsAccount() {
        RawHttpClient idah = new RawHttpClient(mine.idahEndpoint());
        RawHttpAnswer byKey = idah.post(
                "/iam/auth/api/login",
                Json.object().put("api_key", mine.idahApiKey()).toString());
        assertThat(byKey.status()).isEqualTo(200);
        assertCountedOnlyAtMine("loginWithApiKey");

        String bearer = "Bearer " + byKey.json().at("/meta/token").asText();
        assertThat(idah.with("Authorization", bearer).get("/sync/exports").status())
                .isEqualTo(200);
        assertCountedOnlyAtMine("listExports");

        RawHttpAnswer byPassword = idah.post(
                "/iam/auth/login",
                Json.object()
                        .put("email", mine.idahEmail())
                        .put("password", mine.idahPassword())
                        .put("cookie", "true")
                        .toString());
        assertThat(byPassword.status()).isEqualTo(200);
        assertCountedOnlyAtMine("loginWithPassword");

        String cookie = Objects.requireNonNull(byPassword.header("Set-Cookie"));
        assertThat(cookie).startsWith("refresh-token=");
        RawHttpAnswer refreshed =
                idah.with("Cookie", cookie.substring(0, cookie.indexOf(';'))).get("/iam/auth/refresh");
        assertThat(refreshed.status()).isEqualTo(200);
        assertCountedOnlyAtMine("refreshToken");
    }

    @Test
    void aNewKeyOfIdahFindsItsAccount() {
        ObjectNode request = Json.object();
        ObjectNode attributes = request.putObject("data")
                .put("type", "iam:api_keys")
                .putObject("attributes")
                .put("name", "new");
        attributes.putArray("permissions").add("project_rw_all");
        RawHttpClient idah = new RawHttpClient(mine.idahEndpoint());
        JsonNode made = idah.with("Authorization", "Bearer " + mine.idahToken(IdahRole.ADMIN))
                .post("/iam/api_keys", request.toString())
                .json();
        String key = made.at("/data/attributes/key").asText();
        assertThat(idah.post(
                                "/iam/auth/api/login",
                                Json.object().put("api_key", key).toString())
                        .status())
                .isEqualTo(200);
        assertCountedOnlyAtMine("loginWithApiKey");
    }

    @Test
    void theFilesOfAnAccountAreItsOwn() throws IOException {
        Path image = mine.input().resolve("one/digit-0042.png");
        Files.delete(image);
        assertThat(other.input().resolve("one").resolve(image.getFileName())).exists();
        assertThat(first.input().resolve("one").resolve(image.getFileName())).exists();
        assertThat(mine.file("/some-bucket/key")).isNotEqualTo(other.file("/some-bucket/key"));
    }

    @Test
    void aClosedAccountIsForgottenAlone() {
        Path files = mine.input();
        mine.close();
        assertThat(files).doesNotExist();
        assertThat(get(modelArts(mine).with("X-Auth-Token", mine.token())).status())
                .isEqualTo(401);
        assertThat(get(modelArts(other).with("X-Auth-Token", other.token())).status())
                .isEqualTo(200);
        assertThat(mine).asString().contains("closed");
        assertThat(other).asString().doesNotContain("closed");
    }

    @Test
    void theEndOfTheServerEndsAllAccounts() {
        Path files = mine.input();
        first.close();
        assertThat(files).doesNotExist();
        assertThat(mine).asString().contains("closed");
        assertThatIllegalStateException().isThrownBy(mine::newAccount).withMessage("The emulator is closed");
        mine.close();
    }

    private void assertCountedOnlyAtMine(String operation) {
        assertThat(mine.requests(operation)).as(operation).isNotEmpty();
        assertThat(first.requests(operation)).as(operation).isEmpty();
        assertThat(other.requests(operation)).as(operation).isEmpty();
    }

    private static RawHttpClient modelArts(DatasetCloudEmulator cloud) {
        return new RawHttpClient(cloud.modelArtsEndpoint() + "/v2/" + cloud.projectId());
    }

    private static RawHttpAnswer get(RawHttpClient project) {
        return project.get("/datasets");
    }

    private static ObjectNode passwordLogin(DatasetCloudEmulator cloud) {
        ObjectNode login = Json.object();
        ObjectNode auth = login.putObject("auth");
        ObjectNode identity = auth.putObject("identity");
        identity.putArray("methods").add("password");
        identity.putObject("password")
                .putObject("user")
                .put("name", cloud.iamUser())
                .put("password", cloud.iamPassword())
                .putObject("domain")
                .put("name", cloud.iamDomain());
        auth.putObject("scope").putObject("project").put("name", cloud.region());
        return login;
    }

    private static List<String> endpoints(DatasetCloudEmulator cloud) {
        return List.of(
                cloud.modelArtsEndpoint(),
                cloud.iamEndpoint(),
                cloud.powerdrillEndpoint(),
                cloud.powerdrillStorageEndpoint(),
                cloud.idahEndpoint());
    }

    private static Stream<String> ownValues(DatasetCloudEmulator cloud) {
        return Stream.concat(
                Stream.of(
                        cloud.projectId(),
                        cloud.accessKey(),
                        cloud.secretKey(),
                        cloud.token(),
                        cloud.iamPassword(),
                        cloud.iamDomain(),
                        cloud.datasetId(),
                        cloud.powerdrillApiKey(),
                        cloud.powerdrillUserId(),
                        cloud.powerdrillDatasetId(),
                        cloud.idahApiKey(),
                        cloud.idahPassword()),
                Stream.of(IdahRole.values()).map(cloud::idahEmail));
    }
}
