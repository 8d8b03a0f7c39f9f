package io.github.clouddatasets.sync.project;

import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.QueryParameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which members to list and what to bring along ({@code listProjectMembers}). A filter with several values matches any of them, an empty
 * one matches every row, and different filters must all match. The filters are those that the service knows: it drops any
 * other without a word.
 *
 * <pre>{@code
 * sync.projects().members().list(q -> q.projectId(project).role(MemberRole.ANNOTATOR))
 * }</pre>
 *
 * @param projectId only members of one of these projects
 * @param accountId only members with one of these accounts
 * @param role only members with one of these roles
 * @param emailContains only members whose e-mail address contains this text; null for any
 * @param organizationId only members of projects of one of these organisations
 * @param enabled only members who are not disabled, or those who are; null for any
 * @param createdAfter only members added at this time or later; null for any
 * @param createdBefore only members added at this time or before; null for any
 * @param sortBy the column to sort by; null for the id, the one order that stays stable while pages are read
 * @param descending whether to sort downwards; without {@code sortBy} it changes nothing
 * @param pageSize how many members one request reads, 1 to 1000; 1000 by default
 * @param count whether the service counts, so that pages know their total; the service counts up to 1000 rows ahead
 * @param includeProject whether to bring along each member's project: {@link Member#project()}
 * @param fields the columns to read, the others stay null; empty for all
 */
