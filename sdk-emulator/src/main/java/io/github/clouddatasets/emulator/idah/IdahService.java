package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.MultipartForm;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import io.github.clouddatasets.emulator.idah.caller.IdahAccount;
import io.github.clouddatasets.emulator.idah.caller.IdahAccounts;
import io.github.clouddatasets.emulator.idah.caller.IdahTokens;
import io.github.clouddatasets.emulator.idah.dataset.DatasetSeed;
import io.github.clouddatasets.emulator.idah.dataset.DatasetService;
import io.github.clouddatasets.emulator.idah.dataset.DatasetTables;
import io.github.clouddatasets.emulator.idah.dataset.EntryListener;
import io.github.clouddatasets.emulator.idah.dataset.EntryProcessing;
import io.github.clouddatasets.emulator.idah.dataset.ImageFolder;
import io.github.clouddatasets.emulator.idah.dataset.NewDataset;
import io.github.clouddatasets.emulator.idah.dataset.RecordAccess;
import io.github.clouddatasets.emulator.idah.media.MediaService;
import io.github.clouddatasets.emulator.idah.setting.SettingService;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.IdahRefusals;
import io.github.clouddatasets.emulator.option.IdahRole;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.emulator.option.UpdColumns;
import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.EmulatorState;
import io.github.clouddatasets.emulator.store.GeneratedContent;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StoredContent;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.view.Panel;
import io.github.clouddatasets.emulator.view.StateView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The reverse proxy in front of IDAH's services. The proxy strips their prefixes, and answers for a stopped service.
 */
public final class IdahService implements Service, StateView {

    public static final String BASE = "/api/v1";
    public static final String DATASET_ID = "01a1ffdf-22e0-7d41-82d6-1e4366ab607b";

    private static final String BAD_GATEWAY = String.join(
            "\r\n",
            "<html>",
            "<head><title>502 Bad Gateway</title></head>",
            "<body>",
            "<center><h1>502 Bad Gateway</h1></center>",
            "<hr><center>nginx/1.26.3</center>",
            "</body>",
            "</html>",
            "");

    private final SavedState state;
    private final IdahAccounts accounts;
    private final WorkClock workClock;
    private final IdahTokens tokens;
    private final DatasetTables tables;
    private final DatasetSeed seed;
    private final MediaService media;
    private final IdahStore store;
    private final IdahOutage outage = new IdahOutage();
    private final CrossedAnswers crossed = new CrossedAnswers();
    private final IdahSync sync;
    private final List<Mount> mounts;

    /**
     * @param storage the folder for stored files
     * @param input the folder with the images of the one dataset
     * @param state the state of the account
     * @param columns the columns of annotations in exports
     * @param origin the origin of IDAH, known once the server runs
     */
    public IdahService(
            AccountTag tag,
            WorkClock workClock,
            Path storage,
            Path input,
            EmulatorState state,
            UpdColumns columns,
            Supplier<String> origin)
            throws IOException {
        this.state = state.of("idah");
        IdSource ids = this.state.ids(tag, 3);
        this.accounts = new IdahAccounts(tag);
        this.workClock = workClock;
        this.tokens = new IdahTokens(workClock, this.state);
        this.tables = new DatasetTables(workClock, ids, this.state);
        RecordAccess access = new RecordAccess(tables);
        this.media = new MediaService(
                tokens,
                access,
                new EntryProcessing(tables),
                workClock,
                this.state.ids(tag, 7),
                storage.resolve("media"),
                this.state);
        UpdExports exports = new UpdExports(tables, media.files(), columns, () -> origin.get() + BASE);
        this.store = new IdahStore(workClock, ids, storage, tables, exports, outage, this.state);
        EntryListener listener = media.listener();
        this.seed = new DatasetSeed(tables, listener, accounts);
        seedDatasets(new ImageFolder(input));
        this.sync = new IdahSync(tokens, store, access, outage, crossed, ids);
        IdSource iamIds = this.state.ids(tag, 6);
        IdahIam iam = new IdahIam(
                accounts,
                new IdahKeys(workClock, iamIds, tag, accounts, this.state),
                new IdahSessions(tokens, workClock, iamIds, tag, this.state),
                tokens,
                workClock);
        DatasetService datasets = new DatasetService(tokens, tables, access, listener, ids.alphanumeric());
        this.mounts = List.of(
                new Mount(BASE + "/iam", iam, IdahUpstream.IAM),
                new Mount(BASE + "/sync", sync, IdahUpstream.SYNC),
                new Mount(BASE + "/dataset", datasets, IdahUpstream.DATASET),
                new Mount(BASE + "/media", media, IdahUpstream.MEDIA),
                new Mount(BASE + "/setting", new SettingService(), IdahUpstream.SETTING));
        this.state.commit();
    }

    @Override
    public SavedState state() {
        return state;
    }

    @Override
    public synchronized List<Panel> panels() {
        settle();
        state.commit();
        return new IdahView(store).panels();
    }

