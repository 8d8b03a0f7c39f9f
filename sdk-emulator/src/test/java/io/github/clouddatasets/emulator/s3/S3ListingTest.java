package io.github.clouddatasets.emulator.s3;

import static io.github.clouddatasets.emulator.s3.S3TestClient.code;
import static io.github.clouddatasets.emulator.s3.S3TestClient.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listings in both versions. */
class S3ListingTest {

    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final Pattern PREFIX = Pattern.compile("<CommonPrefixes><Prefix>([^<]*)</Prefix>");
    /** In the order of their bytes in UTF-8. */
    private static final List<String> KEYS =
            List.of("a!", "a-b", "a/", "a/1", "a/2/x", "a/2/y", "a0", "b", "\uFF5E", "\uD83D\uDE00");

    private DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
    private S3TestClient client = new S3TestClient(cloud, Instant.now());

    @BeforeEach
    void fillTheBucket() throws IOException {
        client.put("/bucket", "");
        client.put("/bucket/a/", "");
        for (String key : KEYS) {
            if (!key.endsWith("/")) {
                Files.createDirectories(cloud.file("/bucket/" + key).getParent());
                Files.writeString(cloud.file("/bucket/" + key), key);
            }
        }
        Files.createDirectories(cloud.file("/bucket/empty/below"));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void keysAreInTheOrderOfTheirBytes() {
        assertThat(keys(list("list-type=2"))).isEqualTo(KEYS);
        assertThat(keys(list("prefix=a"))).isEqualTo(KEYS.subList(0, 7));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "delimiter=%2F&list-type=2 | a!,a-b,a0,b,\uFF5E,\uD83D\uDE00 | a/",
                "delimiter=%2F&list-type=2&prefix=a%2F | a/,a/1 | a/2/",
                "delimiter=%2F&list-type=2&prefix=a%2F2 | | a/2/",
                "delimiter=%2F&list-type=2&prefix=a%2F2%2F | a/2/x,a/2/y | ",
                "delimiter=%2F&list-type=2&prefix=empty%2F | | ",
                "delimiter=%2F&list-type=2&prefix=none | | ",
                "delimiter=b&list-type=2&prefix=a- | | a-b",
                "delimiter=2&list-type=2&prefix=a%2F | a/,a/1 | a/2",
                "list-type=2&prefix=a%2F..%2F | | ",
                "list-type=2&prefix=%2F | | ",
                "list-type=2&start-after=a%2F2%2Fx | a/2/y,a0,b,\uFF5E,\uD83D\uDE00 | ",
                "delimiter=%2F&list-type=2&start-after=a%2F | a0,b,\uFF5E,\uD83D\uDE00 | ",
                "marker=a0 | b,\uFF5E,\uD83D\uDE00 | ",
            },
            delimiter = '|')
    void prefixesAndDelimitersSelect(String query, String keys, String prefixes) {
        RawHttpAnswer answer = list(query);
        assertThat(String.join(",", keys(answer))).isEqualTo(keys == null ? "" : keys);
        assertThat(String.join(",", all(PREFIX, answer))).isEqualTo(prefixes == null ? "" : prefixes);
    }

    @ParameterizedTest
    @CsvSource({"1,''", "2,''", "3,''", "4,''", "9,''", "10,''", "1,%2F", "2,%2F", "3,%2F", "7,%2F"})
    void pagesHaveEverythingOnce(int size, String delimiter) {
        List<String> second = new ArrayList<>();
        String token = "";
        do {
            String next = token.isEmpty() ? "" : "continuation-token=" + token.replace("=", "%3D") + "&";
            RawHttpAnswer page = list(next + "delimiter=" + delimiter + "&list-type=2&max-keys=" + size);
            second.addAll(keys(page));
            second.addAll(all(PREFIX, page));
            token = element(page, "NextContinuationToken");
            assertThat(element(page, "IsTruncated")).isEqualTo(Boolean.toString(!token.isEmpty()));
        } while (!token.isEmpty());

        List<String> first = new ArrayList<>();
        String marker = "";
        do {
            RawHttpAnswer page =
                    list("delimiter=" + delimiter + "&encoding-type=url&marker=" + marker + "&max-keys=" + size);
            for (String key : keys(page)) {
                first.add(io.github.clouddatasets.emulator.http.Percent.decodeSegment(key));
            }
            first.addAll(all(PREFIX, page));
            marker = element(page, "NextMarker").replace("/", "%2F");
        } while (!marker.isEmpty());

        List<String> expected =
                delimiter.isEmpty() ? KEYS : List.of("a!", "a-b", "a/", "a0", "b", "\uFF5E", "\uD83D\uDE00");
        assertThat(second).containsExactlyInAnyOrderElementsOf(expected).doesNotHaveDuplicates();
        assertThat(first).containsExactlyInAnyOrderElementsOf(expected).doesNotHaveDuplicates();
    }

    @Test
    void foldersFromElsewhereAreAPartOfTheirBucket() throws IOException {
        RawHttpAnswer folders = client.get("/digits-bucket?delimiter=%2F&list-type=2");
        assertThat(all(PREFIX, folders)).contains("input/", "output/");
        RawHttpAnswer zero = client.get("/digits-bucket?list-type=2&prefix=input%2Fzero%2F");
        assertThat(keys(zero)).contains("input/zero/digit-0000.png");
        assertThat(client.get("/digits-bucket/input/zero/digit-0000.png").body())
                .isEqualTo(Files.readAllBytes(cloud.input().resolve("zero/digit-0000.png")));
        client.put("/digits-bucket/input/zero/new.png", "new");
        assertThat(cloud.input().resolve("zero/new.png")).hasContent("new");
        assertThat(keys(client.get("/digits-bucket?list-type=2&prefix=output%2F")))
                .anyMatch(key -> key.endsWith("V003.manifest"));
    }

    @Test
    void keysAreEncodedOnDemand() {
        client.put("/bucket/z%20%26%20%C3%A4%2B", "");
        assertThat(keys(list("encoding-type=url&prefix=z"))).containsExactly("z%20%26%20%C3%A4%2B");
        assertThat(keys(list("prefix=z"))).containsExactly("z &amp; ä+");
        assertThat(code(list("encoding-type=base64"))).isEqualTo("InvalidArgument");
    }

    @Test
    void badNumbersAndTokensAreRefused() {
        assertThat(code(list("list-type=2&max-keys=-1"))).isEqualTo("InvalidArgument");
        assertThat(code(list("list-type=2&max-keys=x"))).isEqualTo("InvalidArgument");
        assertThat(code(list("continuation-token=%3F&list-type=2"))).isEqualTo("InvalidArgument");
        assertThat(element(list("list-type=2&max-keys=0"), "IsTruncated")).isEqualTo("false");
        assertThat(element(list("list-type=2&max-keys=5000"), "MaxKeys")).isEqualTo("1000");
        assertThat(code(client.get("/none?list-type=2"))).isEqualTo("NoSuchBucket");
    }

    @Test
    void theStoragesOwnFolderIsNoBucket() {
        String buckets = new String(client.get("/").body(), StandardCharsets.UTF_8);
        assertThat(buckets)
                .contains("<Name>bucket</Name>", "<Name>digits-bucket</Name>")
                .doesNotContain(".s3");
    }

    private RawHttpAnswer list(String query) {
        return client.get("/bucket?" + query);
    }

    private static List<String> keys(RawHttpAnswer answer) {
        return all(KEY, answer);
    }

    private static List<String> all(Pattern pattern, RawHttpAnswer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        List<String> all = new ArrayList<>();
        Matcher matcher = pattern.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }
}
