package io.github.clouddatasets.emulator.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request in the form in which the server received the request: path and query are still encoded. */
public final class Call {

    private final String method;
    private final String sentPath;
    private final String path;
    private final @Nullable String query;
    private final Headers headers;
    private final byte[] body;
    private final @Nullable MultipartForm form;

    public Call(String method, String path, @Nullable String query, Headers headers, byte[] body) {
        this(method, path, path, query, headers, body, null);
    }

    private Call(
            String method,
            String sentPath,
            String path,
            @Nullable String query,
            Headers headers,
            byte[] body,
            @Nullable MultipartForm form) {
        this.method = method;
        this.sentPath = sentPath;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body.clone();
        this.form = form;
    }

    public String method() {
        return method;
    }

    /** The path within the service. */
    public String path() {
        return path;
    }

    /** The path that the client has sent, and signed: with the prefix of a service that shares its port. */
    public String sentPath() {
        return sentPath;
    }

    @Nullable
    public String query() {
        return query;
    }

    public List<QueryParameter> queryParameters() {
        return QueryParameter.parse(query);
    }

    @Nullable
    public String header(String name) {
        return headers.first(name);
    }

    /** All values of a header in the order of their arrival; empty if the request has no such header. */
    public List<String> headerValues(String name) {
        return headers.values(name);
    }

    /** The names of all headers in lower case, sorted. */
    public List<String> headerNames() {
        return List.copyOf(headers.all().keySet());
    }

    public Headers headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    public boolean hasBody() {
        return body.length > 0;
    }

    /** The form that a service has read in the place of the body. */
    public Optional<MultipartForm> form() {
        return Optional.ofNullable(form);
    }

    /** The same call with the form of its body. */
    public Call withForm(MultipartForm received) {
        return new Call(method, sentPath, path, query, headers, body, received);
    }

    /** The same call with its body. */
    public Call withBody(byte[] received) {
        return new Call(method, sentPath, path, query, headers, received, form);
    }

    /** The same call with another method. */
    public Call as(String otherMethod) {
        return new Call(otherMethod, sentPath, path, query, headers, body, form);
    }

    /** The same call without the {@code prefix} of its path, for a service behind a proxy. */
    public Call below(String prefix) {
        return new Call(method, sentPath, path.substring(prefix.length()), query, headers, body, form);
    }
}
