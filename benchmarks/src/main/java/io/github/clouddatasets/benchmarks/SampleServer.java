package io.github.clouddatasets.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A listing of samples that the server makes up, in pages by index as the documentation has it. Loopback only. */
final class SampleServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final int count;
    private final long delayNanos;

    /**
     * Starts the server.
     *
     * @param count how many samples there are
     * @param delayMillis how long each request is on its way
     */
    SampleServer(int count, int delayMillis) throws IOException {
        // Else each answer waits 40 ms for the client's acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.count = count;
        this.delayNanos = delayMillis * 1_000_000L;
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "sample-server");
            thread.setDaemon(true);
            return thread;
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        long until = System.nanoTime() + delayNanos;
        int offset = number(exchange, "offset");
        int size = number(exchange, "limit");
        byte[] body = page(offset * size, size).getBytes(StandardCharsets.UTF_8);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static int number(HttpExchange exchange, String name) {
        for (String pair : exchange.getRequestURI().getQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Integer.parseInt(pair.substring(name.length() + 1));
            }
        }
        throw new IllegalArgumentException("no " + name);
    }

    private String page(int from, int size) {
        StringBuilder body =
                new StringBuilder("{\"sample_count\":").append(count).append(",\"samples\":[");
        for (int i = from; i < Math.min(count, from + size); i++) {
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
