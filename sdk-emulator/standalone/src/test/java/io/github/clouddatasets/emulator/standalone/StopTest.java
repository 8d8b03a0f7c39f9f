package io.github.clouddatasets.emulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopTest {

    /** The bit of signal 2 in a set of signals. */
    private static final long INT = 0b10;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalEndsTheProgramWithZero(String signal) throws IOException {
        assumeFalse(
                signal.equals("INT") && areInterruptsIgnored(), "a shell that runs jobs in the background ignores INT");
        try (RunningJar jar = RunningJar.start()) {
            jar.signal(signal);

            assertThat(jar.exitCode()).isZero();
            assertThat(jar.errors()).isEmpty();
        }
    }

    /** A process that ignores INT from its start hands that on to its children. */
    private static boolean areInterruptsIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & INT) != 0);
    }

    @Test
    void aRequestInFlightIsAnsweredBeforeTheProgramEnds() throws IOException {
        try (RunningJar jar = RunningJar.start()) {
            URI console = URI.create(jar.value("EMULATOR_CONSOLE"));
            String body = "{\"api_key\":\"" + jar.value("IDAH_API_KEY") + "\"}";
            try (Socket socket = new Socket(console.getHost(), console.getPort())) {
                socket.setSoTimeout(30_000);
                OutputStream out = socket.getOutputStream();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                write(
                        out,
                        "POST /idah/api/v1/iam/auth/api/login HTTP/1.1\r\nHost: " + console.getAuthority()
                                + "\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: "
                                + body.length() + "\r\n\r\n");
                // The service has the request and waits for the body.
                assertThat(in.readLine()).isEqualTo("HTTP/1.1 100 Continue");
                assertThat(in.readLine()).isEmpty();

                jar.terminate();
                awaitRefusalOfNewConnections(console);
                write(out, body);

                assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
            }
            assertThat(jar.exitCode()).isZero();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    // The server has begun to stop when it takes no new connection.
    private static void awaitRefusalOfNewConnections(URI console) {
        for (int i = 0; i < 100_000; i++) {
            try (Socket socket = new Socket(console.getHost(), console.getPort())) {
                assertThat(socket.isConnected()).isTrue();
            } catch (IOException e) {
                return;
            }
        }
        throw new AssertionError("The server takes connections after SIGTERM");
    }
}
