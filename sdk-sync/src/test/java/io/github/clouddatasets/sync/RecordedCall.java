package io.github.clouddatasets.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.testing.LogCatcher;
import io.github.clouddatasets.testing.RawServer.Request;
import io.github.clouddatasets.testing.Recording;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One exchange of {@code fixtures/idah-dataset} and the call that corresponds to it: the recorded answer is served byte for
 * byte, and the request that goes out is compared with the recorded one.
 */
public final class RecordedCall {

    /** Why a call does not send the recorded request: the client has no way to say it. */
    public static final String NOT_EXPRESSIBLE = "cannot be expressed with this client";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Recording recording;
    private final BiConsumer<SyncClient, Recording> check;
    private @Nullable String differs;
    private @Nullable Consumer<SyncClient> refusedInput;
    private String refusal = "";

    private RecordedCall(String name, BiConsumer<SyncClient, Recording> check) {
        this.recording = Recording.ofDataset(name);
        this.check = check;
    }

    /** The call succeeds; its result is compared with the JSON of the answer. */
    public static <T> RecordedCall answered(
            String name, Function<SyncClient, T> call, BiConsumer<? super T, JsonNode> check) {
        return new RecordedCall(name, (client, recording) -> check.accept(call.apply(client), recording.json()));
    }

    /** The call succeeds; what there is to see of it, the caller looks at. */
    public static RecordedCall checked(String name, BiConsumer<SyncClient, Recording> check) {
        return new RecordedCall(name, check);
    }

    /** The call is refused, with one attempt. */
    public static RecordedCall refused(
            String name,
            Function<SyncClient, ?> call,
            Class<? extends ApiException> type,
            @Nullable String code,
            String text) {
        return new RecordedCall(name, (client, recording) -> {
            Throwable thrown = catchThrowable(() -> call.apply(client));

            assertThat(thrown).isExactlyInstanceOf(type).hasMessageContaining(text);
            ApiException refusal = (ApiException) thrown;
            assertThat(refusal.httpStatus()).isEqualTo(recording.status());
            assertThat(refusal.errorCode()).isEqualTo(code);
            assertThat(refusal.retryable()).isFalse();
            assertThat(refusal.attempts()).isEqualTo(1);
            assertThat(refusal.getMessage())
                    .startsWith("idah " + refusal.operation() + ": " + recording.status())
                    .doesNotContain("\n", "backtrace", ".rb:", "/srv/", SyncServer.TOKEN);
        });
    }

    /** The request cannot be the recorded one; says why. */
    public RecordedCall sendingOtherwise(String reason) {
        differs = reason;
        return this;
    }

    /** The client refuses the recorded input before anything goes out. */
    public RecordedCall refusing(Consumer<SyncClient> input, String message) {
        differs = NOT_EXPRESSIBLE;
        refusedInput = input;
        refusal = message;
        return this;
    }

    /** The name of the recording. */
    public String name() {
        return recording.name();
    }

    /** Serves the answer and makes the call. */
    public void replay() {
        try (SyncServer server = new SyncServer();
                SyncClient client = server.client()) {
            server.always(recording.answer());
            if (refusedInput != null) {
                Consumer<SyncClient> input = refusedInput;
                assertThatThrownBy(() -> input.accept(client))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(refusal);
                assertThat(server.requests()).isEmpty();
            }

            check.accept(client, recording);

            assertThat(server.requests()).isNotEmpty();
            if (differs == null) {
                assertSentAsRecorded(server.requests().get(0));
            }
        }
        assertThat(LogCatcher.text())
                .contains("idah ")
                .doesNotContain("backtrace", "/usr/local/bundle", "FAKE-TOKEN", SyncServer.TOKEN);
    }

    private void assertSentAsRecorded(Request sent) {
        assertThat(sent.method()).isEqualTo(recording.method());
        assertThat(sent.path()).isEqualTo("/api/v1/" + service() + recording.path());
        assertThat(sent.parameters()).containsAll(recording.parameters());
        assertThat(sent.parameters().stream().filter(parameter -> !parameter.startsWith("page[")))
                .as("nothing beside the page that was not recorded")
                .isSubsetOf(recording.parameters());
        if (recording.sentBody().startsWith("{") || recording.sentBody().startsWith("[")) {
            assertThat(withoutNulls(json(sent.body()))).isEqualTo(withoutNulls(recording.sentJson()));
        }
    }

    private String service() {
        return recording.server().equals("nginx")
                ? recording.target().replaceFirst("^/api/v1/([a-z]+).*", "$1")
                : recording.server();
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    /** A null that curl sent says no more than a field left out. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(RecordedCall::withoutNulls);
        return node;
    }

    @Override
    public String toString() {
        return recording.name();
    }
}
