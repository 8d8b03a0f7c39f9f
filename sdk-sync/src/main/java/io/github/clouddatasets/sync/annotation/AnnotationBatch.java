package io.github.clouddatasets.sync.annotation;

import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.SdkException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls in batches (specs/idah-dataset.md, section 5). The service runs a batch in order and stops at the first failure, so
 * the next request begins after it. An annotation that the service refuses to create is looked up: it may be there, because an
 * earlier run made it, or because an answer was lost.
 */
final class AnnotationBatch {

    /** The service's limit. */
    static final int MOST_CALLS = 50;

    /** Proxies let one megabyte through. */
    static final int MOST_BYTES = 900_000;

    /** Sends calls in one request. */
    interface Sender {
        RpcAnswers send(List<RpcStep> steps);
    }

    /** Finds annotations by their ids. */
    interface LookUp {
        List<Annotation> find(List<String> ids);
    }

    private final List<? extends AnnotationCall> calls;
    private final List<RpcStep> steps;
    private final Sender sender;
    private final LookUp lookUp;
    private final @Nullable Annotation[] annotations;
    private final @Nullable SdkException[] errors;
    private final boolean[] found;
    private final boolean[] sent;

    AnnotationBatch(List<? extends AnnotationCall> calls, AnnotationSpelling spelling, Sender sender, LookUp lookUp) {
        this.calls = calls;
        this.steps = RpcStep.of(calls, spelling);
        this.sender = sender;
        this.lookUp = lookUp;
        this.annotations = new @Nullable Annotation[calls.size()];
        this.errors = new @Nullable SdkException[calls.size()];
        this.found = new boolean[calls.size()];
        this.sent = new boolean[calls.size()];
    }

    List<AnnotationOutcome> run() {
        List<RpcStep> left = new ArrayList<>(steps);
        while (!left.isEmpty()) {
            List<RpcStep> request = request(left);
            try {
                request.forEach(step -> sent[step.owner()] = true);
                RpcAnswers answers = sender.send(request).inOrder(request.size());
                int done = take(request, answers);
                left.subList(0, done).clear();
            } catch (CancelledException cancelled) {
                throw cancelled;
            } catch (SdkException failure) {
                left.forEach(step -> fail(step, failure));
                left.clear();
            }
            left.removeIf(step -> isSettled(step));
        }
        List<AnnotationOutcome> outcomes = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            Annotation annotation = errors[i] == null ? annotations[i] : null;
            outcomes.add(new AnnotationOutcome(calls.get(i), annotation, found[i], sent[i], errors[i]));
        }
        return List.copyOf(outcomes);
    }

    /** As many of the first steps as one request may hold; at least one. */
    private static List<RpcStep> request(List<RpcStep> left) {
        int bytes = 2;
        int count = 0;
        while (count < Math.min(MOST_CALLS, left.size())) {
            bytes += left.get(count).bytes();
            if (bytes > MOST_BYTES && count > 0) {
                break;
            }
            count++;
        }
        return List.copyOf(left.subList(0, count));
    }

    /** Takes the answers, and gives how many of the steps need not be sent again: all up to the first failure. */
    private int take(List<RpcStep> request, RpcAnswers answers) {
        for (int i = 0; i < request.size(); i++) {
            RpcStep step = request.get(i);
            if (i >= answers.size()) {
                fail(step, answers.unanswered());
            } else if (answers.isCancelled(i)) {
                return Math.max(i, 1); // a service that cancels the first call would be asked for ever
            } else if (answers.isDone(i)) {
                takeRecord(step, answers.annotation(i), answers);
            } else if (step.method().equals(RpcStep.CREATE) && answers.isDuplicate(i)) {
                lookUp(request.subList(i, request.size()), i, answers);
            } else if (step.method().equals(RpcStep.DELETE)
                    && answers.isMissing(i)
                    && answers.failure(i).attempts() > 1) {
                found[step.owner()] = true; // an earlier attempt, whose answer was lost, has deleted it
            } else {
                fail(step, answers.failure(i));
            }
        }
        return request.size();
    }

    private void takeRecord(RpcStep step, @Nullable Annotation annotation, RpcAnswers answers) {
        if (annotation == null && isRecord(step)) {
            fail(step, answers.unanswered());
        } else if (isRecord(step)) {
            annotations[step.owner()] = annotation;
        }
    }

    /** Looks up the refused creation, and those that follow in the request: an earlier run has often made them, too. */
    private void lookUp(List<RpcStep> rest, int place, RpcAnswers answers) {
        List<RpcStep> creations = rest.stream()
                .filter(step -> step.method().equals(RpcStep.CREATE) && annotations[step.owner()] == null)
                .toList();
        Map<String, Annotation> there = new HashMap<>();
        try {
            lookUp.find(creations.stream().map(this::id).distinct().toList())
                    .forEach(annotation -> there.put(lower(annotation.id()), annotation));
        } catch (CancelledException cancelled) {
            throw cancelled;
        } catch (SdkException unknown) { // the refusal then stands, and the next creations may be looked up themselves
            SdkException refusal = answers.failure(place);
            refusal.addSuppressed(unknown);
            fail(rest.get(0), refusal);
        }
        for (RpcStep step : creations) {
            Annotation annotation = there.get(lower(id(step)));
            if (annotation != null) {
                String difference = AnnotationDifference.of(create(step).request(), annotation);
                if (difference == null) {
                    annotations[step.owner()] = annotation;
                    found[step.owner()] = true;
                } else {
                    fail(step, answers.taken(place, difference));
                }
            }
        }
        if (!isSettled(rest.get(0))) {
            fail(rest.get(0), answers.failure(place));
        }
    }

    private AnnotationCall.Create create(RpcStep step) {
        return (AnnotationCall.Create) calls.get(step.owner());
    }

    private String id(RpcStep step) {
        return calls.get(step.owner()).annotationId();
    }

    private static String lower(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static boolean isRecord(RpcStep step) {
        return !step.method().equals(RpcStep.WRITE_SHAPE) && !step.method().equals(RpcStep.DELETE);
    }

    private void fail(RpcStep step, SdkException error) {
        if (errors[step.owner()] == null) {
            errors[step.owner()] = error;
        }
    }

    /** A step of a call that failed, or a creation whose annotation is there. */
    private boolean isSettled(RpcStep step) {
        return errors[step.owner()] != null
                || (step.method().equals(RpcStep.CREATE) && annotations[step.owner()] != null);
    }
}
