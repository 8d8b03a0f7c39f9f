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
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Conversations: {@link PowerdrillClient#sessions()}. There can be 150 of them. */
public final class Sessions {

    private static final Op<Slice> LIST = Op.get("v2ListSessions", "/v2/team/sessions", Slice.class);

    private static final Op<String> CREATE =
            Op.post("v2CreateSession", "/v2/team/sessions", Created.class).as(Created::known);

    private static final Op<Session> GET = Op.get("v2GetSession", "/v2/team/sessions/{id}", Session.class);

    private static final Op<Void> UPDATE =
            Op.post("v2ModifySession", "/v2/team/sessions/{id}").repeatable();

    private static final Op<Void> DELETE = Op.delete("v2DeleteSession", "/v2/team/sessions/{id}");

    /** The answer's wire form. */
    record Slice(
            List<Session> records,
            @Nullable Integer pageSize,
            @Nullable Integer totalItems) {
        Slice {
            records = Immutable.list(records);
        }
    }

    private final Api api;
    private final String userId;

    Sessions(Api api, String userId) {
        this.api = api;
        this.userId = userId;
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
                    none().query("page_number", number)
                            .query("page_size", size)
                            .query("search", q.search())
                            .query("user_id", userId));
            return new NumberedPages.Slice<>(slice.records, slice.pageSize, Datasets.total(slice.totalItems));
        }));
    }

    /**
     * Creates a session ({@code v2CreateSession}). Never sent twice: if the connection breaks, look with {@link #list}
     * whether it is there.
     *
     * @param request its name and its settings
     * @return the id of the session
     * @throws QuotaExceededException if there are 150 already: delete some
     */
    public String create(CreateSessionRequest request) {
        return api.call(CREATE, none().body(new ForUser(Check.required("request", request), userId)));
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
     * Reads one session ({@code v2GetSession}).
     *
     * @param sessionId the session
     * @return the session
     * @throws NotFoundException if there is no such session
     */
    public Session get(String sessionId) {
        return api.call(GET, path(Check.id("sessionId", sessionId)).query("user_id", userId));
    }

    /**
     * Changes a session ({@code v2ModifySession}).
     *
     * @param sessionId the session
     * @param request what to change; this version of the API wants the name in any case
     * @throws IllegalArgumentException if the request has no name
     * @throws NotFoundException if there is no such session
     */
    public void update(String sessionId, UpdateSessionRequest request) {
        Check.required("name", Check.required("request", request).name());
        api.call(UPDATE, path(Check.id("sessionId", sessionId)).body(new ForUser(request, userId)));
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
     * Deletes a session with its history ({@code v2DeleteSession}).
     *
     * @param sessionId the session
     * @throws NotFoundException if there is no such session
     */
    public void delete(String sessionId) {
        api.call(DELETE, path(Check.id("sessionId", sessionId)).body(new ForUser(null, userId)));
    }
}
