package io.github.clouddatasets.emulator.contract;

import java.util.regex.Pattern;

/**
 * A place where the real service does not do what its contract says, and the emulator follows the service.
 *
 * @param requests the names of the requests, {@code operation what}
 * @param reason where we know from that the real service differs
 */
record Deviation(Pattern requests, String reason) {

    static Deviation of(String requests, String reason) {
        return new Deviation(Pattern.compile(requests), reason);
    }

    boolean covers(ContractRequest request) {
        return requests.matcher(request.name()).matches();
    }
}
