package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.http.QueryParameter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A request to the storage: the bucket and the key that it names, its parameters and its headers. */
final class S3Request {

    private static final String AMZ = "x-amz-";
    private static final String OBS = "x-obs-";
    private static final String VIRTUAL_HOST = ".localhost";

    private final Call call;
    private final List<QueryParameter> parameters;
    private final String resource;
    private final String bucket;
    private final String key;
    private final boolean obs;

    S3Request(Call call) {
        this.call = call;
        this.parameters = call.queryParameters();
        this.resource = bucketOfHost(call).map(name -> "/" + name).orElse("") + call.path();
        String path = resource.startsWith("/") ? resource.substring(1) : resource;
        int slash = path.indexOf('/');
        this.bucket = Percent.decodeSegment(slash < 0 ? path : path.substring(0, slash));
        this.key = slash < 0 ? "" : Percent.decodeSegment(path.substring(slash + 1));
        this.obs = speaksObs(call);
    }

    Call call() {
        return call;
    }

    String method() {
        return call.method();
    }

    /** The bucket; empty if the request names none. */
    String bucket() {
        return bucket;
    }

    /** The key of an object, decoded; empty if the request names none. */
    String key() {
        return key;
    }

    /** The path of bucket and key as the client has encoded the path, also if the host names the bucket. */
    String resource() {
        return resource;
    }

    List<QueryParameter> parameters() {
        return parameters;
    }

    boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /** The value of a parameter; empty if the query has no such parameter or the parameter has no value. */
    Optional<String> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(parameter -> Objects.requireNonNullElse(parameter.value(), ""))
                .filter(value -> !value.isEmpty());
    }

    /** A parameter that is a number of at least 0. */
    int number(String name, int otherwise) {
        Optional<String> text = parameter(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same refusal as for a negative number.
        }
        throw S3Fault.argumentInvalid("Provided " + name + " not an integer or within integer range");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(call.header(name));
    }

    /** The header {@code x-amz-NAME}, or {@code x-obs-NAME} in Huawei's dialect. */
    Optional<String> vendorHeader(String name) {
        Optional<String> amz = header(AMZ + name);
        return amz.isPresent() ? amz : header(OBS + name);
    }

    /** The start of the vendor's headers in the dialect of the client: {@code x-amz-} or {@code x-obs-}. */
    String vendor() {
        return obs ? OBS : AMZ;
    }

    private static boolean speaksObs(Call call) {
        String authorization = call.header("Authorization");
        return (authorization != null && authorization.startsWith("OBS "))
                || call.headerNames().stream().anyMatch(name -> name.startsWith(OBS));
    }

    private static Optional<String> bucketOfHost(Call call) {
        String host = Objects.requireNonNullElse(call.header("Host"), "").toLowerCase(Locale.ROOT);
        int colon = host.indexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        return name.endsWith(VIRTUAL_HOST)
                ? Optional.of(name.substring(0, name.length() - VIRTUAL_HOST.length()))
                : Optional.empty();
    }
}
