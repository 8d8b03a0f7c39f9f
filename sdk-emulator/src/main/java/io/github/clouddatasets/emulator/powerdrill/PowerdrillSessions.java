package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.IdSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The operations on sessions. */
final class PowerdrillSessions {

    private final PowerdrillCatalog catalog;
    private final IdSource ids;
    private final String userId;

    PowerdrillSessions(PowerdrillCatalog catalog, IdSource ids, String userId) {
        this.catalog = catalog;
        this.ids = ids;
        this.userId = userId;
    }

    void addTo(PowerdrillRoutes routes) {
        routes.get("/sessions", "ListSessions", PowerdrillUser.QUERY, this::list)
                .post("/sessions", "CreateSession", PowerdrillUser.BODY, this::create)
                .get("/sessions/{id}", "GetSession", PowerdrillUser.QUERY, this::get)
                .post("/sessions/{id}", "ModifySession", PowerdrillUser.QUERY, this::modify)
                .delete("/sessions/{id}", "DeleteSession", this::delete);
    }

    private Answer list(PowerdrillRequest request) {
        String parameter = request.dialect() == PowerdrillDialect.V2 ? "search" : "title";
        Optional<String> keyword = request.keyword(parameter).map(text -> text.toLowerCase(Locale.ROOT));
        List<PowerdrillSession> found = catalog.sessions().stream()
                .filter(session -> keyword.map(session.name().toLowerCase(Locale.ROOT)::contains)
                        .orElse(true))
                .toList();
        return PowerdrillReply.page(request, found, session -> session.json(request.dialect(), userId));
    }

    private Answer create(PowerdrillRequest request) {
        requireName(request);
        PowerdrillSession session = new PowerdrillSession(ids.uuid().toString());
        session.change(request);
        catalog.add(session);
        return PowerdrillReply.data(Json.object().put("id", session.id()));
    }

    private Answer get(PowerdrillRequest request) {
        return PowerdrillReply.data(catalog.session(request.path("id")).json(request.dialect(), userId));
    }

    private Answer modify(PowerdrillRequest request) {
        PowerdrillSession session = catalog.session(request.path("id"));
        // In v1 any one field is enough.
        if (request.dialect() == PowerdrillDialect.V2) {
            requireName(request);
        }
        if (!session.change(request)) {
            throw PowerdrillFault.parameterInvalid(request.dialect().sessionName());
        }
        return PowerdrillReply.nothing();
    }

    private Answer delete(PowerdrillRequest request) {
        catalog.delete(catalog.session(request.path("id")));
        return PowerdrillReply.data(Json.object());
    }

    private static void requireName(PowerdrillRequest request) {
        String field = request.dialect().sessionName();
        if (request.named(field).filter(text -> !text.isBlank()).isEmpty()) {
            throw PowerdrillFault.parameterInvalid(field);
        }
    }
}
