package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.spi.file.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A column of the fault matrix: the kinds of operations that faults meet differently. */
@SuppressWarnings("ImmutableEnumChecker") // the answers are records of texts, the actions lambdas without state
enum OperationClass {
    READ("read", true, GoodAnswer.THING, "t1", (api, folder) -> id(api.call(TestClient.GET, TestClient.id()))),
    PUT(
            "PUT",
            true,
            GoodAnswer.THING,
            "t1",
            (api, folder) -> id(api.call(TestClient.REPLACE, TestClient.id().body(new Thing("t1", "new"))))),
    DELETE("DELETE", true, GoodAnswer.THING, "done", (api, folder) -> {
        api.call(TestClient.DELETE, TestClient.id());
        return "done";
    }),
    POST("POST", false, GoodAnswer.THING, "t1", (api, folder) -> id(api.call(TestClient.CREATE, TestClient.body()))),
    DOWNLOAD(
            "download",
            true,
            GoodAnswer.BYTES,
            GoodAnswer.BYTES.body(),
            (api, folder) -> text(api.download(
                    TestClient.CONTENT, TestClient.id(), TestClient.to(folder.resolve("file")), progress -> {}))),
    UPLOAD("upload", true, GoodAnswer.THING, "t1", OperationClass::upload),
    STREAM("event stream", false, GoodAnswer.EVENTS, "one,second", (api, folder) -> events(api));

    private static final int LONGEST = 1_000_000;

    /** What an upload reads. */
    static final String SOURCE = "source";

    private static final Op<EventSource> WATCH = Op.events("watchThings", "/things/watch");

    /** Makes the call. */
    @FunctionalInterface
    interface Action {
        /**
         * Calls.
         *
         * @param folder an empty folder
         * @return what came of it, as text
         */
        String run(Api api, Path folder) throws IOException;
    }

    /** The file's text; of a large file the size alone. */
    private static String text(Path file) throws IOException {
        return Files.size(file) > LONGEST
                ? size(Files.size(file))
                : Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    static String size(long bytes) {
        return bytes + " bytes";
    }

    final String title;

    /** Whether it may be sent again although it was sent. */
    final boolean repeatable;

    /** What the service answers when all is well. */
    final GoodAnswer good;

    /** What the caller then gets. */
    final String value;

    final Action action;

    OperationClass(String title, boolean repeatable, GoodAnswer good, String value, Action action) {
        this.title = title;
        this.repeatable = repeatable;
        this.good = good;
        this.value = value;
        this.action = action;
    }

    /** Whether silence ends it, and no deadline of the whole: bytes may take as long as they keep coming. */
    boolean transfer() {
        return this == DOWNLOAD || this == UPLOAD || this == STREAM;
    }

    private static String id(Thing thing) {
        return String.valueOf(thing.id());
    }

    private static String upload(Api api, Path folder) throws IOException {
        Path file = Files.write(folder.resolve(SOURCE), new byte[100_000]);
        try (SourceFile source = SourceFile.open(api::nanoTime, file, progress -> {})) {
            Arguments input = TestClient.id().content(source.whole());
            return id(api.call(TestClient.REPLACE.transferring(), input));
        }
    }

    private static String events(Api api) {
        List<String> data = new ArrayList<>();
        try (EventSource source = api.call(WATCH, TestClient.body())) {
            for (ServerSentEvent event = source.next(); event != null; event = source.next()) {
                if (!event.terminated()) {
                    throw source.cut();
                }
                data.add(event.data());
            }
        }
        return String.join(",", data);
    }

    @Override
    public String toString() {
        return title;
    }
}
