package io.github.clouddatasets.sync.entry;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.PermissionDeniedException;
import io.github.clouddatasets.core.Total;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.FilterValues;
import io.github.clouddatasets.sync.internal.Listing;
import io.github.clouddatasets.sync.internal.RoomDoor;
import java.util.Map;
import java.util.function.Consumer;

/** Notes that people write on entries: {@code SyncClient.notes()}. API keys may read notes, and write none. */
public final class Notes {

    private static final Op<Listing<NoteResource.Attributes>> LIST =
            NoteResource.TYPE.list("listNoteFeeds", "/note_feeds");

    private static final Op<Note> GET = NoteResource.TYPE.get("getNoteFeed", "/note_feeds/{id}", NoteResource::model);

    private static final Op<Note> CREATE = NoteResource.TYPE.post("createNoteFeed", "/note_feeds", NoteResource::model);

    private static final Op<Note> UPDATE =
            NoteResource.TYPE.patch("updateNoteFeed", "/note_feeds/{id}", NoteResource::model);

    private static final Op<Void> DELETE = Op.delete("deleteNoteFeed", "/note_feeds/{id}");

    /** Repeatable: a resolved note stays resolved. */
    private static final Op<Note> RESOLVE = NoteResource.TYPE
            .post("resolveNoteFeed", "/note_feeds/{id}/resolve", NoteResource::model)
            .repeatable();

    static {
        RoomDoor.handOver(Notes.class, services -> new Notes(services.dataset()));
    }

    private final Api api;

    private Notes(Api api) {
        this.api = api;
    }

    /**
     * Lists all notes that the caller may see ({@code listNoteFeeds}), by id.
     *
     * @return the notes, read page by page
     */
    public Paged<Note> list() {
        return list(NoteQuery.builder().build());
    }

    /**
     * Lists the notes that match ({@code listNoteFeeds}).
     *
     * @param query filters, sorting, page size and what to bring along
     * @return the notes, read page by page
     * @throws IllegalArgumentException if the query is null, or too long for one request and sorted
     */
    public Paged<Note> list(NoteQuery query) {
        return api.paged(Check.required("query", query)
                .parameters()
                .pages((input, number) -> api.call(LIST, input).rows(NoteResource::model, number)));
    }

    /**
     * Lists the notes that match, with the query built in place: {@link #list(NoteQuery)}.
     *
     * @param query sets filters, sorting, page size and what to bring along
     * @return the notes, read page by page
     * @throws IllegalArgumentException if a value breaks its rule, or the query is too long for one request and sorted
     */
    public Paged<Note> list(Consumer<NoteQuery.Builder> query) {
        return list(built(query));
    }

    /**
     * Counts all notes that the caller may see ({@code listNoteFeeds}).
     *
     * @return how many; see {@link #count(NoteQuery)}
     */
    public Total count() {
        return count(NoteQuery.builder().build());
    }

    /**
     * Counts the notes that match, without reading them ({@code listNoteFeeds}). The service counts no further than 1000, so
     * for a larger number the answer is {@code 1000} and not {@linkplain Total#exact() exact}: at least that many.
     *
     * @param query filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if the query is null
     */
    public Total count(NoteQuery query) {
        return Check.required("query", query)
                .parameters()
                .count(input -> api.call(LIST, input).counted());
    }

    /**
     * Counts the notes that match, with the query built in place: {@link #count(NoteQuery)}.
     *
     * @param query sets filters; sorting, page size and what to bring along make no difference
     * @return how many
     * @throws IllegalArgumentException if a value breaks its rule
     */
    public Total count(Consumer<NoteQuery.Builder> query) {
        return count(built(query));
    }

    /**
     * Reads one note ({@code getNoteFeed}).
     *
     * @param noteId the note, a UUID
     * @return the note
     * @throws NotFoundException if there is none, or none that this caller may see
     * @throws IllegalArgumentException if the id is not one
     */
    public Note get(String noteId) {
        return api.call(GET, path(id(noteId)));
    }

    /**
     * Writes a note ({@code createNoteFeed}). Never sent twice, since each request writes another note.
     *
     * @param request entry and text
     * @return the note
     * @throws PermissionDeniedException if the caller is an API key, or no member of the project
     * @throws IllegalArgumentException if the request is null
     */
    public Note create(CreateNoteRequest request) {
        return api.call(CREATE, none().body(NoteResource.TYPE.body(Check.required("request", request))));
    }

    /**
     * Writes a note, with the request built in place: {@link #create(CreateNoteRequest)}.
     *
     * <pre>{@code
     * sync.notes().create(b -> b.entryId(entry.id()).contentMd("Is this **one** truck?"));
     * }</pre>
     *
     * @param request sets entry and text
     * @return the note
     * @throws IllegalArgumentException if something required is missing, or a value breaks its rule
     */
    public Note create(Consumer<CreateNoteRequest.Builder> request) {
        return create(BuilderLambda.build(CreateNoteRequest.builder(), request, CreateNoteRequest.Builder::build));
    }

    /**
     * Changes the text of a note ({@code updateNoteFeed}).
     *
     * @param noteId the note, a UUID
     * @param contentMd the new text, in Markdown, not empty
     * @return the note as it is now
     * @throws NotFoundException if there is none, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one, or the text is null or empty
     */
    public Note update(String noteId, String contentMd) {
        String id = id(noteId);
        if (Check.required("contentMd", contentMd).isEmpty()) {
            throw Check.refused("contentMd", "must not be empty", contentMd);
        }
        return api.call(UPDATE, path(id).body(NoteResource.TYPE.body(id, Map.of("content_md", contentMd))));
    }

    /**
     * Deletes a note ({@code deleteNoteFeed}).
     *
     * @param noteId the note, a UUID
     * @throws NotFoundException if there is no such note, or none that this caller may delete
     * @throws IllegalArgumentException if the id is not one
     */
    public void delete(String noteId) {
        api.call(DELETE, path(id(noteId)));
    }

    /**
     * Marks a note as resolved ({@code resolveNoteFeed}).
     *
     * @param noteId the note, a UUID
     * @return the note, resolved
     * @throws NotFoundException if there is no such note, or none that this caller may change
     * @throws IllegalArgumentException if the id is not one
     */
    public Note resolve(String noteId) {
        return api.call(RESOLVE, path(id(noteId)));
    }

    private static String id(String noteId) {
        return FilterValues.uuid("noteId", noteId);
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "Notes[" + api.endpoint().address() + "]";
    }

    private static NoteQuery built(Consumer<NoteQuery.Builder> query) {
        return BuilderLambda.build(NoteQuery.builder(), query, NoteQuery.Builder::build);
    }
}
