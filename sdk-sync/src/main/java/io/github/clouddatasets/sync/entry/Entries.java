package io.github.clouddatasets.sync.entry;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.ConflictException;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.PollingException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.paging.PageSource;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.Body;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.Listing;
import io.github.clouddatasets.sync.internal.QueryParameters;
import io.github.clouddatasets.sync.internal.RoomDoor;
import io.github.clouddatasets.sync.internal.Services;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Entries of datasets, and their way through the workflow: {@code SyncClient.entries()}. */
public final class Entries {

    private static final Op<Listing<EntryResource.Attributes>> LIST =
            EntryResource.TYPE.list("listEntries", "/entries");

    private static final Op<Entry> GET = EntryResource.TYPE.get("getEntry", "/entries/{id}", EntryResource::model);

    /** Repeatable: the second request is refused, since the resource is taken, and the entry is looked up. */
    private static final Op<Entry> CREATE = EntryResource.TYPE
            .post("createEntry", "/entries", EntryResource::model)
            .repeatable();

    private static final Op<Entry> UPDATE =
            EntryResource.TYPE.patch("updateEntry", "/entries/{id}", EntryResource::model);

    private static final Op<Void> DELETE = Op.delete("deleteEntry", "/entries/{id}");

    private static final Op<Entry> ASSIGN =
            EntryResource.TYPE.patch("assignEntry", "/entries/{id}/assign", EntryResource::model);

    private static final Op<Entry> UNASSIGN =
            EntryResource.TYPE.patch("unassignEntry", "/entries/{id}/unassign", EntryResource::model);

    /** A GET that writes: never repeated (specs/idah-dataset.md, 7). */
    private static final Op<Entry> SELECT = EntryResource.TYPE
            .get("selectEntry", "/entries/{id}/select", EntryResource::model)
            .once();

    private static final Op<Entry> SUBMIT =
            EntryResource.TYPE.post("submitEntry", "/entries/{id}/submit", EntryResource::model);

    private static final Op<Entry> FAIL =
            EntryResource.TYPE.post("failEntry", "/entries/{id}/error", EntryResource::model);

    static {
        RoomDoor.handOver(Entries.class, Entries::new);
    }

    private final Services services;
    private final Api api;
    private final Stats stats;

    private Entries(Services services) {
        this.services = services;
        this.api = services.dataset();
        this.stats = new Stats(api);
    }

    /**
     * What the service has counted in entries.
     *
     * @return the sub-client
     */
    public Stats stats() {
        return stats;
    }

    /**
     * Lists all entries that the caller may see ({@code listEntries}), by id.
     *
     * @return the entries, read page by page
     */
    public Paged<Entry> list() {
        return list(EntryQuery.builder().build());
    }

