package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.spark.LocalSpark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Everything that Spark shows of its work: plans, the event log, the web pages and the REST interface behind them. */
final class SparkTraces {

    private static final int LAST = 12;

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Adds a text that somebody can see. */
    SparkTraces add(String name, Object text) {
        texts.put(name, String.valueOf(text));
        return this;
    }

    /** Adds all forms of the plan of a query. */
    SparkTraces plans(String name, Dataset<Row> rows) {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            for (String mode : List.of("simple", "extended", "formatted", "cost", "codegen")) {
                rows.explain(mode);
            }
        } finally {
            System.setOut(out);
        }
        return add(name + " explained", printed.toString(StandardCharsets.UTF_8))
                .add(name + " queryExecution", rows.queryExecution())
                .add(name + " logical", rows.queryExecution().logical().treeString())
                .add(name + " json", rows.queryExecution().logical().toJSON())
                .add(name + " rdd", rows.rdd().toDebugString());
    }

    /** Adds the event log of the session so far. */
    SparkTraces events() throws IOException, TimeoutException {
        LocalSpark.session().sparkContext().listenerBus().waitUntilEmpty();
        try (Stream<Path> files = Files.walk(LocalSpark.events())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add("event log " + file.getFileName(), Files.readString(file));
            }
        }
        return this;
    }

    /** Adds all pages and all answers of the web interface. */
    SparkTraces pages() throws IOException, InterruptedException {
        String address = LocalSpark.session().sparkContext().uiWebUrl().get();
        String application = address + "/api/v1/applications/"
                + LocalSpark.session().sparkContext().applicationId();
        List<String> pages = new ArrayList<>(List.of(
                address + "/environment/",
                address + "/jobs/",
                address + "/stages/",
                address + "/storage/",
                address + "/executors/",
                address + "/SQL/",
                application + "/environment",
                application + "/jobs",
                application + "/stages?details=true",
                application + "/executors",
                application + "/sql?details=true&planDescription=true&length=1000"));
        String sql = get(application + "/sql?details=false&planDescription=false&length=1000");
        List<String> executions = Pattern.compile("\"id\" *: *(\\d+),")
                .matcher(sql)
                .results()
                .map(found -> found.group(1))
                .toList();
        // The session is that of all tests: the last executions are those of this one.
        executions
                .subList(Math.max(0, executions.size() - LAST), executions.size())
                .forEach(id -> pages.add(address + "/SQL/execution/?id=" + id));
        for (String page : pages) {
            add(page, get(page));
        }
        return this;
    }

    private static String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** The names of the texts that hold a secret. */
    List<String> with(String secret) {
        return texts.entrySet().stream()
                .filter(each -> each.getValue().contains(secret))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many texts there are. */
    int size() {
        return texts.size();
    }
}
