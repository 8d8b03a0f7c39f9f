package io.github.clouddatasets.emulator.contract;

/**
 * A place where the real service does not do what its contract says, and the emulator follows the service.
 *
 * @param requests a regular expression for the names of the requests, {@code operation what}
 * @param reason where we know from that the real service differs
 */
record Deviation(String requests, String reason) {

    boolean covers(ContractRequest request) {
        return request.name().matches(requests);
    }
}