public record MemberQuery(
        List<String> projectId,
        List<String> accountId,
        List<MemberRole> role,
        @Nullable String emailContains,
        List<String> organizationId,
        @Nullable Boolean enabled,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable MemberField sortBy,
        boolean descending,
        int pageSize,
        boolean count,
        boolean includeProject,
        List<MemberField> fields) {

    /** Checks the values, and copies the lists. {@inheritDoc} */
    public MemberQuery {
        projectId = FilterValues.uuids("projectId", projectId);
        accountId = FilterValues.accountIds("accountId", accountId);
        role = FilterValues.checked("role", role);
        organizationId = FilterValues.accountIds("organizationId", organizationId);
        FilterValues.time("createdAfter", createdAfter);
        FilterValues.time("createdBefore", createdBefore);
        Check.range("pageSize", pageSize, 1, QueryParameters.LARGEST_PAGE);
        fields = FilterValues.checked("fields", fields);
    }

    /** What the generated builder calls: a list that was not set has no values. */
    static MemberQuery checked(
            @Nullable List<String> projectId,
            @Nullable List<String> accountId,
            @Nullable List<MemberRole> role,
            @Nullable String emailContains,
            @Nullable List<String> organizationId,
            @Nullable Boolean enabled,
            @Nullable Instant createdAfter,
            @Nullable Instant createdBefore,
            @Nullable MemberField sortBy,
            boolean descending,
            int pageSize,
            boolean count,
            boolean includeProject,
            @Nullable List<MemberField> fields) {
        return new MemberQuery(
                projectId == null ? List.of() : projectId,
                accountId == null ? List.of() : accountId,
                role == null ? List.of() : role,
                emailContains,
                organizationId == null ? List.of() : organizationId,
                enabled,
                createdAfter,
                createdBefore,
                sortBy,
                descending,
                pageSize,
                count,
                includeProject,
                fields == null ? List.of() : fields);
    }

    /**
     * Starts building a query that matches every member.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfMemberQuery()
                .descending(false)
                .pageSize(QueryParameters.LARGEST_PAGE)
                .count(false)
                .includeProject(false);
    }

    QueryParameters parameters() {
        return new QueryParameters()
                .ids("project_id", projectId)
                .anyOf("account_id", accountId)
                .in("role", role)
                .containing("email", emailContains)
                .in("organization_id", organizationId)
                .exactly("enabled", enabled)
                .atLeast("created_at", createdAfter)
                .atMost("created_at", createdBefore)
                .included("project", includeProject)
                .fields("dataset:project_members", fields.stream().map(MemberField::wireName))
                .sort(sortBy == null ? null : sortBy.wireName(), descending)
                .pageSize(pageSize)
                .counting(count);
    }

    /** Builds a {@link MemberQuery}. A setting that is set twice takes the last value. */
    public interface Builder {

        /**
         * Keeps only members of one of these projects.
         *
         * @param projectId UUIDs; null or none for no filter
         * @return this
         */
        Builder projectId(@Nullable List<String> projectId);

        /**
         * Keeps only members of one of these projects.
         *
         * @param projectId UUIDs; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder projectId(String... projectId) {
            return projectId(Arrays.asList(Check.required("projectId", projectId)));
        }

        /**
         * Keeps only members with one of these accounts.
         *
         * @param accountId decimal numbers up to 2147483647; null or none for no filter
         * @return this
         */
        Builder accountId(@Nullable List<String> accountId);

        /**
         * Keeps only members with one of these accounts.
         *
         * @param accountId decimal numbers up to 2147483647; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder accountId(String... accountId) {
            return accountId(Arrays.asList(Check.required("accountId", accountId)));
        }

        /**
         * Keeps only members with one of these roles.
         *
         * @param role any of these; null or none for no filter
         * @return this
         */
        Builder role(@Nullable List<MemberRole> role);

        /**
         * Keeps only members with one of these roles.
         *
         * @param role any of these; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder role(MemberRole... role) {
            return role(Arrays.asList(Check.required("role", role)));
        }

        /**
         * Keeps only members whose e-mail address contains this text.
         *
         * @param emailContains the text; letter case is ignored, and {@code %} and {@code _} are plain characters; null for no filter
         * @return this
         */
        Builder emailContains(@Nullable String emailContains);

        /**
         * Keeps only members of projects of one of these organisations.
         *
         * @param organizationId decimal numbers up to 2147483647; null or none for no filter
         * @return this
         */
        Builder organizationId(@Nullable List<String> organizationId);

        /**
         * Keeps only members of projects of one of these organisations.
         *
         * @param organizationId decimal numbers up to 2147483647; null or none for no filter
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder organizationId(String... organizationId) {
            return organizationId(Arrays.asList(Check.required("organizationId", organizationId)));
        }

        /**
         * Keeps only members who are not disabled, or those who are.
         *
         * @param enabled the choice; null for no filter
         * @return this
         */
        Builder enabled(@Nullable Boolean enabled);

        /**
         * Keeps only members added at this time or later.
         *
         * @param createdAfter a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder createdAfter(@Nullable Instant createdAfter);

        /**
         * Keeps only members added at this time or before.
         *
         * @param createdBefore a time of the years 1 to 9999; null for no filter
         * @return this
         */
        Builder createdBefore(@Nullable Instant createdBefore);

        /**
         * Sorts by a column, upwards. Rows that change while pages are read may then come twice or not at all.
         *
         * @param sortBy the column; null for the id
         * @return this
         */
        Builder sortBy(@Nullable MemberField sortBy);

        /**
         * Sorts by a column, downwards.
         *
         * @param sortBy the column
         * @return this
         * @throws IllegalArgumentException if the column is null
         */
        default Builder sortByDescending(MemberField sortBy) {
            return sortBy(Check.required("sortBy", sortBy)).descending(true);
        }

        /**
         * Sets the direction of sorting.
         *
         * @param descending whether to sort downwards; false by default
         * @return this
         */
        Builder descending(boolean descending);

        /**
         * Sets how many rows one request reads.
         *
         * @param pageSize 1 to 1000; 1000 by default
         * @return this
         */
        Builder pageSize(int pageSize);

        /**
         * Sets whether the service counts, so that pages know their total. The service counts up to 1000 rows ahead.
         *
         * @param count whether the service counts; false by default
         * @return this
         */
        Builder count(boolean count);

        /**
         * Has the service count: {@link #count(boolean)} with true.
         *
         * @return this
         */
        default Builder count() {
            return count(true);
        }

        /**
         * Sets whether to bring along each member's project: {@link Member#project()}.
         *
         * @param includeProject the choice; false by default
         * @return this
         */
        Builder includeProject(boolean includeProject);

        /**
         * Brings along each member's project: {@link Member#project()}: {@link #includeProject(boolean)} with true.
         *
         * @return this
         */
        default Builder includeProject() {
            return includeProject(true);
        }

        /**
         * Reads these columns alone; the others stay null.
         *
         * @param fields the columns; null or none for all
         * @return this
         */
        Builder fields(@Nullable List<MemberField> fields);

        /**
         * Reads these columns alone; the others stay null.
         *
         * @param fields the columns; null or none for all
         * @return this
         * @throws IllegalArgumentException if the array is null
         */
        default Builder fields(MemberField... fields) {
            return fields(Arrays.asList(Check.required("fields", fields)));
        }

        /**
         * Builds the query.
         *
         * @return the query
         * @throws IllegalArgumentException if a value breaks its rule
         */
        MemberQuery build();
    }
}