    /**
     * Lists the entries that match ({@code listEntries}).
     *
     * @param query filters, sorting, page size and what to bring along
     * @return the entries, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<Entry> list(EntryQuery query) {
        return api.paged(Check.required("query", query)
                .parameters()
                .pages((input, number) -> api.call(LIST, input).rows(EntryResource::model, number)));
    }

    /**
     * Lists the entries that match, with the query built in place: {@link #list(EntryQuery)}.
     *
     * @param query sets filters, sorting, page size and what to bring along
     * @return the entries, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<Entry> list(Consumer<EntryQuery.Builder> query) {
        return list(built(query));
    }

    /**
     * Lists the entries that changed at a time or later, the latest change first ({@code listEntries}): an annotation that is
     * made or changed changes its entry, too. Each entry comes once, even when entries that change meanwhile shift the pages; for
     * that a walk remembers the ids it has seen.
     *
     * <p>To go on later, keep the {@link Entry#updatedAt()} of the first entry, and ask again from some seconds before that time.
     * Times in answers are cut to whole seconds, so entries come again: leave out those whose id and time you know. The service
     * has no filter for the time, so a walk sorts by the time and ends at the first entry that is older. A deleted entry is
     * never reported, and a deleted annotation changes no entry.
     *
     * <pre>{@code
     * for (Entry changed : sync.entries().changedSince(yesterday, q -> q.datasetId(dataset))) {
     *     …
     * }
     * }</pre>
     *
     * @param time a time of the years 1 to 9999
     * @param query sets filters, page size and what to bring along; its order is that of the changes
     * @return the entries, read page by page
     * @throws IllegalArgumentException if an argument is null, a value breaks its rule, the columns to read lack the time, or
     *     the query is too long for one request
     */
    public Paged<Entry> changedSince(Instant time, Consumer<EntryQuery.Builder> query) {
        Instant second = Check.required("time", time).truncatedTo(ChronoUnit.SECONDS);
        FilterValues.time("time", time);
        EntryQuery latestFirst = BuilderLambda.build(
                EntryQuery.builder(),
                Check.required("query", query)
                        .andThen(
                                builder -> builder.sortBy(EntryField.UPDATED_AT).descending(true)),
                EntryQuery.Builder::build);
        if (!latestFirst.fields().isEmpty() && !latestFirst.fields().contains(EntryField.UPDATED_AT)) {
            throw Check.refused(
                    "fields", "must have UPDATED_AT", latestFirst.fields().toString());
        }
        PageSource<Entry> all = latestFirst
                .parameters()
                .pages((input, page) -> api.call(LIST, input).rows(EntryResource::model, page));
        return api.paged(position -> upTo(second, all.fetch(position)), Entry::id);
    }

    /** The entries of a page that are not older than a time; the page with an older one is the last. */
    private static Page<Entry> upTo(Instant time, Page<Entry> page) {
        List<Entry> newer = page.items().stream()
                .takeWhile(
                        entry -> entry.updatedAt() == null || !entry.updatedAt().isBefore(time))
                .toList();
        return newer.size() == page.items().size() ? page : new Page<>(newer, page.position(), null, page.total());
    }

    /**
     * Counts all entries that the caller may see ({@code listEntries}).
     *
     * @return how many; see {@link #count(EntryQuery)}
     */
    public Total count() {
        return count(EntryQuery.builder().build());
    }

    /**
     * Counts the entries that match, without reading them ({@code listEntries}). The service counts no further than 1000, so
     * for a larger number the answer is {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if the query is null
     */
    public Total count(EntryQuery query) {
        return Check.required("query", query)
                .parameters()
                .count(input -> api.call(LIST, input).counted());
    }

    /**
     * Counts the entries that match, with the query built in place: {@link #count(EntryQuery)}.
     *
     * @param query sets filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Total count(Consumer<EntryQuery.Builder> query) {
        return count(built(query));
    }

    /**
     * Reads one entry ({@code getEntry}).
     *
     * @param entryId the entry, a UUID
     * @return the entry, without its dataset
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public Entry get(String entryId) {
        return api.call(GET, path(id(entryId)));
    }

    /**
     * Reads one entry with its dataset and the dataset's project ({@code getEntry}).
     *
     * @param entryId the entry, a UUID
     * @return the entry
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public Entry getWithDataset(String entryId) {
        return withDataset(api, id(entryId));
    }

    private static Entry withDataset(Api view, String id) {
        return view.call(
                GET,
                new QueryParameters()
                        .included("dataset", true)
                        .included("dataset.project", true)
                        .to(path(id)));
    }

    /**
     * Makes an entry for a medium that was uploaded ({@code createEntry}). The media service then processes the medium: see
     * {@link #await(String)}. Safe to call again: if the dataset has an entry of that resource already, this method returns
     * that one as it is ({@code listEntries}).
     *
     * @param request dataset and medium
     * @return the entry
     * @throws ConflictException if an entry of another dataset has the resource
     * @throws io.github.clouddatasets.core.InvalidRequestException if there is no such dataset, or none that this caller may
     *     see
     * @throws IllegalArgumentException if the request is null
     */
    public Entry create(CreateEntryRequest request) {
        Check.required("request", request);
        try {
            return api.call(
                    CREATE,
                    none().body(EntryResource.TYPE
                            .body(request.attributes())
                            .under("dataset", "dataset:datasets", request.datasetId())));
        } catch (ConflictException taken) {
            return existing(request, taken);
        }
    }

