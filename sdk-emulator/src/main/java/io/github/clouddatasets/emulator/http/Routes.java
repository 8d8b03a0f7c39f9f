package io.github.clouddatasets.emulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the operation for a method and a path. The first route that matches wins, in the order of their addition. */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();
    private final Set<String> withoutBody = new HashSet<>();
    private final Set<String> withoutCredentials = new HashSet<>();

    /**
     * Adds a route.
     *
     * @param template the path with its variables, such as {@code /exports/{id}/download}
     */
    public Routes add(String method, String template, String operationId, Operation operation) {
        routes.add(new Route(method, segments(template), operationId, operation));
        return this;
    }

    /** Says that successful answers of these operations have no body. */
    public Routes withoutBody(String... operationIds) {
        withoutBody.addAll(List.of(operationIds));
        return this;
    }

    /** Says that these operations ask for no credentials, or for credentials that never expire. */
    public Routes withoutCredentials(String... operationIds) {
        withoutCredentials.addAll(List.of(operationIds));
        return this;
    }

    /** The operationId for a method and a path; empty if no route matches. */
    public Optional<String> operation(Call call) {
        return find(call).map(Match::operationId);
    }

    /** All operations, in the order of their addition. */
    public List<ServiceOperation> operations() {
        return routes.stream()
                .map(Route::operationId)
                .distinct()
                .map(id -> new ServiceOperation(id, !withoutBody.contains(id), !withoutCredentials.contains(id)))
                .toList();
    }

    public Optional<Match> find(Call call) {
        List<String> path = segments(call.path());
        for (Route route : routes) {
            if (route.method.equals(call.method())) {
                Optional<Map<String, String>> variables = route.variables(path);
                if (variables.isPresent()) {
                    return Optional.of(new Match(route.operationId, route.operation, variables.get()));
                }
            }
        }
        return Optional.empty();
    }

    // Empty segments count: a path with a trailing slash is a different path.
    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int start = 0;
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
            segments.add(path.substring(start, end));
            start = end + 1;
        }
        segments.add(path.substring(start));
        return segments;
    }

    public record Match(String operationId, Operation operation, Map<String, String> path) {

        public Answer answer(Call call) {
            return operation.answer(call, path);
        }
    }

    private record Route(String method, List<String> template, String operationId, Operation operation) {

        Optional<Map<String, String>> variables(List<String> path) {
            if (path.size() != template.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String expected = template.get(i);
                String actual = path.get(i);
                if (expected.startsWith("{") && !actual.isEmpty()) {
                    variables.put(expected.substring(1, expected.length() - 1), Percent.decodeSegment(actual));
                } else if (!expected.equals(actual)) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }
}
