package io.github.clouddatasets.emulator.idah.media;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.MultipartForm;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.RoutedService;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.caller.IdahRights;
import io.github.clouddatasets.emulator.idah.caller.IdahTokens;
import io.github.clouddatasets.emulator.idah.caller.VisibleProjects;
import io.github.clouddatasets.emulator.idah.dataset.EntryListener;
import io.github.clouddatasets.emulator.idah.dataset.EntryProcessing;
import io.github.clouddatasets.emulator.idah.dataset.RecordAccess;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.IdahParameters;
import io.github.clouddatasets.emulator.idah.table.IdahQuery;
import io.github.clouddatasets.emulator.idah.table.IdahRefusals;
import io.github.clouddatasets.emulator.idah.table.Row;
import io.github.clouddatasets.emulator.idah.table.RowDocuments;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StoredFile;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** IDAH's service for the files of entries, and for the jobs that process them. */
public final class MediaService implements RoutedService {

    private static final String UNDECLARED = "application/octet-stream";

    private final IdahTokens tokens;
    private final RecordAccess access;
    private final MediaShelf shelf;
    private final MediaJobs jobs;
    private final MediaProcessing processing;
    private final Path incoming;
    private final Routes routes;

    /** @param folder the folder of the files */
    public MediaService(
            IdahTokens tokens,
            RecordAccess access,
            EntryProcessing entries,
            WorkClock workClock,
            IdSource ids,
            Path folder,
            SavedState state)
            throws IOException {
        this.tokens = tokens;
        this.access = access;
        this.shelf = new MediaShelf(workClock, ids, folder.resolve("stored"), state);
        this.jobs = new MediaJobs(ids, state);
        this.processing = new MediaProcessing(workClock, state, entries, shelf, jobs);
        this.incoming = Files.createDirectories(folder.resolve("incoming"));
        this.routes = new Routes()
                .add("GET", "/medias", "listMedias", this::listMedias)
                .add("GET", "/medias/info/{resource}", "getMediaInfo", this::getMediaInfo)
                .add("GET", "/medias/info/{resource}/{key}", "getMediaInfoVariant", this::getMediaInfo)
                .add("GET", "/medias/files/{resource}", "downloadMedia", this::downloadMedia)
                .add("GET", "/medias/files/{resource}/{key}", "downloadMediaVariant", this::downloadMedia)
                .add("POST", "/medias/files/{resource}", "uploadMedia", this::uploadMedia)
                .add("POST", "/medias/files/{resource}/{key}", "uploadMediaVariant", this::uploadMedia)
                .add("GET", "/jobs", "listMediaJobs", this::listMediaJobs)
                .add("GET", "/jobs/{id}", "getMediaJob", this::getMediaJob)
                .add("DELETE", "/jobs/{id}", "deleteMediaJob", this::deleteMediaJob)
                .withoutBody("deleteMediaJob");
    }

    /** Hears of the entries whose media the service processes. */
    public EntryListener listener() {
        return processing;
    }

    /** A folder for the parts of forms on their way to the service. */
    public Path incoming() {
        return incoming;
    }

