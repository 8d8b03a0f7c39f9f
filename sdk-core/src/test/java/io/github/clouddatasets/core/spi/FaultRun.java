package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** Makes one call of an operation class against one fault. */
final class FaultRun {

    /** How long the fault stays, and what the call is allowed. */
    enum Mode {
        /** Gone after the first time. */
        ONCE,
        /** Stays; the call has its usual four attempts. */
        ALWAYS,
        /** Stays; ten attempts, but a deadline that comes before the last of them. */
        DEADLINE
    }

    /** Of {@link Mode#DEADLINE}, in injected time. */
    static final Duration DEADLINE = Duration.ofSeconds(3);

    private static final HandshakeCertificates TRUST =
            new HandshakeCertificates.Builder().addPlatformTrustedCertificates().build();

    /** Lets a download make as many tries as any call does: the waits of four take less, a fifth would take more. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static final int USUAL_ATTEMPTS = 4;
    static final int MOST_ATTEMPTS = 10;

    private FaultRun() {}

    static Outcome of(Fault fault, OperationClass operation, Mode mode) throws Exception {
        Path folder = Files.createTempDirectory("fault");
        try (Scene scene = fault.stage().set(operation.good, mode != Mode.ONCE)) {
            TestClient client = new TestClient(scene.endpoint);
            ManualTime clock = client.clock;
            client.transport(OkHttpTransport.tuned(http -> scene.tuning.apply(trusting(http))))
                    .attemptTimeout(fault.attemptTimeout())
                    .patience(PATIENCE)
                    .idleTimeout(fault.idleTimeout());
            if (mode == Mode.DEADLINE) {
                client.timeout(DEADLINE).maxAttempts(MOST_ATTEMPTS);
                if (fault.slow()) {
                    // What takes real time takes all of the injected time there is.
                    scene.onRequest(() -> clock.advance(DEADLINE));
                }
            }
            String value = null;
            Throwable failure = null;
            try (Api api = client.open(scene.authorizer.apply(clock))) {
                scene.beforehand.use(api);
                value = operation.action.run(api, folder);
            } catch (Throwable e) {
                failure = e;
            }
            if (mode != Mode.DEADLINE) {
                scene.afterwards.check();
            }
            return outcome(value, failure, scene, clock, folder);
        } finally {
            delete(folder);
        }
    }

    /** With the certificates of the machine, read once: a thousand clients would each read them. */
    private static OkHttpClient.Builder trusting(OkHttpClient.Builder http) {
        return http.sslSocketFactory(TRUST.sslSocketFactory(), TRUST.trustManager());
    }

    private static Outcome outcome(
            @Nullable String value, @Nullable Throwable failure, Scene scene, ManualTime clock, Path folder)
            throws IOException {
        return new Outcome(
                value,
                failure,
                scene.requests.getAsInt(),
                clock.sleeps(),
                Duration.between(TestClient.START, clock.now()),
                failure == null ? List.of() : names(folder));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(OperationClass.SOURCE))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        for (String name : names(folder)) {
            Files.delete(folder.resolve(name));
        }
        Files.deleteIfExists(folder.resolve(OperationClass.SOURCE));
        Files.delete(folder);
    }
}