    /** The entry that has the resource already. */
    private Entry existing(CreateEntryRequest request, ConflictException taken) {
        try {
            Optional<Entry> entry = list(q -> q.datasetId(request.datasetId()).resource(request.resource())).stream()
                    .findFirst();
            return entry.orElseThrow(() -> taken);
        } catch (SdkException unknown) {
            if (unknown != taken) {
                taken.addSuppressed(unknown);
            }
            throw taken;
        }
    }

    /**
     * Makes an entry, with the request built in place: {@link #create(CreateEntryRequest)}.
     *
     * <pre>{@code
     * Entry entry = sync.entries().create(b -> b.datasetId(street.id()).resource("8e1b0c9d2f3a4b5c.png").name("bridge.png"));
     * sync.entries().await(entry.id());
     * }</pre>
     *
     * @param request sets dataset and medium
     * @return the entry
     * @throws ConflictException if an entry of another dataset has the resource
     * @throws IllegalArgumentException if something required is missing, or a value breaks its rule
     */
    public Entry create(Consumer<CreateEntryRequest.Builder> request) {
        return create(BuilderLambda.build(CreateEntryRequest.builder(), request, CreateEntryRequest.Builder::build));
    }

    /**
     * Changes an entry ({@code updateEntry}).
     *
     * @param entryId the entry, a UUID
     * @param request what changes
     * @return the entry as it is now
     * @throws NotFoundException if there is none, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one, or the request is null
     */
    public Entry update(String entryId, UpdateEntryRequest request) {
        String id = id(entryId);
        return api.call(UPDATE, path(id).body(EntryResource.TYPE.body(id, Check.required("request", request))));
    }

    /**
     * Changes an entry, with the request built in place: {@link #update(String, UpdateEntryRequest)}.
     *
     * @param entryId the entry, a UUID
     * @param request sets what changes
     * @return the entry as it is now
     * @throws NotFoundException if there is none, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one, nothing changes, or a value breaks its rule
     */
    public Entry update(String entryId, Consumer<UpdateEntryRequest.Builder> request) {
        return update(
                entryId, BuilderLambda.build(UpdateEntryRequest.builder(), request, UpdateEntryRequest.Builder::build));
    }

    /**
     * Deletes an entry with its annotations ({@code deleteEntry}). The medium stays.
     *
     * @param entryId the entry, a UUID
     * @throws ConflictException if the entry is under way or completed
     * @throws NotFoundException if there is no such entry, or none that this caller may delete
     * @throws IllegalArgumentException if the id is not one
     */
    public void delete(String entryId) {
        api.call(DELETE, path(id(entryId)));
    }

    /**
     * Assigns an entry to an account ({@code assignEntry}). The service does not look whether the account is a member of the
     * project: take {@link io.github.clouddatasets.sync.project.Member#accountId()} of a member.
     *
     * @param entryId the entry, a UUID
     * @param accountId the account, a decimal number
     * @return the entry, in progress
     * @throws NotFoundException if there is no such entry, or none that this caller may change
     * @throws IllegalArgumentException if an id is not one
     */
    public Entry assign(String entryId, String accountId) {
        String id = id(entryId);
        FilterValues.accountIds("accountId", List.of(Check.required("accountId", accountId)));
        Body body = Body.ofAttributes(Map.of("assigned_to_id", Long.parseLong(accountId)));
        return api.call(ASSIGN, path(id).body(body));
    }

    /**
     * Takes an entry from whoever is assigned ({@code unassignEntry}).
     *
     * @param entryId the entry, a UUID
     * @return the entry, pending
     * @throws NotFoundException if there is no such entry, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one
     */
    public Entry unassign(String entryId) {
        return api.call(UNASSIGN, path(id(entryId)).body(Map.of()));
    }

