package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.CallOptions;
import io.github.clouddatasets.core.ClientBuilder;
import io.github.clouddatasets.core.ClientSettings;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.core.Thing;
import io.github.clouddatasets.core.ext.OkHttpTransport;
import io.github.clouddatasets.core.internal.Cancellation;
import io.github.clouddatasets.core.spi.file.DownloadTarget;
import io.github.clouddatasets.core.spi.service.ErrorFinder;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import io.github.clouddatasets.core.spi.service.Service;
import io.github.clouddatasets.core.spi.value.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A client of an invented service, with a clock that stands still. */
final class TestClient extends ClientBuilder<TestClient> {

    static final Instant START = Instant.parse("2024-01-02T03:04:05Z");

    static final Op<Thing> GET = Op.get("getThing", "/things/{id}", Thing.class);
    static final Op<Thing[]> LIST = Op.get("listThings", "/things", Thing[].class);
    static final Op<Thing> CREATE = Op.post("createThing", "/things", Thing.class);
    static final Op<Thing> REPLACE = Op.put("replaceThing", "/things/{id}", Thing.class);
    static final Op<Void> TOUCH = Op.post("touchThing", "/things/{id}/touch");
    static final Op<Void> DELETE = Op.delete("deleteThing", "/things/{id}");
    static final Op<Download> CONTENT = Op.stream("getContent", "/things/{id}/content");

    static final ErrorFinder FINDER =
            new ErrorFinder(List.of("error_code", "code"), List.of("error_msg", "message"), List.of("request_id"));

    static final Service SERVICE = new Service(
            "test",
            (status, body) -> FINDER.find(body),
            ErrorTable.builder()
                    .row(400, "T.404", ErrorKind.NOT_FOUND, "there is no such thing")
                    .row(400, "T.999", ErrorKind.OTHER, null)
                    .build(),
            "x-trace",
            List.of("x-request-id"));

    /** What answers at links: neither a trace header nor an id. */
    static final Service SERVICE_ELSEWHERE = new Service(
            "storage", (status, body) -> FINDER.find(body), ErrorTable.builder().build(), null, List.of());

    final ManualTime clock = new ManualTime(START);

    TestClient(String endpoint) {
        endpoint(endpoint).time(clock);
    }

    @Override
    protected TestClient self() {
        return this;
    }

    /** For the tests of this package. */
    @Override
    protected ClientSettings settings() {
        return super.settings();
    }

    Api open() {
        return open(SERVICE, Authorizer.none());
    }

    Api open(Authorizer authorizer) {
        return open(SERVICE, authorizer);
    }

    Api open(Service service, Authorizer authorizer) {
        return Api.open(service, Endpoint.of(settings().endpoint(), false), authorizer, settings());
    }

    /** The first attempt of a call that goes on for the same thing as others did before. */
    <T> Attempt<T> attempt(Op<T> op, int attemptsBefore, CallOptions options) {
        return new Attempt<>(new Call<>(op, id(), attemptsBefore, SERVICE, settings(), options, null, null));
    }

    /** This answer as the pipeline hands it over. */
    Download download(Response response) {
        Attempt<?> attempt = attempt(CONTENT, 0, CallOptions.NONE);
        ResponseBody body = Objects.requireNonNull(response.body());
        Cancellation closing = new Cancellation();
        Connections connections = new Connections(
                OkHttpTransport.tuned(http -> http), new SendingInterceptor(closing, settings()), settings(), closing);
        FailureReader failures = new FailureReader(closing, settings(), connections);
        return new Download(attempt, response, body, failures, () -> {}, () -> {});
    }

    /** This file, in the place of one that may be there; a folder that is there gets a file of the service's name. */
    static DownloadTarget to(Path path) {
        return Files.isDirectory(path)
                ? DownloadTarget.folder(path, (String) null)
                : DownloadTarget.file(path, FileOption.REPLACE_EXISTING);
    }

    static Arguments id() {
        return Arguments.path("t1");
    }

    static Arguments body() {
        return Arguments.none().body(new Thing(null, "new"));
    }
}
