package io.github.clouddatasets.benchmarks;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A download by the SDK against OkHttp by hand and {@code curl} on the same file, in turns, from a server in this process
 * that makes the bytes while it sends them. By hand means: the body's stream to the file's by 64 KiB. Prints {@link Result}s
 * of the speed against both, and of the CPU time of the downloading thread.
 */
public final class DownloadSpeed {

    private static final int BLOCK = 64 * 1024;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** One way to download a file. */
    @FunctionalInterface
    private interface Way {
        void download(Path file) throws IOException, InterruptedException;
    }

    private DownloadSpeed() {}

    /** Arguments: megabytes (512), rounds (7), the SDK's buffer in KiB (64). */
    public static void main(String[] args) throws IOException, InterruptedException {
        long length = number(args, 0, 512) * 1024 * 1024;
        int rounds = (int) number(args, 1, 7);
        int buffer = (int) number(args, 2, 64) * 1024;
        Path folder = Files.createTempDirectory("download-speed-");
        double[][] seconds = new double[3][rounds];
        double[][] cpu = new double[3][rounds];
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SyncClient root = SyncClient.builder()
                        .endpoint("http://127.0.0.1:" + listener.getLocalPort())
                        .credentials(Credentials.bearer("none"))
                        .build()) {
            daemon(() -> serve(listener, length));
            SyncClient sync = root.with(o -> o.transferBuffer(buffer));
            OkHttpClient http = new OkHttpClient();
            String address = "http://127.0.0.1:" + listener.getLocalPort() + "/sync/exports/1/download";
            List<Way> ways = List.of(
                    file -> sync.exports().download("1", file),
                    file -> byHand(http, address, file),
                    file -> curl(address, file));
            for (int i = -2; i < rounds; i++) { // two rounds warm up
                for (int way = 0; way < ways.size(); way++) {
                    Path file = folder.resolve("file" + way);
                    long used = THREADS.getCurrentThreadCpuTime();
                    long started = System.nanoTime();
                    ways.get(way).download(file);
                    double took = (System.nanoTime() - started) / 1e9;
                    if (Files.size(file) != length) {
                        throw new IOException(file + " is not whole");
                    }
                    Files.delete(file);
                    if (i >= 0) {
                        seconds[way][i] = took;
                        cpu[way][i] = (THREADS.getCurrentThreadCpuTime() - used) / 1e9;
                    }
                }
            }
        } finally {
            Files.deleteIfExists(folder);
        }
        String title = String.format(Locale.ROOT, "Download of %d MiB to a file", length >> 20);
        print(title, "speed", Result.BY_HAND, speeds(length, seconds[0]), speeds(length, seconds[1]));
        print(title, "speed", "curl", speeds(length, seconds[0]), speeds(length, seconds[2]));
        Result.cost(title, "CPU of its thread", "s", Result.OURS, Result.BY_HAND, cpu[0], cpu[1])
                .print();
    }

    private static void print(String title, String measure, String against, double[] ours, double[] other) {
        Result.speed(title, measure, "MiB/s", Result.OURS, against, ours, other).print();
    }

    private static double[] speeds(long length, double[] seconds) {
        return Arrays.stream(seconds).map(second -> (length >> 20) / second).toArray();
    }

    private static void byHand(OkHttpClient http, String address, Path file) throws IOException {
        Request request = new Request.Builder().url(address).build();
        try (Response response = http.newCall(request).execute();
                OutputStream out = Files.newOutputStream(file)) {
            InputStream in = Objects.requireNonNull(response.body()).byteStream();
            byte[] buffer = new byte[BLOCK];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
        }
    }

    private static void curl(String address, Path file) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("curl", "-sf", "-o", file.toString(), address)
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("curl ended with " + exit);
        }
    }

    private static void serve(ServerSocket listener, long length) {
        byte[] block = new byte[BLOCK];
        new Random(1).nextBytes(block);
        try {
            while (true) {
                Socket socket = listener.accept();
                daemon(() -> answer(socket, block, length));
            }
        } catch (IOException e) {
            // closed: the end
        }
    }

    private static void answer(Socket connection, byte[] block, long length) {
        byte[] request = new byte[8192];
        try (connection) {
            InputStream in = connection.getInputStream();
            OutputStream out = connection.getOutputStream();
            while (in.read(request) > 0) { // requests are short and come in one piece
                out.write(("HTTP/1.1 200 OK\r\nContent-Disposition: attachment;filename=x.upd\r\nContent-Length: "
                                + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                for (long left = length; left > 0; left -= BLOCK) {
                    out.write(block, 0, (int) Math.min(BLOCK, left));
                }
            }
        } catch (IOException e) {
            // the client went away
        }
    }

    private static long number(String[] args, int index, long otherwise) {
        return args.length > index ? Long.parseLong(args[index]) : otherwise;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "download-speed");
        thread.setDaemon(true);
        thread.start();
    }
}
