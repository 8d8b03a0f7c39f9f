package io.github.clouddatasets.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.clouddatasets.testing.RawServer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One exchange with a real IDAH server, from {@code fixtures/idah-sync} or {@code fixtures/idah-dataset}. */
public record Recording(Path folder, String name, String server, String method, String target, int status) {

    private static final Path SYNC = Path.of("../fixtures/idah-sync");
    private static final Path DATASET = Path.of("../fixtures/idah-dataset");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Recording> INDEX = read(SYNC);
    private static final List<Recording> DATASET_INDEX = read(DATASET);

    /** The recordings of the Sync service and its login in the index. */
    public static List<Recording> all() {
        return INDEX;
    }

    /** The recordings of the dataset, media and setting services in the index. */
    public static List<Recording> allOfDataset() {
        return DATASET_INDEX;
    }

    /** The names of all recorded requests to Sync that lie in the folder, whether the index has them or not. */
    public static List<String> files() {
        return files(SYNC);
    }

    /** The names of all recorded requests to the dataset, media and setting services that lie in the folder. */
    public static List<String> filesOfDataset() {
        return files(DATASET);
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".request.http"))
                    .map(file -> file.substring(0, file.length() - ".request.http".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Recording named(String name) {
        return named(name, INDEX);
    }

    /** A recording of the dataset, media and setting services. */
    public static Recording ofDataset(String name) {
        return named(name, DATASET_INDEX);
    }

    private static Recording named(String name, List<Recording> index) {
        return index.stream()
                .filter(recording -> recording.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no recording " + name));
    }

    /** Status line, headers and body, byte for byte. */
    public byte[] response() {
        return bytes(".response.http");
    }

    /** Answers as the real server did. */
    public Answer answer() {
        return Answer.whole(response());
    }

    public static Answer answer(String name) {
        return named(name).answer();
    }

    public byte[] body() {
        return afterHeaders(response());
    }

    private byte[] afterHeaders(byte[] message) {
        for (int i = 0; i + 3 < message.length; i++) {
            if (message[i] == '\r' && message[i + 1] == '\n' && message[i + 2] == '\r' && message[i + 3] == '\n') {
                return Arrays.copyOfRange(message, i + 4, message.length);
            }
        }
        throw new AssertionError("no end of headers in " + name);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The header lines that curl sent. */
    public List<String> sentHeaders() {
        String request = request();
        return request.substring(0, request.indexOf("\r\n\r\n")).lines().skip(1).toList();
    }

    /** The body that curl sent. */
    public String sentBody() {
        String request = request();
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    /** The body that curl sent, byte for byte. */
    public byte[] sentBytes() {
        return afterHeaders(bytes(".request.http"));
    }

    /** The JSON that curl sent. */
    public JsonNode sentJson() {
        try {
            return JSON.readTree(sentBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Path below the service's own root, as the proxy strips it. */
    public String path() {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        return path.replaceFirst("^/api/v1/[a-z]+", "");
    }

    public List<String> parameters() {
        int query = target.indexOf('?');
        return query < 0
                ? List.of()
                : Arrays.stream(target.substring(query + 1).split("&", -1))
                        .map(pair -> URLDecoder.decode(pair, UTF_8))
                        .toList();
    }

    private String request() {
        return new String(bytes(".request.http"), UTF_8);
    }

    private byte[] bytes(String suffix) {
        try {
            return Files.readAllBytes(folder.resolve(name + suffix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<Recording> read(Path folder) {
        try {
            return StreamSupport.stream(
                            JSON.readTree(folder.resolve("index.json").toFile()).spliterator(), false)
                    .map(entry -> new Recording(
                            folder,
                            entry.path("case").asText(),
                            entry.path("server").asText(),
                            entry.path("method").asText(),
                            entry.path("target").asText(),
                            entry.path("status").asInt()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
