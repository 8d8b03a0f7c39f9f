package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.fault.Fault;
import io.github.clouddatasets.emulator.fault.FaultEffect;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.ServiceOperation;

/** Refuses faults that are impossible for an operation. */
final class FaultCheck {

    private FaultCheck() {}

    /** Refuses an impossible fault with an {@link IllegalArgumentException}. */
    static void require(OperationNames.Entry entry, Fault fault) {
        ServiceOperation operation = entry.operation();
        FaultEffect effect = fault.effect();
        if (!operation.withBody() && (effect instanceof FaultEffect.Cut || effect instanceof FaultEffect.Slow)) {
            throw impossible(effect, operation, "its answers have no body");
        }
        if (!operation.withCredentials() && effect instanceof FaultEffect.ExpiredToken) {
            throw impossible(effect, operation, "it asks for no credentials that can expire");
        }
        if (effect instanceof FaultEffect.Refusal refusal) {
            Refusals refusals = entry.service().refusals();
            if (refusals.error(operation.id(), refusal.code(), refusal.message())
                    .isEmpty()) {
                throw new IllegalArgumentException("code must be one of the service's of " + operation.id() + ", not "
                        + refusal.code() + "; the nearest codes are "
                        + String.join(", ", Nearest.to(refusal.code(), refusals.codes())));
            }
        }
    }

    private static IllegalArgumentException impossible(FaultEffect effect, ServiceOperation operation, String why) {
        return new IllegalArgumentException(
                "fault is impossible for " + operation.id() + ": " + effect + ", since " + why);
    }
}
