package io.github.clouddatasets.powerdrill;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.DecodeException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.QuotaExceededException;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Json;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Conversations: {@link PowerdrillClient#sessions()}. The service keeps up to 150 of them. Every method exists in both
 * versions of the API.
 */
public final class Sessions {

    private static final Op<Slice> LIST = Op.get("v2ListSessions", "/v2/team/sessions", Slice.class);
    private static final Op<Slice> V1_LIST =
            Op.get("v1ListSessions", "/v1/team/sessions", Slice.class).in(Json.CAMEL);

    private static final Op<String> CREATE =
            Op.post("v2CreateSession", "/v2/team/sessions", CreatedId.class).as(CreatedId::id);
    private static final Op<String> V1_CREATE = Op.post("v1CreateSession", "/v1/team/sessions", CreatedId.class)
            .in(Json.CAMEL)
            .as(CreatedId::id);

    private static final Op<Session> GET = Op.get("v2GetSession", "/v2/team/sessions/{id}", Session.class);
    private static final Op<Session> V1_GET = Op.get("v1GetSession", "/v1/team/sessions/{sessionId}", Session.class)
            .in(Json.CAMEL);

    private static final Op<Void> UPDATE =
            Op.post("v2ModifySession", "/v2/team/sessions/{id}").repeatable();
    private static final Op<Void> V1_UPDATE = Op.post("v1ModifySession", "/v1/team/sessions/{sessionId}")
            .in(Json.CAMEL)
            .repeatable();

    private static final Op<Void> DELETE = Op.delete("v2DeleteSession", "/v2/team/sessions/{id}");
    private static final Op<Void> V1_DELETE = Op.delete("v1DeleteSession", "/v1/team/sessions/{sessionId}");

    /** The answer's wire form. */
    @Decoded
    record Slice(
            List<@Nullable Session> records,
            @Nullable Integer pageSize,
            @Nullable Integer totalItems,
            @Nullable Integer total)
            implements TeamApi.RecordPage<Session> {
        Slice {
            records = TeamApi.entries(records);
        }
    }

    private final TeamApi team;

    Sessions(TeamApi team) {
        this.team = team;
    }

    /**
     * Lists all sessions of the user ({@code v2ListSessions}).
     *
     * @return the sessions, read page by page
     */
    public Paged<Session> list() {
        return list(query -> {});
    }

    /**
     * Lists the sessions of the user that match ({@code v2ListSessions}).
     *
     * @param query keyword and page size
     * @return the sessions, read page by page
     * @throws IllegalArgumentException if the query is null
     */
    public Paged<Session> list(SessionQuery query) {
        Check.required("query", query);
        return team.paged(
                query.pageSize(),
                page -> team.call(
                        LIST, V1_LIST, page.of(none()).query(team.dialect().pick("search", "title"), query.search())),
                Function.identity(),
                Session::id);
    }

    /**
     * Lists the sessions of the user that match, as {@link #list(SessionQuery)} does.
     *
     * @param query sets keyword and page size
     * @return the sessions, read page by page
     * @throws IllegalArgumentException if the lambda is null or sets a value that breaks its rule
     */
    public Paged<Session> list(Consumer<SessionQuery.Builder> query) {
        return list(BuilderLambda.build(SessionQuery.builder(), query, SessionQuery.Builder::build));
    }

    /**
     * Creates a session ({@code v2CreateSession}). The request is never sent twice: after a broken connection, look for the
     * session with {@link #list(SessionQuery)}.
     *
     * @param request name and settings
     * @return the id of the new session
     * @throws IllegalArgumentException if the request is null
     * @throws QuotaExceededException if there are 150 sessions already: delete some
     * @throws DecodeException if the answer has no id
     */
    public String create(CreateSessionRequest request) {
        Check.required("request", request);
        TeamApi.Fields fields = settings(
                request.name(), request.outputLanguage(), request.jobMode(), request.maxContextualJobHistory());
        return team.call(CREATE, V1_CREATE, none(), fields.set("agent_id", request.agentId()));
    }

    /**
     * Creates a session, as {@link #create(CreateSessionRequest)} does.
     *
     * @param request sets name and settings
     * @return the id of the new session
     * @throws IllegalArgumentException if the lambda is null, leaves the name out, or sets a value that breaks its rule
     * @throws QuotaExceededException if there are 150 sessions already: delete some
     */
    public String create(Consumer<CreateSessionRequest.Builder> request) {
        return create(
                BuilderLambda.build(CreateSessionRequest.builder(), request, CreateSessionRequest.Builder::build));
    }

    /**
     * Reads one session ({@code v2GetSession}).
     *
     * @param sessionId the session
     * @return the session
     * @throws IllegalArgumentException if the id is null or empty
     * @throws NotFoundException if the user has no such session
     */
    public Session get(String sessionId) {
        return team.call(GET, V1_GET, path(Check.id("sessionId", sessionId)));
    }

    /**
     * Changes a session ({@code v2ModifySession}).
     *
     * @param sessionId the session
     * @param request the new values; version 2 of the API requires the name, version 1 any one of them
     * @throws IllegalArgumentException if the id is null or empty, the request is null, or version 2 gets no name
     * @throws NotFoundException if the user has no such session
     */
    public void update(String sessionId, UpdateSessionRequest request) {
        Check.required("request", request);
        if (team.dialect() == Dialect.V2) {
            Check.required("name", request.name());
        }
        team.call(
                UPDATE,
                V1_UPDATE,
                path(Check.id("sessionId", sessionId)),
                settings(
                        request.name(),
                        request.outputLanguage(),
                        request.jobMode(),
                        request.maxContextualJobHistory()));
    }

    /**
     * Changes a session, as {@link #update(String, UpdateSessionRequest)} does.
     *
     * @param sessionId the session
     * @param request sets the new values
     * @throws IllegalArgumentException if the id is null or empty, or the lambda is null, sets no value, or sets one
     *     that
     *     breaks its rule
     * @throws NotFoundException if the user has no such session
     */
    public void update(String sessionId, Consumer<UpdateSessionRequest.Builder> request) {
        update(
                sessionId,
                BuilderLambda.build(UpdateSessionRequest.builder(), request, UpdateSessionRequest.Builder::build));
    }

    /**
     * Deletes a session with its history ({@code v2DeleteSession}).
     *
     * @param sessionId the session
     * @throws IllegalArgumentException if the id is null or empty
     * @throws NotFoundException if the user has no such session
     */
    public void delete(String sessionId) {
        team.call(DELETE, V1_DELETE, path(Check.id("sessionId", sessionId)));
    }

    private TeamApi.Fields settings(
            @Nullable String name,
            @Nullable OutputLanguage outputLanguage,
            @Nullable JobMode jobMode,
            @Nullable Integer maxContextualJobHistory) {
        return team.fields()
                .set(team.dialect().pick("name", "title"), name)
                .set("output_language", outputLanguage)
                .set("job_mode", team.dialect().mode(jobMode))
                .set("max_contextual_job_history", maxContextualJobHistory);
    }

    /** Name and version. */
    @Override
    public String toString() {
        return team.describe("Sessions");
    }
}
