package io.github.clouddatasets.emulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.clouddatasets.datasets.Dataset;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The console in headless Chromium. Without Chromium and its driver on this machine the tests say so and are skipped. */
class ConsoleBrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Dimension DESKTOP = new Dimension(1280, 1000);
    private static final Dimension TABLET = new Dimension(768, 600);
    private static final Dimension PHONE = new Dimension(390, 844);

    private static @Nullable Path data;
    private static @Nullable RunningJar jar;
    private static @Nullable ChromeDriver browser;

    @BeforeAll
    static void start(@TempDir Path buckets) {
        Path chromium = installed("chromium", "chromium-browser", "google-chrome");
        Path driver = installed("chromedriver");
        assumeTrue(
                chromium != null && driver != null,
                "no chromium and chromedriver on this machine: apt-get install chromium chromium-driver");
        jar = RunningJar.start("--pace", "0", "--data", buckets.toString());
        data = buckets;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Objects.requireNonNull(chromium).toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Objects.requireNonNull(driver).toFile())
                        .build(),
                options);
        browser.manage().timeouts().implicitlyWait(PATIENCE);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (jar != null) {
            jar.close();
        }
    }

    @Test
    void thePageFollowsTheStateWithoutAReload() throws IOException {
        open(DESKTOP, "/");
        assertThat(section("modelarts").getText()).contains("digits", "V003").doesNotContain("from-the-test");

        try (DatasetClient datasets = datasets()) {
            datasets.createVersion(jar().value("MODELARTS_DATASET_ID"), b -> b.versionName("from-the-test"))
                    .await();
        }

        waitFor("modelarts", "from-the-test");
        waitFor("requests", "createDatasetVersion");
        screenshot("desktop");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void aScriptInANameIsText() {
        try (PowerdrillClient powerdrill = PowerdrillClient.builder()
                .endpoint(jar().value("POWERDRILL_ENDPOINT"))
                .apiKey(jar().value("POWERDRILL_API_KEY"))
                .userId(jar().value("POWERDRILL_USER_ID"))
                .build()) {
            powerdrill.datasets().create(b -> b.name("<script>document.title='taken'</script>"));
        }
        open(DESKTOP, "/");

        assertThat(section("powerdrill").getText()).contains("<script>document.title='taken'</script>");
        assertThat(browser().getTitle()).isEqualTo("Cloud Datasets emulator");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void aPhoneShowsEverythingInItsWidth() throws IOException {
        open(PHONE, "/");
        assertThat(widthOfContent()).isLessThanOrEqualTo(390);
        screenshot("phone");
        open(PHONE, "/datasets/" + jar().value("MODELARTS_DATASET_ID"));
        assertThat(widthOfContent()).isLessThanOrEqualTo(390);
        screenshot("phone-samples");
    }

    @Test
    void samplesAreImagesWithTheirBoxes() throws IOException {
        try (DatasetClient datasets = datasets()) {
            Dataset scenes = datasets.list(q -> q.searchContent("street-scenes")).stream()
                    .findFirst()
                    .orElseThrow();
            String id = scenes.datasetId();
            Scene.write(Objects.requireNonNull(data).resolve("street-scenes/input/crossing.png"));
            datasets.sync(id).await(PATIENCE);
            String sample = datasets.samples().list(id).stream()
                    .findFirst()
                    .orElseThrow()
                    .sampleId();
            datasets.labels().create(id, Scene.labels());
            datasets.samples()
                    .update(id, b -> b.addSample(s -> s.sampleId(sample).labels(Scene.boxes())));
            open(TABLET, "/datasets/" + id);
        }

        assertThat(browser().findElements(By.cssSelector("figure svg rect")))
                .hasSize(Scene.boxes().size());
        WebElement box = browser().findElement(By.cssSelector("figure svg rect"));
        assertThat(box.getSize().getWidth()).isGreaterThan(20);
        assertThat(browser().executeScript("return getComputedStyle(arguments[0]).stroke", box))
                .isEqualTo("rgb(255, 61, 127)");
        assertThat(browser().executeScript("return document.querySelector('figure image').getBBox().width"))
                .isEqualTo((long) Scene.WIDTH);
        screenshot("samples");
        assertThat(complaints()).isEmpty();
    }

    private static void open(Dimension size, String path) {
        browser().manage().window().setSize(size);
        browser().get(jar().value("EMULATOR_CONSOLE").replaceFirst("/$", "") + path);
    }

    private static WebElement section(String name) {
        return browser().findElement(By.id(name));
    }

    private static void waitFor(String section, String text) {
        // The driver looks again until the element is there.
        browser().findElement(By.xpath("//section[@id='" + section + "']//td[contains(., '" + text + "')]"));
    }

    private static long widthOfContent() {
        return ((Number) Objects.requireNonNull(browser().executeScript("return document.documentElement.scrollWidth")))
                .longValue();
    }

    /** What the browser complains of: scripts and styles that the policy refuses, files that are not there. */
    private static List<String> complaints() {
        return browser().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getMessage())
                .toList();
    }

    private static void screenshot(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name + ".png"), browser().getScreenshotAs(OutputType.BYTES));
    }

    private static DatasetClient datasets() {
        return DatasetClient.builder()
                .endpoint(jar().value("MODELARTS_ENDPOINT"))
                .projectId(jar().value("HUAWEICLOUD_SDK_PROJECT_ID"))
                .token(jar().value("MODELARTS_TOKEN"))
                .build();
    }

    private static RunningJar jar() {
        return Objects.requireNonNull(jar);
    }

    private static ChromeDriver browser() {
        return Objects.requireNonNull(browser);
    }

    private static @Nullable Path installed(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
