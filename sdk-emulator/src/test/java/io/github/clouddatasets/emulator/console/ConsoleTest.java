package io.github.clouddatasets.emulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;";

    private DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().sharedPort(0).pace(Duration.ZERO).start();
    private RawHttpClient http = new RawHttpClient("");

    @BeforeEach
    void connect() {
        http = new RawHttpClient(cloud.consoleUrl().replaceFirst("/$", ""));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/parts/modelarts",
                "/parts/requests",
                "/assets/htmx.min.js",
                "/assets/console.css",
                "/nothing"
            })
    void everyPageAllowsTheBrowserNothingButTheConsolesOwnFiles(String path) {
        assertThat(http.get(path).header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        assertThat(http.get(path).header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void pagesHaveNoInlineScriptAndNoInlineStyle() {
        String page = text(http.get("/"));

        assertThat(page).doesNotContain("style=", "<style", "onclick=", "onload=", "javascript:");
        assertThat(Pattern.compile("<script(?! src=\"/assets/htmx.min.js\"></script>)")
                        .matcher(page)
                        .find())
                .isFalse();
    }

    @Test
    void allServicesAreOnThePage() {
        assertThat(text(http.get("/")))
                .contains(">digits<", ">V003<", ">Exports<", ">Jobs<", ">Data sources<", ">Last requests<")
                .contains("hx-get=\"/parts/modelarts\"", "hx-get=\"/parts/idah\"", "hx-get=\"/parts/powerdrill\"");
    }

    @Test
    void namesAreText() {
        powerdrill("/datasets", "{\"name\":\"" + SCRIPT + "\",\"user_id\":\"" + cloud.powerdrillUserId() + "\"}");
        String part = text(http.get("/parts/powerdrill"));

        assertThat(part).contains(ESCAPED).doesNotContain(SCRIPT);
    }

    @Test
    void pathsAndTraceIdsOfRequestsAreText() {
        new RawHttpClient(cloud.powerdrillEndpoint())
                .with("x-pd-external-trace-id", "\"><img src=x>")
                .get("/v2/team/%3Cscript%3E?<script>");
        String part = text(http.get("/parts/requests"));

        assertThat(part)
                .contains("&quot;&gt;&lt;img src=x&gt;", "?&lt;script&gt;")
                .doesNotContain("<img", "<script");
    }

    @Test
    void labelsAndFileNamesOfSamplesAreText(@TempDir Path folder) throws Exception {
        Path odd = Files.createDirectories(folder.resolve("<b>odd"));
        Files.copy(cloud.input().resolve("zero/digit-0000.png"), odd.resolve("\"'><i>.png"));
        String dataset = cloud.seed().dataset("odd-names", seed -> seed.images(folder));
        String page = text(http.get("/datasets/" + dataset));

        assertThat(page)
                .contains("&lt;b&gt;odd/&quot;&#39;&gt;&lt;i&gt;.png", ">&lt;b&gt;odd<")
                .doesNotContain("<b>", "<i>");
    }

    @Test
    void boxesAreDrawnOverTheirImage() throws Exception {
        String scenes = dataset("street-scenes");
        Path image = cloud.file("/street-scenes/input/scene.png");
        Files.copy(cloud.input().resolve("zero/digit-0000.png"), image);
        modelArts("POST", scenes, "/sync-data", "");
        String sample = modelArts("GET", scenes, "/data-annotations/samples?limit=1", "")
                .json()
                .at("/samples/0/sample_id")
                .asText();
        modelArts("POST", scenes, "/data-annotations/labels", "{\"labels\":[{\"name\":\"ring\",\"type\":1}]}");
        modelArts(
                "PUT",
                scenes,
                "/data-annotations/samples",
                "{\"samples\":[{\"sample_id\":\"" + sample
                        + "\",\"labels\":[{\"name\":\"ring\",\"type\":1,\"property\":{"
                        + "\"@modelarts:shape\":\"bndbox\",\"@modelarts:feature\":[[1,2],[5,7]]}}]}]}");

        assertThat(text(http.get("/datasets/" + scenes)))
                .contains("<title>ring</title>", "<rect x=\"1.0\" y=\"2.0\" width=\"4.0\" height=\"5.0\">");
    }

    @Test
    void imagesComeAsImages() {
        RawHttpAnswer answer = http.get(firstImage());

        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.body()).startsWith(0x89, 'P', 'N', 'G');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../ConsoleService.class",
                "/assets/ConsoleService.class",
                "/assets/%2e%2e%2fdigits.index",
                "/images/x/y",
                "/datasets/x",
                "/parts/x",
                "//",
                "/health/"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(http.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void thePageTakesNothing(String method) {
        RawHttpAnswer answer = http.send(method, "/parts/modelarts", "x=1");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET");
    }

    @Test
    void lookingChangesNothing() {
        String before = state();
        List.of("/", "/parts/modelarts", "/parts/idah", "/parts/powerdrill", "/parts/requests", "/health")
                .forEach(http::get);
        http.get("/datasets/" + cloud.datasetId() + "?from=5");

        assertThat(state()).isEqualTo(before);
        assertThat(cloud.requests()).extracting(request -> request.service()).doesNotContain("console");
    }

    @Test
    void withoutASharedPortThereIsNoConsole() {
        try (DatasetCloudEmulator own = DatasetCloudEmulator.start()) {
            URI modelArts = URI.create(own.modelArtsEndpoint());

            assertThat(new RawHttpClient(modelArts.toString()).get("/health").status())
                    .isEqualTo(404);
        }
    }

    private String firstImage() {
        Matcher image =
                Pattern.compile("href=\"(/images/[^\"]+)\"").matcher(text(http.get("/datasets/" + cloud.datasetId())));
        assertThat(image.find()).isTrue();
        return image.group(1);
    }

    private String state() {
        return text(modelArts("GET", cloud.datasetId(), "", "")).replaceAll("\"url\":\"[^\"]*\"", "")
                + text(new RawHttpClient(cloud.powerdrillEndpoint())
                        .with("x-pd-api-key", cloud.powerdrillApiKey())
                        .get("/v2/team/datasets?user_id=" + cloud.powerdrillUserId()));
    }

    private String dataset(String name) {
        return modelArts("GET", "?search_content=" + name, "", "")
                .json()
                .at("/datasets/0/dataset_id")
                .asText();
    }

    private RawHttpAnswer modelArts(String method, String dataset, String path, String body) {
        return new RawHttpClient(cloud.modelArtsEndpoint())
                .with("X-Auth-Token", cloud.token())
                .with("Content-Type", "application/json")
                .send(
                        method,
                        "/v2/" + cloud.projectId() + "/datasets" + (dataset.startsWith("?") ? "" : "/") + dataset
                                + path,
                        body);
    }

    private void powerdrill(String path, String body) {
        new RawHttpClient(cloud.powerdrillEndpoint())
                .with("x-pd-api-key", cloud.powerdrillApiKey())
                .post("/v2/team" + path, body);
    }

    private static String text(RawHttpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
