package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One exchange with a real IDAH server. */
record Recording(String name, String method, String target, List<String> headers, String body, RawHttpAnswer reply) {

    private static final Path FOLDER = Path.of(Objects.requireNonNullElse(System.getProperty("basedir"), "."))
            .resolve("../fixtures/idah-sync");

    /** The names of the cases in the index. */
    static Stream<String> index() {
        try {
            JsonNode index =
                    Json.parse(Files.readAllBytes(FOLDER.resolve("index.json"))).orElseThrow();
            List<String> names = new ArrayList<>();
            index.forEach(entry -> names.add(entry.path("case").asText()));
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Recording> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".request.http"))
                    .map(file -> file.substring(0, file.length() - ".request.http".length()))
                    .sorted()
                    .map(Recording::named)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Recording named(String name) {
        try {
            String request = Files.readString(FOLDER.resolve(name + ".request.http"));
            int end = request.indexOf("\r\n\r\n");
            List<String> head =
                    new ArrayList<>(Arrays.asList(request.substring(0, end).split("\r\n", -1)));
            String[] line = head.remove(0).split(" ", -1);
            byte[] response = Files.readAllBytes(FOLDER.resolve(name + ".response.http"));
            return new Recording(
                    name, line[0], line[1], head, request.substring(end + 4), RawHttpAnswer.parse(response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same request to the emulator, with a credential that is valid there. */
    RawHttpAnswer replay(DatasetCloudEmulator cloud, String token) {
        return replay(cloud, target, token, body);
    }

    RawHttpAnswer replay(DatasetCloudEmulator cloud, String otherTarget, String token, String otherBody) {
        String origin = cloud.idahEndpoint().replace(IdahService.BASE, "");
        RawHttpClient http = new RawHttpClient(origin);
        for (String header : headers) {
            String name = header.substring(0, header.indexOf(':'));
            String value = header.substring(header.indexOf(':') + 1).strip();
            if (!List.of("Host", "Content-Length").contains(name)) {
                http = http.with(name, value.replaceAll("FAKE-TOKEN[A-Z-]*", token));
            }
        }
        String prefix = otherTarget.startsWith(IdahService.BASE)
                ? ""
                : IdahService.BASE + (name.startsWith("iam-") ? "/iam" : "/sync");
        return http.send(method, prefix + otherTarget, otherBody);
    }

    @Override
    public String toString() {
        return name;
    }
}
