package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.testing.RawServer.Answer;
import io.github.clouddatasets.testing.RawServer.Request;
import java.util.function.Consumer;

/**
 * What one call puts on the wire, to the byte.
 *
 * @param line method and target below {@code /api/v1}
 * @param call the call
 * @param answer what the server answers
 * @param body the body that goes out; empty for none
 */
public record GoldenRequest(String line, Consumer<SyncClient> call, Answer answer, String body) {

    /** A call that is answered with a document of one resource, or of none for a listing. */
    public static GoldenRequest of(String line, Consumer<SyncClient> call) {
        return of(line, call, "");
    }

    /** A call with a body that is answered with a document of one resource. */
    public static GoldenRequest of(String line, Consumer<SyncClient> call, String body) {
        boolean list = line.startsWith("GET") && line.contains("page%5Bsize%5D=");
        String data = list ? "[]" : "{\"id\":\"0198f000-0000-7000-8000-0000000000e1\"}";
        return new GoldenRequest(line, call, Answer.json(200, "{\"data\":" + data + "}"), body);
    }

    /** A deletion. */
    public static GoldenRequest deletion(String line, Consumer<SyncClient> call) {
        return new GoldenRequest(line, call, Answer.closing("HTTP/1.1 204 No Content\r\n\r\n"), "");
    }

    /** Makes the call and compares. */
    public void check() {
        try (SyncServer server = new SyncServer();
                SyncClient client = server.client()) {
            server.always(answer);

            call.accept(client);

            assertThat(server.requests()).hasSize(1);
            Request sent = server.request();
            assertThat(sent.method() + " " + sent.target()).isEqualTo(line.replaceFirst(" ", " /api/v1"));
            assertThat(sent.body()).isEqualTo(body);
            assertThat(sent.header("Authorization")).isEqualTo("Bearer " + SyncServer.TOKEN);
            assertThat(sent.header("Accept")).isEqualTo("application/json, application/vnd.api+json");
            assertThat(sent.header("Content-Type")).isEqualTo(body.isEmpty() ? null : "application/json");
        }
    }

    @Override
    public String toString() {
        return line;
    }
}
