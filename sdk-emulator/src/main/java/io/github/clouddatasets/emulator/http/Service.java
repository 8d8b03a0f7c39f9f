package io.github.clouddatasets.emulator.http;

import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** One emulated service. A service that does not override {@link #receive} gets one request at a time. */
public interface Service {

    Answer answer(Call call);

    /** What outlives the process of this service. Nothing by default. */
    default SavedState state() {
        return SavedState.nothing();
    }

    /** Keeps all changes of the request before its answer leaves. What cannot be kept is not acknowledged. */
    default Answer keep(Answer answer) {
        try {
            state().commit();
            return answer;
        } catch (StateException e) {
            return Answer.notKept(e);
        }
    }

    /** The operationId of the operation to which a request belongs, known before its body; empty for no operation. */
    Optional<String> operation(Call head);

    /** All operations of the service. */
    List<ServiceOperation> operations();

    /** The refusals of the service, which faults answer on demand. */
    Refusals refusals();

    /**
     * Reads the body of a request and answers the request. Several threads may call this method at the same time: only
     * {@link #answer} runs one at a time, so that a slow client delays no other client.
     */
    default Answer receive(Call head, InputStream body) throws IOException {
        Call whole = head.withBody(body.readAllBytes());
        synchronized (this) {
            return keep(answer(whole));
        }
    }
}
