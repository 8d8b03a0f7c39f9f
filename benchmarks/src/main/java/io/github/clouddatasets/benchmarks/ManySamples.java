package io.github.clouddatasets.benchmarks;

import com.sun.net.httpserver.HttpServer;
import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.datasets.samples.Sample;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * Walks through a million samples and tells how much heap is in use on the way: it must not grow. Run it with a small
 * heap, {@code -Xmx48m}; the server that makes up the pages lives in the same one.
 */
public final class ManySamples {

    private static final int PAGE = 100;

    private ManySamples() {}

    /** Runs the walk. An argument sets the number of samples (1,000,000). */
    public static void main(String[] args) throws IOException {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        HttpServer server = server(count);
        long started = System.nanoTime();
        long seen = 0;
        String last = "";
        try (DatasetClient datasets = DatasetClient.builder()
                .endpoint("http://127.0.0.1:" + server.getAddress().getPort())
                .projectId(Cases.PROJECT)
                .credentials(Credentials.token("token"))
                .build()) {
            for (Sample sample : datasets.samples().list(Cases.DATASET, q -> q.pageSize(PAGE))) {
                seen++;
                last = String.valueOf(sample.sampleId());
                if (seen % (count / 10) == 0) {
                    System.out.printf("%,9d samples, %d MiB of heap live%n", seen, liveMebibytes());
                }
            }
        } finally {
            server.stop(0);
        }
        System.out.printf("%,d samples in %.1f s, the last is %s%n", seen, (System.nanoTime() - started) / 1e9, last);
        System.exit(seen == count ? 0 : 1);
    }

    private static long liveMebibytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024 * 1024);
    }

    /** Pages by index, as the documentation has it. */
    private static HttpServer server(int count) throws IOException {
        // Else each answer waits 40 ms for the client's acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work, "sample-server");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            int offset =
                    Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll("(?:^|.*&)offset=(\\d+).*", "$1"));
            byte[] body = page(offset, count).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String page(int offset, int count) {
        StringBuilder body =
                new StringBuilder("{\"sample_count\":").append(count).append(",\"samples\":[");
        int from = offset * PAGE;
        for (int i = from; i < Math.min(count, from + PAGE); i++) {
            body.append(i == from ? "" : ",")
                    .append("{\"sample_id\":\"")
                    .append(String.format("%032x", i))
                    .append(
                            "\",\"sample_type\":0,\"sample_status\":\"MANUAL_ANNOTATION\",\"sample_time\":1605690595404,")
                    .append("\"labels\":[{\"name\":\"Rabbits\",\"type\":0,\"annotated_by\":\"human\"}],\"source\":")
                    .append("\"https://test-obs.obs.example.com:443/classify/input/animals/")
                    .append(i)
                    .append(".jpg\"}");
        }
        return body.append("]}").toString();
    }
}
