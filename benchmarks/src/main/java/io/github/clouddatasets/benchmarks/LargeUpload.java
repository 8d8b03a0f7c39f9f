package io.github.clouddatasets.benchmarks;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.DataSource;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Uploads a file of some gigabytes to Powerdrill's emulator, which runs in a process of its own, and tells how much heap
 * that takes: run it with {@code -Xmx64m}. The file is sparse, with a mark every mebibyte. Ends with status 1 if it does
 * not arrive whole: the service has to report its size, and the storage the MD5 of every part.
 */
public final class LargeUpload {

    private static final long MEBIBYTE = 1 << 20;
    private static final String SERVE = "serve";

    /** A part as it went to the storage: its length, and the MD5 of what arrived. */
    private record Sent(long length, String etag) {}

    private final LiveHeap heap = new LiveHeap();
    private final Map<Integer, Sent> parts = new ConcurrentSkipListMap<>();
    private long tenth = 1;

    private LargeUpload() {}

    /** An argument sets the number of mebibytes (5120). */
    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        if (args.length > 0 && args[0].equals(SERVE)) {
            serve();
            return;
        }
        boolean whole;
        long length = (args.length > 0 ? Long.parseLong(args[0]) : 5120) * MEBIBYTE;
        Path folder = Files.createTempDirectory("large-upload-");
        Path file = folder.resolve("large.csv");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeUpload.class.getName(),
                        SERVE)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
            String[] access =
                    Objects.requireNonNull(said.readLine(), "no server").split(" ", -1);
            write(file, length);
            whole = new LargeUpload().upload(file, access[0], access[1], access[2]);
        } finally {
            server.destroy();
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
        System.exit(whole ? 0 : 1);
    }

    /** The other process: tells its address, key and user, and ends with its parent. */
    private static void serve() throws IOException {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.builder()
                .discardPowerdrillUploads(true)
                .pace(Duration.ZERO)
                .start()) {
            System.out.println(
                    cloud.powerdrillEndpoint() + " " + cloud.powerdrillApiKey() + " " + cloud.powerdrillUserId());
            while (System.in.read() >= 0) {
                // until the parent is gone
            }
        }
    }

    private boolean upload(Path file, String endpoint, String key, String user)
            throws IOException, NoSuchAlgorithmException {
        long length = Files.size(file);
        try (PowerdrillClient powerdrill = PowerdrillClient.builder()
                .endpoint(endpoint)
                .credentials(Credentials.apiKey(key))
                .userId(user)
                .transport(OkHttpTransport.tuned(http -> http.addNetworkInterceptor(this::keepEtag)))
                .build()) {
            String dataset = powerdrill.datasets().create(b -> b.name("large"));
            long base = heap.now();
            System.out.printf("%.1f MiB of heap live before, of at most %.0f%n", mebibytes(base), mebibytes(limit()));
            long started = System.nanoTime();
            DataSource source =
                    powerdrill.dataSources().upload(dataset, file, this::tell).await();
            double seconds = (System.nanoTime() - started) / 1e9;
            boolean whole = Objects.equals(source.size(), length) && length == arrived(file);
            System.out.printf(
                    "%,d MiB in %d parts, %.1f s (%.0f MiB/s), at most %.1f MiB live after a collection: %s%n",
                    length / MEBIBYTE,
                    parts.size(),
                    seconds,
                    mebibytes(length) / seconds,
                    mebibytes(heap.most()),
                    whole ? "every part arrived as it is in the file" : "NOT whole");
            return whole;
        }
    }

    /** Every tenth of the way a full collection shows what is really in use. */
    private void tell(Progress progress) {
        if (progress.fraction().orElse(0) * 10 >= tenth) {
            System.out.printf("%3d %%, %.1f MiB live%n", tenth * 10, mebibytes(heap.now()));
            tenth++;
        }
    }

    private Response keepEtag(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String number = chain.request().url().queryParameter("partNumber");
        String etag = response.header("ETag");
        if (number != null && etag != null) {
            long length = Objects.requireNonNull(chain.request().body()).contentLength();
            parts.put(Integer.parseInt(number), new Sent(length, etag.replace("\"", "")));
        }
        return response;
    }

    /** How many bytes from the start are at the storage as they are in the file. */
    private long arrived(Path file) throws IOException, NoSuchAlgorithmException {
        long offset = 0;
        MessageDigest digest = MessageDigest.getInstance("MD5");
        ByteBuffer buffer = ByteBuffer.allocate((int) MEBIBYTE);
        try (FileChannel channel = FileChannel.open(file)) {
            for (Sent part : parts.values()) {
                for (long left = part.length(); left > 0; left -= buffer.limit()) {
                    buffer.clear().limit((int) Math.min(left, buffer.capacity()));
                    while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                        // until it is full
                    }
                    digest.update(buffer.array(), 0, buffer.limit());
                    offset += buffer.limit();
                }
                if (!HexFormat.of().formatHex(digest.digest()).equals(part.etag())) {
                    return -1;
                }
            }
        }
        return offset;
    }

    /** No two mebibytes are alike, though the file takes little room. */
    private static void write(Path path, long length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(length);
            for (long at = 0; at < length; at += MEBIBYTE) {
                file.seek(at);
                file.writeLong(at + 1);
            }
        }
    }

    private static long limit() {
        return Runtime.getRuntime().maxMemory();
    }

    private static double mebibytes(long bytes) {
        return (double) bytes / MEBIBYTE;
    }
}