    /**
     * Takes an entry to work on ({@code selectEntry}): a pending entry is assigned to the caller and in progress afterwards.
     * Never sent twice.
     *
     * @param entryId the entry, a UUID
     * @return the entry
     * @throws NotFoundException if there is no such entry, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public Entry select(String entryId) {
        return api.call(SELECT, path(id(entryId)));
    }

    /**
     * Moves an entry one step on ({@code submitEntry}): from start to annotate, from annotate to review or, by the dataset's
     * {@code sample_rate}, to done. Never sent twice, since a second request moves the entry two steps.
     *
     * @param entryId the entry, a UUID
     * @return the entry at its next step
     * @throws ConflictException if the entry is done
     * @throws io.github.clouddatasets.core.InvalidRequestException if the entry is in review: use {@link #submit(String,
     *     boolean)}
     * @throws NotFoundException if there is no such entry, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one
     */
    public Entry submit(String entryId) {
        return api.call(SUBMIT, path(id(entryId)).body(Body.ofAttributes(Map.of())));
    }

    /**
     * Ends the review of an entry ({@code submitEntry}). Never sent twice.
     *
     * @param entryId the entry, a UUID
     * @param approved whether the entry is done; if not, the entry goes back to be annotated
     * @return the entry at its next step
     * @throws ConflictException if the entry is done
     * @throws NotFoundException if there is no such entry, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one
     */
    public Entry submit(String entryId, boolean approved) {
        return api.call(SUBMIT, path(id(entryId)).body(Body.ofAttributes(Map.of("approved", approved))));
    }

    /**
     * Gives an entry up ({@code failEntry}), from the steps annotate and review alone. Never sent twice.
     *
     * @param entryId the entry, a UUID
     * @param message the reason, not empty
     * @return the entry, errored
     * @throws ConflictException if the entry is at another step
     * @throws NotFoundException if there is no such entry, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one, or the message is null or empty
     */
    public Entry fail(String entryId, String message) {
        if (Check.required("message", message).isBlank()) {
            throw Check.refused("message", "must not be empty", message);
        }
        return api.call(FAIL, path(id(entryId)).body(Body.ofAttributes(Map.of("message", message))));
    }

    /**
     * Waits up to one hour until the medium of an entry is processed: {@link #poller} and its {@code await()}.
     *
     * @param entryId the entry, a UUID
     * @return the entry, which can be annotated
     * @throws PollingException if the medium is missing or cannot be processed, if no plugin handles the dataset's modality,
     *     if somebody gave the entry up, or after an hour; the message says which
     * @throws NotFoundException if there is no such entry, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public Entry await(String entryId) {
        return poller(entryId).await();
    }

    /**
     * Waits until the medium of an entry is processed: {@link #poller} and its {@code await(Duration)}.
     *
     * @param entryId the entry, a UUID
     * @param atMost how long to wait, more than zero
     * @return the entry, which can be annotated
     * @throws PollingException as {@link #await(String)}, or when the time is over
     * @throws NotFoundException if there is no such entry, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one, or the time is null or not more than zero
     */
    public Entry await(String entryId, Duration atMost) {
        return poller(entryId).await(atMost);
    }

    /**
     * Watches the processing of an entry's medium ({@code getEntry}, and {@code listModalities} where nothing seems to
     * happen). Nothing is sent until the poller looks. The service needs seconds for an image and longer for a video.
     *
     * @param entryId the entry, a UUID
     * @return a poller of the entry with its dataset, done when the entry can be annotated; by default {@code await()} waits
     *     up to one hour
     * @throws IllegalArgumentException if the id is not one
     */
    public Poller<Entry> poller(String entryId) {
        String id = id(entryId);
        Processing processing = new Processing(services, Entries::withDataset, id);
        return api.poller(
                "entry " + id, id, processing::look, processing::judge, Duration.ofSeconds(5), Duration.ofHours(1));
    }

    private static String id(String entryId) {
        return FilterValues.uuid("entryId", entryId);
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "Entries[" + api.endpoint().address() + "]";
    }

    private static EntryQuery built(Consumer<EntryQuery.Builder> query) {
        return BuilderLambda.build(EntryQuery.builder(), query, EntryQuery.Builder::build);
    }
}
