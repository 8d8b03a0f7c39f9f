package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door to one service of one account: every request passes it, and is in the journal before its answer leaves. */
public final class FrontDoor implements Service {

    private final String name;
    private final Service service;
    private final RequestJournal journal;
    private final Clock clock;

    /**
     * @param name the name of the service in the journal
     * @param service the service behind the door
     * @param journal the journal of the account
     * @param clock the clock of the account
     */
    public FrontDoor(String name, Service service, RequestJournal journal, Clock clock) {
        this.name = name;
        this.service = service;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call) {
        return service.answer(call);
    }

    @Override
    public Optional<String> operation(Call head) {
        return service.operation(head);
    }

    @Override
    public List<ServiceOperation> operations() {
        return service.operations();
    }

    @Override
    public Answer receive(Call head, InputStream body) throws IOException {
        Instant time = clock.instant();
        String operation = service.operation(head).orElse("");
        CapturedBody captured = new CapturedBody(body);
        Answer answer = null;
        try {
            answer = service.receive(head, captured);
            return answer;
        } catch (RuntimeException e) {
            answer = Answer.empty(500);
            throw e;
        } finally {
            journal.add(exchange(operation, head, captured, answer, time));
        }
    }

    private Exchange exchange(String operation, Call head, CapturedBody body, @Nullable Answer answer, Instant time) {
        AnswerCopy copy = answer == null ? null : AnswerCopy.of(answer);
        return new Exchange(operation, name, head, body, copy, null, time);
    }
}
