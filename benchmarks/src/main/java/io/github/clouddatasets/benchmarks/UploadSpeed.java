package io.github.clouddatasets.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * An upload in parts by the SDK against OkHttp by hand, in turns, to a server in a process of its own that only counts the
 * bytes. By hand means: three threads, one request a part, 64 KiB of the file at a time, the tag of each part read; no retries,
 * no progress. Prints a {@link Result} for the time, and one for this process's CPU time.
 */
public final class UploadSpeed {

    private static final int PART = 5 * 1024 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final String SERVE = "serve";
    private static final Pattern SIZE = Pattern.compile("\"file_size\"\\s*:\\s*([0-9]+)");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");

    /** What a way has cost. */
    private record Cost(double seconds, double cpuSeconds) {}

    /** One way to upload the file. */
    private interface Way {
        void upload() throws Exception;
    }

    private UploadSpeed() {}

    /** Arguments: mebibytes (1024), rounds (5). */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals(SERVE)) {
            serve();
            return;
        }
        long length = (args.length > 0 ? Long.parseLong(args[0]) : 1024) << 20;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Path folder = Files.createTempDirectory("upload-speed-");
        Path file = folder.resolve("large.csv");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        UploadSpeed.class.getName(),
                        SERVE)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
                RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            String address = Objects.requireNonNull(said.readLine(), "no server");
            sparse.setLength(length);
            try (PowerdrillClient powerdrill = PowerdrillClient.builder()
                    .endpoint(address)
                    .credentials(Credentials.apiKey("none"))
                    .userId("u")
                    .build()) {
                OkHttpClient http = new OkHttpClient();
                compare(
                        rounds,
                        length,
                        () -> powerdrill.uploads().upload(file),
                        () -> byHand(http, threads, address, file, length));
            }
        } finally {
            threads.shutdown();
            server.destroy();
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static void compare(int rounds, long length, Way ours, Way byHand) throws Exception {
        Cost[] first = new Cost[rounds];
        Cost[] second = new Cost[rounds];
        for (int i = -1; i < rounds; i++) { // the first round warms up
            Cost sdk = cost(ours);
            Cost raw = cost(byHand);
            if (i >= 0) {
                first[i] = sdk;
                second[i] = raw;
            }
        }
        String title = String.format(Locale.ROOT, "Upload of %d MiB in parts", length >> 20);
        print(title, "time", first, second, Cost::seconds);
        print(title, "CPU", first, second, Cost::cpuSeconds);
    }

    private static void print(String title, String measure, Cost[] ours, Cost[] byHand, ToDoubleFunction<Cost> of) {
        Result.cost(
                        title,
                        measure,
                        "s",
                        Result.OURS,
                        Result.BY_HAND,
                        Arrays.stream(ours).mapToDouble(of).toArray(),
                        Arrays.stream(byHand).mapToDouble(of).toArray())
                .print();
    }

    private static Cost cost(Way way) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long started = System.nanoTime();
        way.upload();
        return new Cost((System.nanoTime() - started) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    private static void byHand(OkHttpClient http, ExecutorService threads, String address, Path file, long length)
            throws Exception {
        try (FileChannel handle = FileChannel.open(file)) {
            List<Future<String>> tags = new ArrayList<>();
            for (long at = 0; at < length; at += PART) {
                long offset = at;
                long size = Math.min(PART, length - at);
                tags.add(threads.submit(() -> put(http, address + "/part/" + offset, handle, offset, size)));
            }
            for (Future<String> tag : tags) {
                Objects.requireNonNull(tag.get(), "no tag");
            }
        }
    }

    private static String put(OkHttpClient http, String address, FileChannel file, long offset, long size)
            throws IOException {
        RequestBody body = new RequestBody() {
            @Override
            public MediaType contentType() {
                return MediaType.get("application/octet-stream");
            }

            @Override
            public long contentLength() {
                return size;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                byte[] buffer = new byte[BUFFER];
                for (long at = offset; at < offset + size; ) {
                    int n = file.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(BUFFER, offset + size - at)), at);
                    sink.write(buffer, 0, n);
                    at += n;
                }
            }
        };
        try (Response response = http.newCall(
                        new Request.Builder().url(address).put(body).build())
                .execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("status " + response.code());
            }
            return Objects.requireNonNull(response.header("ETag"));
        }
    }

    /** The other process: tells its address, and ends with its parent. */
    private static void serve() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + listener.getLocalPort();
            daemon(() -> {
                try {
                    while (true) {
                        Socket socket = listener.accept();
                        daemon(() -> answer(socket, address));
                    }
                } catch (IOException e) {
                    // closed: the end
                }
            });
            System.out.println(address);
            while (System.in.read() >= 0) {
                // until the parent is gone
            }
        }
    }

    private static void answer(Socket connection, String address) {
        byte[] buffer = new byte[256 * 1024];
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = connection.getInputStream();
            OutputStream out = connection.getOutputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                Matcher lengths = LENGTH.matcher(head);
                long length = lengths.find() ? Long.parseLong(lengths.group(1)) : 0;
                int kept = 0;
                for (long left = length; left > 0; ) {
                    kept = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (kept < 0) {
                        return;
                    }
                    left -= kept;
                }
                String json = head.startsWith("PUT")
                        ? ""
                        : json(head, new String(buffer, 0, kept, StandardCharsets.UTF_8), address);
                out.write(("HTTP/1.1 200 OK\r\nETag: \"0\"\r\nContent-Type: application/json\r\nContent-Length: "
                                + json.length() + "\r\n\r\n" + json)
                        .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            head.append((char) b);
        }
        return head.toString();
    }

    private static String json(String head, String body, String address) {
        Matcher size = SIZE.matcher(body);
        if (!head.contains("init-multipart") || !size.find()) {
            return "{\"code\":0,\"data\":{\"file_object_key\":\"k\"}}";
        }
        long length = Long.parseLong(size.group(1));
        List<String> parts = new ArrayList<>();
        for (long at = 0; at < length; at += PART) {
            parts.add("{\"number\":" + (parts.size() + 1) + ",\"upload_url\":\"" + address + "/part/" + at
                    + "\",\"size\":" + Math.min(PART, length - at) + "}");
        }
        return "{\"code\":0,\"data\":{\"upload_id\":\"u\",\"file_object_key\":\"k\",\"part_items\":["
                + String.join(",", parts) + "]}}";
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "upload-speed");
        thread.setDaemon(true);
        thread.start();
    }
}
