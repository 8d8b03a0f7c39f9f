package io.github.clouddatasets.emulator.idah.dataset;

import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.caller.IdahRights;
import io.github.clouddatasets.emulator.idah.caller.VisibleProjects;
import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which records a caller may see or change: all, those of an organisation or project, or those that a membership opens. */
public final class RecordAccess {

    private static final String READ = "read";
    private static final String OWNER = "project_owner";
    private static final String REVIEWER = "reviewer";

    private final DatasetTables tables;

    public RecordAccess(DatasetTables tables) {
        this.tables = tables;
    }

    /** The projects in which the caller may perform an action on records of another service; a refusal without the right. */
    public VisibleProjects projects(IdahCaller caller, String resource, String action) {
        String bounds = caller.bounds(resource, action);
        if (bounds.equals(IdahRights.EVERYTHING)) {
            return VisibleProjects.EVERYTHING;
        }
        // The project scope of a key counts where exports are read, and nowhere else in that service.
        boolean withScope = action.equals(READ) && !resource.equals("sync:jobs");
        Predicate<String> visible = bounds.equals(IdahRights.AS_USER)
                ? id -> hasRole(caller, id, Set.of(OWNER))
                : id -> isInScope(caller, id, withScope);
        return VisibleProjects.of(
                tables.projects().rows().stream().map(Row::id).filter(visible).collect(Collectors.toSet()));
    }

    /** The projects whose records an account of the caller works on, whatever its role; a refusal without the right. */
    public VisibleProjects memberProjects(IdahCaller caller, String resource, String action) {
        if (!caller.bounds(resource, action).equals(IdahRights.AS_USER)) {
            return projects(caller, resource, action);
        }
        return VisibleProjects.of(tables.projects().rows().stream()
                .map(Row::id)
                .filter(id -> role(caller, id) != null)
                .collect(Collectors.toSet()));
    }

    /** The records of the kind that the caller may perform the action on; a refusal without the right. */
    Predicate<Row> records(IdahCaller caller, String resource, String action) {
        String bounds = caller.bounds(resource, action);
        if (bounds.equals(IdahRights.EVERYTHING)) {
            return row -> true;
        }
        boolean isRead = action.equals(READ);
        if (!bounds.equals(IdahRights.AS_USER)) {
            return row -> isInScope(caller, projectOf(row), isRead);
        }
        return isRead ? row -> isOpen(caller, row) : row -> isChangeable(caller, row);
    }

    /** Whether the caller may create records below the project: not by a membership without ownership. */
    boolean isCreatable(IdahCaller caller, String resource, String projectId) {
        String bounds = caller.bounds(resource, "create");
        return switch (bounds) {
            case IdahRights.EVERYTHING -> true;
            case IdahRights.AS_USER -> hasRole(caller, projectId, Set.of(OWNER));
            default -> isInScope(caller, projectId, false);
        };
    }

    /** Whether the caller may create entries below a dataset that the caller sees: members need to own the project. */
    boolean isEntryCreatable(IdahCaller caller, String projectId) {
        return !caller.bounds(DatasetSchemas.ENTRIES, "create").equals(IdahRights.AS_USER)
                || hasRole(caller, projectId, Set.of(OWNER));
    }

    /** Whether the caller may read the dataset; no without the right. */
    public boolean isReadableDataset(IdahCaller caller, String datasetId) {
        boolean mayRead = caller.rights().scope(DatasetSchemas.DATASETS, READ).isPresent();
        return mayRead
                && tables.dataset(datasetId)
                        .filter(records(caller, DatasetSchemas.DATASETS, READ))
                        .isPresent();
    }

    /** Whether the caller may create projects of the organisation. */
    boolean isCreatable(IdahCaller caller, @Nullable String organisation) {
        String bounds = caller.bounds(DatasetSchemas.PROJECTS, "create");
        return bounds.equals(IdahRights.EVERYTHING)
                || (!bounds.equals(IdahRights.AS_USER)
                        && organisation != null
                        && caller.isBoundTo("org", organisation));
    }

    private boolean isInScope(IdahCaller caller, @Nullable String projectId, boolean withProjects) {
        if (projectId == null) {
            return false;
        }
        boolean isOwn = tables.projects()
                .find(projectId)
                .map(project -> caller.isBoundTo("org", String.valueOf(project.number("organization_id"))))
                .orElse(false);
        return isOwn || (withProjects && caller.isBoundTo("project", projectId));
    }

    private boolean isOpen(IdahCaller caller, Row row) {
        String role = role(caller, projectOf(row));
        if (role == null) {
            return false;
        }
        if (role.equals(OWNER)) {
            return true;
        }
        return switch (row.schema().type()) {
            case DatasetSchemas.PROJECTS, DatasetSchemas.MEMBERS -> true;
            case DatasetSchemas.DATASETS ->
                tables.entriesOf(row).stream().anyMatch(entry -> isOpenEntry(caller, role, entry));
            case DatasetSchemas.ENTRIES -> isOpenEntry(caller, role, row);
            case DatasetSchemas.STATS ->
                tables.entry(row.text("entry_id"))
                        .filter(entry -> isOpenEntry(caller, role, entry))
                        .isPresent();
            default ->
                tables.entry(row.text("entry_id"))
                        .filter(entry -> isAssigned(caller, entry))
                        .isPresent();
        };
    }

    // Entries that wait for a review without a reviewer are open to all reviewers.
    private static boolean isOpenEntry(IdahCaller caller, String role, Row entry) {
        return isAssigned(caller, entry)
                || (role.equals(REVIEWER)
                        && EntryWorkflow.REVIEW.equals(entry.text("wf_step"))
                        && entry.number("assigned_to_id") == null);
    }

    private static boolean isAssigned(IdahCaller caller, Row entry) {
        return Objects.equals(entry.number("assigned_to_id"), (long) caller.accountId());
    }

    private boolean isChangeable(IdahCaller caller, Row row) {
        return switch (row.schema().type()) {
            case DatasetSchemas.ANNOTATIONS -> isOpen(caller, row);
            case DatasetSchemas.NOTES -> isOpen(caller, row) && caller.email().equals(row.text("created_by_email"));
            default -> hasRole(caller, projectOf(row), Set.of(OWNER));
        };
    }

    private boolean hasRole(IdahCaller caller, @Nullable String projectId, Set<String> roles) {
        String role = role(caller, projectId);
        return role != null && roles.contains(role);
    }

    private @Nullable String role(IdahCaller caller, @Nullable String projectId) {
        List<Row> members = tables.members().with("project_id", projectId);
        return members.stream()
                .filter(member -> Objects.equals(member.number("account_id"), (long) caller.accountId()))
                .filter(member -> member.moment("disabled_at") == null)
                .map(member -> member.known("role"))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String projectOf(Row row) {
        return switch (row.schema().type()) {
            case DatasetSchemas.PROJECTS -> row.id();
            case DatasetSchemas.STATS ->
                tables.entry(row.text("entry_id"))
                        .map(entry -> entry.known("project_id"))
                        .orElse(null);
            default -> row.text("project_id");
        };
    }
}
