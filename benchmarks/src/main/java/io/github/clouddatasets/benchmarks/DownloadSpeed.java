package io.github.clouddatasets.benchmarks;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.sync.SyncClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * A download by the SDK against {@code curl} on the same file, in turns, from a server in this process that makes the
 * bytes while it sends them. Prints both medians and their ratio.
 */
public final class DownloadSpeed {

    private static final int BLOCK = 64 * 1024;

    private DownloadSpeed() {}

    /** Arguments: megabytes (512), rounds (7), the SDK's buffer in KiB (64). */
    public static void main(String[] args) throws IOException, InterruptedException {
        long length = number(args, 0, 512) * 1024 * 1024;
        int rounds = (int) number(args, 1, 7);
        int buffer = (int) number(args, 2, 64) * 1024;
        Path folder = Files.createTempDirectory("download-speed-");
        double[] ours = new double[rounds];
        double[] curl = new double[rounds];
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SyncClient root = SyncClient.builder()
                        .endpoint("http://127.0.0.1:" + listener.getLocalPort())
                        .credentials(Credentials.bearer("none"))
                        .build()) {
            daemon(() -> serve(listener, length));
            SyncClient sync = root.with(o -> o.transferBuffer(buffer));
            String address = "http://127.0.0.1:" + listener.getLocalPort() + "/sync/exports/1/download";
            ours(sync, folder, length); // warms up
            curl(address, folder, length);
            for (int i = 0; i < rounds; i++) {
                ours[i] = ours(sync, folder, length);
                curl[i] = curl(address, folder, length);
            }
        } finally {
            Files.deleteIfExists(folder);
        }
        System.out.printf(
                "%d MB, median of %d: SDK %.3f s (%.0f MB/s), curl %.3f s (%.0f MB/s), SDK/curl %.2f%n",
                length >> 20,
                rounds,
                median(ours),
                (length >> 20) / median(ours),
                median(curl),
                (length >> 20) / median(curl),
                median(ours) / median(curl));
    }

    private static double ours(SyncClient sync, Path folder, long length) throws IOException {
        Path file = folder.resolve("ours");
        long started = System.nanoTime();
        sync.exports().download("1", file);
        return seconds(started, file, length);
    }

    private static double curl(String address, Path folder, long length) throws IOException, InterruptedException {
        Path file = folder.resolve("curl");
        long started = System.nanoTime();
        int exit = new ProcessBuilder("curl", "-sf", "-o", file.toString(), address)
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("curl ended with " + exit);
        }
        return seconds(started, file, length);
    }

    private static double seconds(long started, Path file, long length) throws IOException {
        double seconds = (System.nanoTime() - started) / 1e9;
        if (Files.size(file) != length) {
            throw new IOException(file + " is not whole");
        }
        Files.delete(file);
        return seconds;
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

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "download-speed");
        thread.setDaemon(true);
        thread.start();
    }
}
