package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.store.IdSource;
import java.util.List;
import java.util.Set;

/** The paths of both versions. Where the user is named follows from method and version; v1 has exceptions. */
final class PowerdrillRoutes {

    /** Their documentation knows no trace id among the headers of the answer. */
    private static final Set<String> UNTRACED =
            Set.of("GetDatasetOverview", "InitMultipartUpload", "CompleteMultipartUpload");

    private static final List<PowerdrillDialect> BOTH = List.of(PowerdrillDialect.V2, PowerdrillDialect.V1);

    private final Routes routes;
    private final String userId;
    private final IdSource ids;

    PowerdrillRoutes(Routes routes, String userId, IdSource ids) {
        this.routes = routes;
        this.userId = userId;
        this.ids = ids;
    }

    /** @param inV1 where v1 wants the user; v2 wants it in the query */
    PowerdrillRoutes get(String path, String name, PowerdrillUser inV1, PowerdrillOperation operation) {
        add(PowerdrillDialect.V2, "GET", path, name, PowerdrillUser.QUERY, operation);
        return add(PowerdrillDialect.V1, "GET", path, name, inV1, operation);
    }

    /** @param inV1 where v1 wants the user; v2 wants it in the body */
    PowerdrillRoutes post(String path, String name, PowerdrillUser inV1, PowerdrillOperation operation) {
        postInV2(path, name, operation);
        return add(PowerdrillDialect.V1, "POST", path, name, inV1, operation);
    }

    PowerdrillRoutes postInV2(String path, String name, PowerdrillOperation operation) {
        return add(PowerdrillDialect.V2, "POST", path, name, PowerdrillUser.BODY, operation);
    }

    /** A form, in which v2 wants the user as a field. */
    PowerdrillRoutes form(String path, String name, PowerdrillOperation operation) {
        for (PowerdrillDialect dialect : BOTH) {
            PowerdrillUser user = dialect == PowerdrillDialect.V2 ? PowerdrillUser.FORM : PowerdrillUser.QUERY;
            addRoute(dialect, "POST", path, name, user, true, operation);
        }
        return this;
    }

    /** A deletion, for which v2 wants the user in a body. */
    PowerdrillRoutes delete(String path, String name, PowerdrillOperation operation) {
        add(PowerdrillDialect.V2, "DELETE", path, name, PowerdrillUser.BODY_OR_QUERY, operation);
        return add(PowerdrillDialect.V1, "DELETE", path, name, PowerdrillUser.QUERY, operation);
    }

    private PowerdrillRoutes add(
            PowerdrillDialect dialect,
            String method,
            String path,
            String name,
            PowerdrillUser user,
            PowerdrillOperation operation) {
        addRoute(dialect, method, path, name, user, false, operation);
        return this;
    }

    private void addRoute(
            PowerdrillDialect dialect,
            String method,
            String path,
            String name,
            PowerdrillUser user,
            boolean form,
            PowerdrillOperation operation) {
        String template = "/api/" + dialect.version() + "/team" + path;
        routes.add(method, template, dialect.version() + name, (call, variables) -> {
            PowerdrillRequest request = new PowerdrillRequest(dialect, call, variables, form);
            request.checkUser(user, userId);
            Answer answer = operation.answer(request);
            return UNTRACED.contains(name) ? answer : answer.with("x-pd-trace-id", ids.hex());
        });
    }
}
