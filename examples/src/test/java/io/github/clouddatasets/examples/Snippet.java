package io.github.clouddatasets.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A block of Java in a page of the documentation.
 *
 * @param page the page's name, such as {@code paging.md}
 * @param line where the block starts
 * @param code the block
 * @param runs whether the comment {@code <!-- run -->} comes before the block: it runs on the emulator, too
 */
record Snippet(String page, int line, String code, boolean runs) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^(<!-- run -->\n)?```java\n(.*?)^```$");
    private static final Pattern WHOLE_CLASS = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");
    private static final String PACKAGE = "io.github.clouddatasets.";

    /** What the blocks of all pages may use without a declaration. */
    private static final String FRAME = """
            %s
            @SuppressWarnings("all")
            public class %s {
                public static io.github.clouddatasets.datasets.DatasetClient datasets;
                public static io.github.clouddatasets.powerdrill.PowerdrillClient pd;
                public static io.github.clouddatasets.sync.SyncClient sync;
                public static io.github.clouddatasets.emulator.DatasetCloudEmulator cloud;
                public static String id, project, exportId;
                public static Path folder, file;
                static String ak, sk, securityToken, key, user, account, password, token, endpoint, question, session;
                static String dataset, datasetId, versionId, taskId, sampleId, jobId, position;
                static io.github.clouddatasets.sync.Export export;
                static io.github.clouddatasets.powerdrill.JobAnswer answer;
                static io.github.clouddatasets.powerdrill.DataSource source;
                static io.github.clouddatasets.core.Poller<io.github.clouddatasets.powerdrill.DataSource> reading;
                static String entryId;
                static List<io.github.clouddatasets.sync.annotation.CreateAnnotationRequest> requests;
                static Instant yesterday, lastSeen;
                static Set<String> known;
                static String[] thousandsOfJobIds;
                static OutputStream outputStream;
                static byte[] bytes;
                static long size;
                static org.slf4j.Logger log;
                static io.micrometer.core.instrument.MeterRegistry registry;
                static io.opentelemetry.api.OpenTelemetry openTelemetry;
                static java.net.Proxy proxy;
                static javax.net.ssl.SSLSocketFactory socketFactory;
                static javax.net.ssl.X509TrustManager trustManager;
                static Path localCopyOf(String objectPath) { return file; }

                public void run() throws Exception {
            %s
                }
            }
            """;

    static List<Snippet> of(Path page) {
        String text = read(page);
        return BLOCK.matcher(text)
                .results()
                .map(found -> new Snippet(
                        page.getFileName().toString(),
                        (int) text.substring(0, found.start()).lines().count() + 1,
                        found.group(2),
                        found.group(1) != null))
                .toList();
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isClass() {
        return WHOLE_CLASS.matcher(code).find();
    }

    String className() {
        Matcher whole = WHOLE_CLASS.matcher(code);
        return whole.find() ? whole.group(1) : "Snippet" + line;
    }

    /** The compilation unit: a whole class as it is on the page, anything else within a method. */
    String source() {
        if (isClass()) {
            return code;
        }
        String imports = code.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String body = code.lines()
                .filter(line -> !line.startsWith("import "))
                .collect(Collectors.joining("\n"))
                .replace("{ … }", "{ }");
        return FRAME.formatted(usualImports() + imports, className(), body);
    }

    /** Two clients have a class Dataset: a block about Powerdrill means Powerdrill's. */
    private String usualImports() {
        Stream<String> service;
        if (Pattern.compile("\\bpd\\b|Powerdrill").matcher(code).find()) {
            service = Stream.of("powerdrill");
        } else if (Pattern.compile("\\bUpd[A-Z]").matcher(code).find()) {
            service = Stream.of("upd", "sync", "sync.shape", "manifest");
        } else if (Pattern.compile("\\bsync\\.|SyncClient").matcher(code).find()) {
            service = Stream.of(
                    "sync",
                    "sync.project",
                    "sync.dataset",
                    "sync.entry",
                    "sync.annotation",
                    "sync.media",
                    "sync.imports",
                    "sync.shape");
        } else {
            service = Stream.of(
                    "datasets",
                    "datasets.samples",
                    "datasets.labels",
                    "datasets.common",
                    "datasets.account",
                    "manifest");
        }
        return Stream.concat(
                        Stream.of("java.io", "java.nio.file", "java.time", "java.util", "java.util.concurrent"),
                        Stream.concat(service, Stream.of("core", "core.ext", "emulator", "micrometer", "opentelemetry"))
                                .map(name -> PACKAGE + name))
                .map(name -> "import " + name + ".*;\n")
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
