package io.github.clouddatasets.sync.project;

import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.Listing;
import java.util.List;
import java.util.function.Consumer;

/** The accounts that work in projects: {@link Projects#members()}. */
public final class Members {

    private static final Op<Listing<MemberResource.Attributes>> LIST =
            MemberResource.TYPE.list("listProjectMembers", "/project_members");

    private static final Op<Member> GET =
            MemberResource.TYPE.get("getProjectMember", "/project_members/{id}", MemberResource::model);

    private final Api api;

    Members(Api api) {
        this.api = api;
    }

    /**
     * Lists all members that the caller may see ({@code listProjectMembers}), by id.
     *
     * @return the members, read page by page
     */
    public Paged<Member> list() {
        return list(MemberQuery.builder().build());
    }

    /**
     * Lists the members that match ({@code listProjectMembers}).
     *
     * @param query filters, sorting, page size and what to bring along
     * @return the members, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<Member> list(MemberQuery query) {
        return api.paged(Check.required("query", query)
                .parameters()
                .pages((input, number) -> api.call(LIST, input).rows(MemberResource::model, number)));
    }

    /**
     * Lists the members that match, with the query built in place: {@link #list(MemberQuery)}.
     *
     * @param query sets filters, sorting, page size and what to bring along
     * @return the members, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<Member> list(Consumer<MemberQuery.Builder> query) {
        return list(built(query));
    }

    /**
     * Counts all members that the caller may see ({@code listProjectMembers}).
     *
     * @return how many; see {@link #count(MemberQuery)}
     */
    public Total count() {
        return count(MemberQuery.builder().build());
    }

    /**
     * Counts the members that match, without reading them ({@code listProjectMembers}). The service counts no further than 1000, so
     * for a larger number the answer is {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if the query is null
     */
    public Total count(MemberQuery query) {
        return Check.required("query", query)
                .parameters()
                .count(input -> api.call(LIST, input).counted());
    }

    /**
     * Counts the members that match, with the query built in place: {@link #count(MemberQuery)}.
     *
     * @param query sets filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Total count(Consumer<MemberQuery.Builder> query) {
        return count(built(query));
    }

    /**
     * Reads one member ({@code getProjectMember}).
     *
     * @param memberId the membership, a decimal number; not the account
     * @return the member
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public Member get(String memberId) {
        FilterValues.accountIds("memberId", List.of(Check.id("memberId", memberId)));
        return api.call(GET, path(memberId));
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "Members[" + api.endpoint().address() + "]";
    }

    private static MemberQuery built(Consumer<MemberQuery.Builder> query) {
        return BuilderLambda.build(MemberQuery.builder(), query, MemberQuery.Builder::build);
    }
}
