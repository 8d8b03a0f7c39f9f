package io.github.clouddatasets.powerdrill;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of a body that says on whose behalf it is sent: the fields of the request, and beside them the user.
 *
 * @param request the request; null where there is nothing else to say
 * @param userId the user of the client
 */
record ForUser(@JsonUnwrapped @Nullable Object request, String userId) {}