    /** The files of a resource, for an export. */
    public MediaFiles files() {
        return new MediaFiles(shelf);
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Refusals refusals() {
        return new IdahRefusals();
    }

    @Override
    public Answer answer(Call call) {
        Optional<Routes.Match> match = routes.find(call);
        if (match.isEmpty()) {
            return IdahFault.routeUnknown().flat();
        }
        try {
            return match.get().answer(call);
        } catch (IdahFault fault) {
            return IdahRefusals.refusal(match.get().operationId(), fault);
        }
    }

    private Answer listMedias(Call call, Map<String, String> path) {
        ObjectNode parameters = IdahParameters.of(call);
        IdahCaller caller = tokens.authenticate(call);
        IdahQuery query = IdahQuery.ofList(parameters);
        VisibleProjects visible = readable(caller);
        // The id is a text here, not a number or a UUID: the table's own order is not that of the database.
        String sort = Objects.requireNonNullElse(query.sort(), "id");
        List<Row> rows = shelf.table().select(query.filter(), sort.isEmpty() ? "id" : sort, isIn(visible));
        return Answer.json(200, new RowDocuments(query, MediaShelf::attributes).list(rows));
    }

    private Answer getMediaInfo(Call call, Map<String, String> path) {
        ObjectNode parameters = IdahParameters.of(call);
        Row media = media(tokens.authenticate(call), MediaName.of(path));
        IdahQuery query = IdahQuery.ofRecord(parameters);
        return Answer.json(200, new RowDocuments(query, MediaShelf::attributes).one(media));
    }

    // The server ignores ranges, and gives neither a name nor anything by which a file could be asked for later.
    private Answer downloadMedia(Call call, Map<String, String> path) {
        IdahParameters.of(call);
        Row media = media(tokens.authenticate(call), MediaName.of(path));
        StoredFile content = shelf.content(media);
        if (!Files.isRegularFile(content.path())) {
            throw IdahFault.fileNotFound();
        }
        String type = Objects.requireNonNullElse(media.text("mime_type"), UNDECLARED);
        return Answer.content(type.startsWith("text/") ? type + ";charset=utf-8" : type, content);
    }

    private Answer uploadMedia(Call call, Map<String, String> path) {
        MediaName name = MediaName.of(path);
        IdahCaller caller = tokens.authenticate(call);
        Optional<MultipartForm> form = call.form();
        if (form.isEmpty() && MultipartForm.isIn(call)) {
            throw IdahFault.bodyUnreadable();
        }
        Optional<MultipartForm.File> file = form.flatMap(parts -> parts.file("file"));
        Optional<String> project = form.flatMap(parts -> parts.field("project_id"));
        List<IdahFault.Violation> missing = new ArrayList<>();
        if (file.isEmpty()) {
            missing.add(new IdahFault.Violation("/file", "is required"));
        }
        if (project.isEmpty()) {
            missing.add(new IdahFault.Violation("/project_id", "is required"));
        }
        if (file.isEmpty() || project.isEmpty()) {
            throw IdahFault.validation(missing);
        }
        caller.bounds(MediaShelf.TYPE, "create");
        NewMedia described = new NewMedia(
                name.resource(),
                name.key(),
                file.get().name(),
                file.get().type().isEmpty() ? UNDECLARED : file.get().type(),
                project.get(),
                caller.accountId(),
                caller.rights().role());
        Optional<Modality> modality =
                form.flatMap(parts -> parts.field("modality")).flatMap(Modality::of);
        Predicate<Row> visible = isIn(readable(caller));
        return store(new MediaUpload(shelf, incoming, described, modality, visible), file.get(), visible, name);
    }

    // A file in a project out of sight is stored, and its resource is taken, but the answer looks for the record.
    private static Answer store(MediaUpload upload, MultipartForm.File file, Predicate<Row> visible, MediaName name) {
        try {
            upload.store(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ObjectNode document = Json.object();
        var data = document.putArray("data");
        RowDocuments documents = new RowDocuments(IdahQuery.including(), MediaShelf::attributes);
        for (Row media : upload.stored()) {
            if (!visible.test(media)) {
                throw name.notFound();
            }
            data.add(documents.one(media).path("data"));
        }
        if (!upload.meta().isEmpty()) {
            document.set("meta", upload.meta());
        }
        return Answer.bytes(200, "application/vnd.api+json", Json.bytes(document));
    }

    private Answer listMediaJobs(Call call, Map<String, String> path) {
        ObjectNode parameters = IdahParameters.of(call);
        IdahCaller caller = tokens.authenticate(call);
        IdahQuery query = IdahQuery.ofList(parameters);
        caller.bounds(MediaJobs.TYPE, "read");
        List<Row> rows = jobs.table().select(query.filter(), query.sort(), row -> true);
        return Answer.json(200, new RowDocuments(query, Row::attributes).list(rows));
    }

    private Answer getMediaJob(Call call, Map<String, String> path) {
        ObjectNode parameters = IdahParameters.of(call);
        IdahCaller caller = tokens.authenticate(call);
        IdahQuery query = IdahQuery.ofRecord(parameters);
        caller.bounds(MediaJobs.TYPE, "read");
        return Answer.json(200, new RowDocuments(query, Row::attributes).one(job(path)));
    }

    private Answer deleteMediaJob(Call call, Map<String, String> path) {
        IdahParameters.of(call);
        tokens.authenticate(call).bounds(MediaJobs.TYPE, "delete");
        jobs.table().remove(job(path));
        return Answer.empty(204);
    }

    private Row job(Map<String, String> path) {
        String id = path.getOrDefault("id", "");
        jobs.table().checkId(id);
        return jobs.table().find(id).orElseThrow(() -> IdahFault.recordNotFound(id));
    }

    private Row media(IdahCaller caller, MediaName name) {
        return shelf.find(name.resource(), name.key())
                .filter(isIn(readable(caller)))
                .orElseThrow(name::notFound);
    }

    // A fault of the server: a caller who is bound to an organisation reads the media of all organisations.
    private VisibleProjects readable(IdahCaller caller) {
        String bounds = caller.bounds(MediaShelf.TYPE, "read");
        boolean isOfOrganisation =
                bounds.equals(IdahRights.AS_ORG_OWNER) && !caller.ids("org").isEmpty();
        return isOfOrganisation ? VisibleProjects.EVERYTHING : access.memberProjects(caller, MediaShelf.TYPE, "read");
    }

    private static Predicate<Row> isIn(VisibleProjects visible) {
        return row -> visible.includes(Objects.requireNonNullElse(row.text("project_id"), ""));
    }
}
