package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.fault.FaultEffect;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Delivery;
import io.github.clouddatasets.emulator.http.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * The answers of faults to requests for one operation.
 *
 * @param released completes when stalled requests end
 */
record Disturbance(String operation, Refusals refusals, CompletableFuture<Void> released) {

    private static final String PAGE = "<!DOCTYPE html>\n<html><head><title>Sign in to the network</title></head>"
            + "<body><h1>Sign in to the network</h1></body></html>\n";

    /** Whether the service must work, since the client gets its answer. */
    static boolean needsWork(FaultEffect effect) {
        return effect instanceof FaultEffect.Slow || effect instanceof FaultEffect.Cut;
    }

    /** Whether the client gets no answer. */
    static boolean isSilent(FaultEffect effect) {
        return effect instanceof FaultEffect.Reset || effect instanceof FaultEffect.Stall;
    }

    /**
     * What the client gets.
     *
     * @param answer the service's own answer, of no account where the service did not work
     */
    Answer apply(FaultEffect effect, Answer answer) {
        if (effect instanceof FaultEffect.Status status) {
            return status.contentType().isEmpty()
                    ? Answer.empty(status.status())
                    : Answer.bytes(
                            status.status(), status.contentType(), status.body().getBytes(StandardCharsets.UTF_8));
        }
        if (effect instanceof FaultEffect.Refusal refusal) {
            // The code has been checked when the fault was given to the operation.
            return refusals.error(operation, refusal.code(), refusal.message()).orElseThrow();
        }
        if (effect instanceof FaultEffect.WrongContentType) {
            return Answer.bytes(200, "text/html;charset=utf-8", PAGE.getBytes(StandardCharsets.UTF_8));
        }
        if (effect instanceof FaultEffect.Throttle throttle) {
            Answer throttled = refusals.throttled(operation);
            return throttle.retryAfter().isEmpty() ? throttled : throttled.with("Retry-After", throttle.retryAfter());
        }
        if (effect instanceof FaultEffect.ExpiredToken) {
            return refusals.expired(operation);
        }
        return answer.delivered(delivery(effect));
    }

    private Delivery delivery(FaultEffect effect) {
        if (effect instanceof FaultEffect.Slow slow) {
            return new Delivery.Slow(slow.bytes(), slow.pause());
        }
        if (effect instanceof FaultEffect.Cut cut) {
            return new Delivery.Cut(cut.bytes());
        }
        if (effect instanceof FaultEffect.Stall) {
            return new Delivery.Stall(released);
        }
        if (effect instanceof FaultEffect.Reset) {
            return new Delivery.Reset();
        }
        return new Delivery.Whole();
    }
}
