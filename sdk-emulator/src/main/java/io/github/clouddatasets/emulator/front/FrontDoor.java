package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.fault.FaultEffect;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The door to one service of one account. Every request passes the door, meets the fault that waits for its operation, and
 * is in the journal before its answer leaves.
 */
public final class FrontDoor implements Service {

    private final String name;
    private final Supplier<? extends Service> service;
    private final FaultPlan faults;
    private final RequestJournal journal;
    private final Clock clock;

    /**
     * @param name the name of the service in the journal
     * @param service the service behind the door
     * @param faults the faults of the account
     * @param journal the journal of the account
     * @param clock the clock of the account
     */
    public FrontDoor(
            String name, Supplier<? extends Service> service, FaultPlan faults, RequestJournal journal, Clock clock) {
        this.name = name;
        this.service = service;
        this.faults = faults;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call) {
        return service.get().answer(call);
    }

    @Override
    public Optional<String> operation(Call head) {
        return service.get().operation(head);
    }

    @Override
    public List<ServiceOperation> operations() {
        return service.get().operations();
    }

    @Override
    public Refusals refusals() {
        return service.get().refusals();
    }

    @Override
    public Answer receive(Call head, InputStream body) throws IOException {
        String operation = service.get().operation(head).orElse("");
        Visit visit = new Visit(operation, head, clock.instant());
        Optional<Fault> fault = faults.strike(operation);
        return fault.isPresent() ? disturbed(visit, body, fault.get()) : work(visit, body, null);
    }

    private Answer disturbed(Visit visit, InputStream body, Fault fault) throws IOException {
        FaultEffect effect = fault.effect();
        if (effect instanceof FaultEffect.Duplicate) {
            try (Spool spool = Spool.of(body);
                    InputStream first = spool.open();
                    InputStream second = spool.open()) {
                work(visit, first, "duplicate, whose answer is lost");
                return work(visit, second, "duplicate");
            }
        }
        CapturedBody captured = new CapturedBody(body);
        Answer answer = Answer.empty(200);
        if (fault.isAfterWork() || Disturbance.needsWork(effect)) {
            answer = service.get().receive(visit.head, captured);
        } else {
            // A client that still writes when the answer comes may never read the answer.
            captured.transferTo(OutputStream.nullOutputStream());
        }
        Answer sent = new Disturbance(visit.operation, service.get().refusals(), faults.closed()).apply(effect, answer);
        record(visit, captured, Disturbance.isSilent(effect) ? null : sent, fault.toString());
        return sent;
    }

    private Answer work(Visit visit, InputStream body, @Nullable String fault) throws IOException {
        CapturedBody captured = new CapturedBody(body);
        Answer answer = null;
        try {
            answer = service.get().receive(visit.head, captured);
            return answer;
        } catch (RuntimeException e) {
            answer = Answer.empty(500);
            throw e;
        } finally {
            record(visit, captured, answer, fault);
        }
    }

    private void record(Visit visit, CapturedBody body, @Nullable Answer answer, @Nullable String fault) {
        AnswerCopy copy = answer == null ? null : AnswerCopy.of(answer);
        journal.add(new Exchange(visit.operation, name, visit.head, body, copy, fault, visit.time));
    }

    private record Visit(String operation, Call head, Instant time) {}
}
