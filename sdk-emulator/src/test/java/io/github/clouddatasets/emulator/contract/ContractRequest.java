package io.github.clouddatasets.emulator.contract;

import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import java.util.Map;

/**
 * A generated request.
 *
 * @param what what is special about the request, such as the rule that it breaks
 * @param good whether the request keeps the contract
 * @param target path and query
 * @param body empty for none
 */
record ContractRequest(
        String operation,
        String what,
        boolean good,
        String method,
        String target,
        Map<String, String> headers,
        String body) {

    /** The same request in circumstances in which the service must refuse it. */
    ContractRequest refused(String circumstances) {
        return new ContractRequest(operation, circumstances, false, method, target, headers, body);
    }

    /** The same request below another path. */
    ContractRequest below(String place) {
        return new ContractRequest(operation, what, good, method, place + target, headers, body);
    }

    RawHttpAnswer send(RawHttpClient http) {
        RawHttpClient with = http;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            with = with.with(header.getKey(), header.getValue());
        }
        return with.send(method, target, body);
    }

    /** The operation and what is special, as deviations name a request. */
    String name() {
        return operation + " " + what;
    }

    @Override
    public String toString() {
        String shown = body.length() > 2000 ? body.substring(0, 2000) + "…" : body;
        return name() + ": " + method + " " + target + " " + shown;
    }
}
