package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.core.CallListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Keeps every event, in words and as it is. */
final class EventRecorder implements CallListener {
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    final List<Record> events = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch over = new CountDownLatch(1);

    private void add(Record event, String text) {
        events.add(event);
        told.add(text);
    }

    @Override
    public void callStarted(CallFacts call) {
        add(call, "call " + call.operation());
    }

    @Override
    public void attemptStarted(AttemptStarted event) {
        add(event, "attempt " + event.attempt());
    }

    @Override
    public void attemptEnded(AttemptEnded event) {
        Outcome outcome = event.outcome();
        add(event, "attempt " + event.attempt() + ": " + outcome.httpStatus() + " " + outcome.result());
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        add(event, "again after " + event.attempt() + ": " + event.reason().result());
    }

    @Override
    public void callEnded(CallEnded event) {
        Outcome outcome = event.outcome();
        add(event, "end after " + event.attempts() + ": " + outcome.httpStatus() + " " + outcome.result());
        over.countDown();
    }

    <E extends Record> E only(Class<E> type) {
        List<E> found = events.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
