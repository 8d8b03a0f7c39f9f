package io.github.clouddatasets.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.emulator.store.GeneratedContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {

    private static final String FIELD = "--b\r\nContent-Disposition: form-data; name=\"user\"\r\n\r\nü\r\n";
    private static final String FILE =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=b",
                "multipart/form-data; boundary=\"b\"",
                "multipart/form-data; charset=utf-8; boundary=b"
            })
    void fieldsAndFilesAreRead(String type) throws IOException {
        try (MultipartForm form = complete(type, FIELD + FILE + "1,2\r\n3\r\n--b--\r\n")) {
            assertThat(form.field("user")).contains("ü");
            assertThat(form.field("other")).isEmpty();
            assertThat(form.file("user")).as("a field is no file").isEmpty();
            MultipartForm.File file = form.file("file").orElseThrow();
            assertThat(file.name()).isEqualTo("a.csv");
            assertThat(file.size()).isEqualTo(6);
            assertThat(text(file)).isEqualTo("1,2\r\n3");
            assertThat(text(file)).as("read again").isEqualTo("1,2\r\n3");
        }
    }

    @Test
    void aBoundaryMayHaveSpacesInsideQuotes() throws IOException {
        String body = FIELD.replace("--b", "--a b") + "--a b--\r\n";
        try (MultipartForm form = complete("multipart/form-data; boundary=\"a b\"", body)) {
            assertThat(form.field("user")).contains("ü");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--b", "--b\r\nContent-Disposition: form-data; name=\"x\"", "no form at all"})
    void anIncompleteFormIsNone(String body) throws IOException {
        assertThat(read("multipart/form-data; boundary=b", body)).isEmpty();
        assertThat(read("multipart/form-data; boundary=b", FIELD + body)).isEmpty();
        assertThat(read("multipart/form-data; boundary=b", FILE + "1\r\n" + body))
                .as("no final boundary")
                .isEmpty();
    }

    @Test
    void aFormWithoutABoundaryInItsTypeIsNone() throws IOException {
        InputStream body = stream(FIELD + "--b--\r\n");
        assertThat(MultipartForm.read(head("multipart/form-data"), body, folder))
                .isEmpty();
        assertThat(body.read())
                .as("the rest is read, so that the refusal arrives")
                .isEqualTo(-1);
    }

    @Test
    void ofSeveralFilesWithOneNameTheFirstCounts() throws IOException {
        String body = FILE + "first\r\n" + FILE.replace("a.csv", "b.csv") + "second\r\n--b--\r\n";
        try (MultipartForm form = complete("multipart/form-data; boundary=b", body)) {
            assertThat(form.file("file").map(MultipartForm.File::name)).contains("a.csv");
        }
    }

    @Test
    void aFileMayBeEmpty() throws IOException {
        try (MultipartForm form = complete("multipart/form-data; boundary=b", FILE + "\r\n--b--\r\n")) {
            MultipartForm.File file = form.file("file").orElseThrow();
            assertThat(file.size()).isZero();
            assertThat(text(file)).isEmpty();
        }
    }

    @Test
    void textBeforeAndAfterThePartsDoesNotCount() throws IOException {
        try (MultipartForm form =
                complete("multipart/form-data; boundary=b", "preamble\r\n" + FIELD + "--b--\r\nepilogue")) {
            assertThat(form.field("user")).contains("ü");
        }
    }

    @Test
    void aLargeFileLiesOnTheDiskUntilTheFormCloses() throws IOException {
        GeneratedContent content = new GeneratedContent(8 << 20, 1);
        InputStream body = new SequenceInputStream(
                Collections.enumeration(List.of(stream(FIELD + FILE), content.open(), stream("\r\n--b--\r\n"))));
        try (MultipartForm form = MultipartForm.read(head("multipart/form-data; boundary=b"), body, folder)
                .orElseThrow()) {
            assertThat(sizes()).containsExactly(content.size());
            try (InputStream stored = form.file("file").orElseThrow().open()) {
                assertThat(stored).hasSameContentAs(content.open());
            }
        }
        assertThat(sizes()).isEmpty();
    }

    @Test
    void aLargeFieldIsNone() throws IOException {
        String body = FIELD.replace("ü", "x".repeat(100_000)) + "--b--\r\n";
        try (MultipartForm form = complete("multipart/form-data; boundary=b", body)) {
            assertThat(form.field("user")).isEmpty();
        }
    }

    @Test
    void aCutFormLeavesNoFile() throws IOException {
        InputStream body = new SequenceInputStream(stream(FILE), new GeneratedContent(1 << 20, 1).open());
        assertThat(MultipartForm.read(head("multipart/form-data; boundary=b"), body, folder))
                .isEmpty();
        assertThat(sizes()).isEmpty();
    }

    @Test
    void aBrokenConnectionIsNoRefusal() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("gone");
            }
        };
        InputStream body = new SequenceInputStream(stream(FILE), broken);
        assertThatThrownBy(() -> MultipartForm.read(head("multipart/form-data; boundary=b"), body, folder))
                .isInstanceOf(IOException.class);
    }

    @Test
    void onlyFormsAreForms() {
        assertThat(MultipartForm.isIn(head("multipart/form-data; boundary=b"))).isTrue();
        assertThat(MultipartForm.isIn(head("application/json"))).isFalse();
        assertThat(MultipartForm.isIn(new Call("POST", "/", null, new Headers(), new byte[0])))
                .isFalse();
    }

    private MultipartForm complete(String type, String body) throws IOException {
        return read(type, body).orElseThrow();
    }

    private Optional<MultipartForm> read(String type, String body) throws IOException {
        return MultipartForm.read(head(type), stream(body), folder);
    }

    private List<Long> sizes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.toFile().length()).toList();
        }
    }

    private static Call head(String type) {
        return new Call("POST", "/", null, new Headers().add("Content-Type", type), new byte[0]);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(MultipartForm.File file) throws IOException {
        try (InputStream in = file.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