    // A file arrives before the services wait for each other: a slow upload delays no other client.
    @Override
    public Answer receive(Call head, InputStream body) throws IOException {
        if (!MultipartForm.isIn(head)) {
            return Service.super.receive(head, body);
        }
        Optional<MultipartForm> form = MultipartForm.read(head, body, media.incoming());
        try {
            synchronized (this) {
                return keep(answer(form.map(head::withForm).orElse(head)));
            }
        } finally {
            form.ifPresent(MultipartForm::close);
        }
    }

    // The web framework of the services answers HEAD with every route of a GET; the server leaves out the body.
    @Override
    public Answer answer(Call received) {
        Call call = received.method().equals("HEAD") ? received.as("GET") : received;
        return mount(call)
                .map(mount -> forward(mount, call.below(mount.prefix)))
                .orElseGet(() -> IdahFault.routeUnknown().flat());
    }

    @Override
    public Optional<String> operation(Call received) {
        Call head = received.method().equals("HEAD") ? received.as("GET") : received;
        return mount(head).flatMap(mount -> mount.service.operation(head.below(mount.prefix)));
    }

    @Override
    public List<ServiceOperation> operations() {
        return mounts.stream()
                .flatMap(mount -> mount.service.operations().stream())
                .toList();
    }

    @Override
    public Refusals refusals() {
        return new IdahRefusals();
    }

    /** A token for an account of the role, valid as long as the token of a password login. */
    public String token(IdahRole role) {
        return tokens.issue(
                accounts.of(role), workClock.now().plus(IdahIam.LIFE).getEpochSecond());
    }

    /** Stops these services and starts all others. Work that ended before is not affected. */
    public synchronized void stop(Collection<IdahUpstream> services) {
        settle();
        state.commit();
        outage.become(services);
    }

    /** Restarts the sync service, which loses the jobs that run. */
    public synchronized void restart() {
        sync.restart();
    }

    /** Whether refusals of requests that fail at the same time are mixed up. */
    public void crossRefusals(boolean crossing) {
        crossed.become(crossing);
    }

    public String addExport(long size, long seed) {
        return addExport(IdahAccount.PROJECT, DATASET_ID, new GeneratedContent(size, seed), size);
    }

    /** Adds a completed export of a dataset, with its file. */
    public synchronized String addExport(String projectId, String datasetId, StoredContent content, long size) {
        ObjectNode arguments = Json.object();
        arguments.putObject("options").put("include_medias", "original");
        arguments.put("exporter", IdahSync.EXPORTER).putArray("dataset_ids").add(datasetId);
        int creator = accounts.of(IdahRole.ADMIN).id();
        IdahExport export = store.add(projectId, creator, arguments, content, size);
        state.commit();
        return export.id();
    }

    /** Adds a dataset with the images of a folder as its entries. */
    public synchronized String addDataset(Path images) throws IOException {
        String id = tables.newId();
        addImages(id, String.valueOf(images.getFileName()), new ImageFolder(images));
        state.commit();
        return id;
    }

    /** Adds a dataset to a project that exists. */
    public synchronized String addDataset(NewDataset dataset) {
        if (tables.projects().find(dataset.projectId()).isEmpty()) {
            throw new IllegalArgumentException("projectId must be that of a project: " + dataset.projectId());
        }
        String id = tables.newId();
        seed.addDataset(id, dataset);
        state.commit();
        return id;
    }

    /** An id as the services make them. */
    public synchronized String newId() {
        return tables.newId();
    }

    /** Adds a project of another organisation than that of the accounts. */
    public synchronized String addProject(String name) {
        String id = seed.addProject(tables.newId(), name);
        state.commit();
        return id;
    }

    private void seedDatasets(ImageFolder input) throws IOException {
        if (tables.projects().isEmpty()) {
            seed.addProjects();
            // A state of an earlier version knows the folders of its datasets alone.
            for (Map.Entry<String, ImageFolder> old : new LinkedHashMap<>(store.folders()).entrySet()) {
                addImages(old.getKey(), "dataset", old.getValue());
            }
            addImages(DATASET_ID, "digits", input);
            seed.assignFirst(DATASET_ID);
        }
    }

    private void addImages(String datasetId, String name, ImageFolder folder) throws IOException {
        store.addImages(datasetId, folder);
        seed.addDataset(datasetId, name, folder);
    }

    private Optional<Mount> mount(Call call) {
        return mounts.stream()
                .filter(mount -> call.path().startsWith(mount.prefix + "/"))
                .findFirst();
    }

    // Media are processed by the time that the exports of their entries end.
    private void settle() {
        media.listener().settle();
        store.settle();
    }

    private Answer forward(Mount mount, Call call) {
        if (outage.isStopped(mount.upstream)) {
            return Answer.bytes(502, "text/html", BAD_GATEWAY.getBytes(StandardCharsets.US_ASCII))
                    .with("Server", "nginx/1.26.3");
        }
        settle();
        return mount.service.answer(call).with("X-Content-Type-Options", "nosniff");
    }

    private record Mount(String prefix, Service service, IdahUpstream upstream) {}
}
