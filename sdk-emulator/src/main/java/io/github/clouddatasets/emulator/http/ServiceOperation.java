package io.github.clouddatasets.emulator.http;

/**
 * An operation that a service offers.
 *
 * @param id the operationId of the service description
 * @param withBody whether a successful answer has a body
 * @param withCredentials whether the operation asks for credentials that can expire
 */
public record ServiceOperation(String id, boolean withBody, boolean withCredentials) {}
