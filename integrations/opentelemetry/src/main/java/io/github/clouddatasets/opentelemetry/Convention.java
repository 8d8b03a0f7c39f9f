package io.github.clouddatasets.opentelemetry;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.github.clouddatasets.core.CallListener.CallFacts;
import io.github.clouddatasets.core.CallListener.Outcome;
import io.github.clouddatasets.core.CallListener.Server;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;

/** The names of OpenTelemetry's semantic conventions for HTTP clients, and the SDK's own beside them. */
final class Convention {

    static final String SCOPE = "io.github.clouddatasets";

    static final AttributeKey<Long> RESEND_COUNT = longKey("http.request.resend_count");
    static final AttributeKey<Long> REQUEST_SIZE = longKey("http.request.body.size");
    static final AttributeKey<Long> RESPONSE_SIZE = longKey("http.response.body.size");
    static final AttributeKey<String> ERROR = stringKey("error.type");
    static final AttributeKey<String> TRACE_ID = stringKey("clouddatasets.trace_id");
    static final AttributeKey<String> REQUEST_ID = stringKey("clouddatasets.request_id");
    static final AttributeKey<String> OUTCOME = stringKey("clouddatasets.outcome");

    private static final AttributeKey<String> METHOD = stringKey("http.request.method");
    private static final AttributeKey<String> HOST = stringKey("server.address");
    private static final AttributeKey<Long> PORT = longKey("server.port");
    private static final AttributeKey<Long> STATUS = longKey("http.response.status_code");
    private static final AttributeKey<String> SERVICE = stringKey("clouddatasets.service");
    private static final AttributeKey<String> OPERATION = stringKey("clouddatasets.operation");

    private Convention() {}

    static Attributes call(CallFacts call) {
        return Attributes.of(SERVICE, call.service(), OPERATION, call.operation());
    }

    static Attributes attempt(CallFacts call, Server server) {
        return Attributes.of(METHOD, call.method(), HOST, server.host(), PORT, (long) server.port());
    }

    /** How an attempt ended, in values of low cardinality. */
    static Attributes end(Outcome outcome) {
        AttributesBuilder end = Attributes.builder();
        if (outcome.httpStatus() > 0) {
            end.put(STATUS, (long) outcome.httpStatus());
        }
        if (!outcome.succeeded()) {
            end.put(ERROR, outcome.errorType());
        }
        return end.build();
    }
}
