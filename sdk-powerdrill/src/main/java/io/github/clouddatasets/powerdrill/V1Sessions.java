package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.QuotaExceededException;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.paging.NumberedPages;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.core.spi.value.Json;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Conversations in the first version of the API: {@link V1#sessions()}. There can be 150 of them. */
public final class V1Sessions {

    private static final Op<Slice> LIST =
            Op.get("v1ListSessions", "/v1/team/sessions", Slice.class).in(Json.CAMEL);

    private static final Op<String> CREATE = Op.post("v1CreateSession", "/v1/team/sessions", Created.class)
            .in(Json.CAMEL)
            .as(Created::known);

    private static final Op<Session> GET = Op.get("v1GetSession", "/v1/team/sessions/{sessionId}", WireSession.class)
            .in(Json.CAMEL)
            .as(WireSession::plain);

    private static final Op<Void> UPDATE = Op.post("v1ModifySession", "/v1/team/sessions/{sessionId}")
            .in(Json.CAMEL)
            .repeatable();

    private static final Op<Void> DELETE = Op.delete("v1DeleteSession", "/v1/team/sessions/{sessionId}");

    /** The answer's wire form. */
    record Slice(
            List<WireSession> records,
            @Nullable Integer pageSize,
            @Nullable Integer total) {
        Slice {
            records = Immutable.list(records);
        }
    }

    /** The wire form of a session, of a new one, and of what is to change about one: only the names differ. */
    record WireSession(
            @Nullable String id,
            @Nullable String title,
            @Nullable OutputLanguage languageType,
            @Nullable JobMode jobMode,
            @Nullable Integer maxMessagesInContext,
            @Nullable AgentId agentId,
            @Nullable String userId) {

        static WireSession of(CreateSessionRequest r, String userId) {
            return new WireSession(
                    null, r.name(), r.outputLanguage(), r.jobMode(), r.maxContextualJobHistory(), r.agentId(), userId);
        }

        static WireSession of(UpdateSessionRequest r) {
            return new WireSession(
                    null, r.name(), r.outputLanguage(), r.jobMode(), r.maxContextualJobHistory(), null, null);
        }

        Session plain() {
            return new Session(id, title, languageType, jobMode, maxMessagesInContext, agentId, userId);
        }
    }

    private final Api api;
    private final String userId;

    V1Sessions(Api api, String userId) {
        this.api = api;
        this.userId = userId;
    }

    /**
     * Lists all sessions of the user ({@code v1ListSessions}).
     *
     * @return the sessions, read page by page
     */
    public Paged<Session> list() {
        return list(query -> {});
    }

    /**
     * Lists the sessions of the user that match ({@code v1ListSessions}).
     *
     * @param query sets the keyword and the page size
     * @return the sessions, read page by page
     */
    public Paged<Session> list(Consumer<SessionQuery.Builder> query) {
        SessionQuery.Builder builder = SessionQuery.builder();
        query.accept(builder);
        SessionQuery q = builder.build();
        int size = q.pageSize() == null ? Datasets.PAGE_SIZE : q.pageSize();
        return api.paged(new NumberedPages<>(size, number -> {
            Slice slice = api.call(
                    LIST,
                    none().query("pageNumber", number)
                            .query("pageSize", size)
                            .query("title", q.search())
                            .query("userId", userId));
            return new NumberedPages.Slice<>(
                    slice.records.stream().map(WireSession::plain).toList(),
                    slice.pageSize,
                    Datasets.total(slice.total));
        }));
    }

    /**
     * Creates a session ({@code v1CreateSession}). Never sent twice: if the connection breaks, look with {@link #list}
     * whether it is there.
     *
     * @param request its name and its settings
     * @return the id of the session
     * @throws QuotaExceededException if there are 150 already: delete some
     */
    public String create(CreateSessionRequest request) {
        return api.call(CREATE, none().body(WireSession.of(Check.required("request", request), userId)));
    }

    /**
     * As {@link #create(CreateSessionRequest)}, with the request built in place.
     *
     * @param request sets its name and its settings
     * @return the id of the session
     */
    public String create(Consumer<CreateSessionRequest.Builder> request) {
        CreateSessionRequest.Builder builder = CreateSessionRequest.builder();
        request.accept(builder);
        return create(builder.build());
    }

    /**
     * Reads one session ({@code v1GetSession}).
     *
     * @param sessionId the session
     * @return the session
     * @throws NotFoundException if there is no such session
     */
    public Session get(String sessionId) {
        return api.call(GET, path(Check.id("sessionId", sessionId)).query("userId", userId));
    }

    /**
     * Changes a session ({@code v1ModifySession}).
     *
     * @param sessionId the session
     * @param request what to change
     * @throws NotFoundException if there is no such session
     */
    public void update(String sessionId, UpdateSessionRequest request) {
        Object body = WireSession.of(Check.required("request", request));
        api.call(
                UPDATE,
                path(Check.id("sessionId", sessionId)).query("userId", userId).body(body));
    }

    /**
     * As {@link #update(String, UpdateSessionRequest)}, with the request built in place.
     *
     * @param sessionId the session
     * @param request sets what to change
     */
    public void update(String sessionId, Consumer<UpdateSessionRequest.Builder> request) {
        UpdateSessionRequest.Builder builder = UpdateSessionRequest.builder();
        request.accept(builder);
        update(sessionId, builder.build());
    }

    /**
     * Deletes a session with its history ({@code v1DeleteSession}).
     *
     * @param sessionId the session
     * @throws NotFoundException if there is no such session
     */
    public void delete(String sessionId) {
        api.call(DELETE, path(Check.id("sessionId", sessionId)).query("userId", userId));
    }
}
