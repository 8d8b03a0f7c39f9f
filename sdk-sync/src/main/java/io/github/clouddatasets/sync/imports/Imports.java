package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.value.BuilderLambda;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.internal.RoomDoor;
import io.github.clouddatasets.sync.internal.Services;
import java.util.function.Consumer;

/**
 * Imports of media with their labels: {@code sync.imports()}.
 *
 * <p><b>Safe to run again.</b> Whatever ended a run, a crash or a kill among them, at whatever point: the same import again goes on where
 * the first has stopped. Nothing is made twice, since names and ids follow from the dataset, the item's path and the label's key, and are
 * looked for before anything is sent; what is there is left as it is, so that a run never undoes what people have changed. A label that
 * somebody has deleted is made again.
 *
 * <p>Two runs of one import at the same time are not safe: both may find no dataset, and make one.
 */
public final class Imports {

    static {
        RoomDoor.handOver(Imports.class, Imports::new);
    }

    private final Services services;

    private Imports(Services services) {
        this.services = services;
    }

    /**
     * Runs an import, with the request built in place: {@link #run(ImportRequest)}.
     *
     * <pre>{@code
     * ImportSummary summary = sync.imports().run(b -> b.project(project)
     *         .dataset("street")
     *         .folder(Path.of("photos"))
     *         .onItem(item -> { if (item.failed()) log.warn("{}: {}", item.path(), item.problem()); }));
     * }</pre>
     *
     * @param request sets the project, the dataset's name and the source; the rest has defaults
     * @return what was made and found
     * @throws IllegalArgumentException if something required is missing, or a value breaks its rule
     */
    public ImportSummary run(Consumer<ImportRequest.Builder> request) {
        return run(BuilderLambda.build(ImportRequest.builder(), request, ImportRequest.Builder::build));
    }

    /**
     * Runs an import ({@code createDataset}, {@code uploadMedia}, {@code createEntry}, {@code callAnnotations}), and returns when every item
     * is settled.
     *
     * <p>The dataset is looked for by project and name, and made if there is none. Each item becomes a media file and an entry; then its
     * labels become annotations, whatever the state of the entry. Then the run waits for the platform's processing, while further items
     * are under way. An item that fails does not end the run: {@link ImportedItem#problem} says why it failed, and a later run tries it
     * again. A run ends early with an exception for what concerns all items: an outage longer than {@link ImportRequest#patience},
     * credentials or rights that the service refuses, and an exception of the source or of a listener.
     *
     * <p>Memory does not grow with the number of items: a hundred are under way at a time, and up to a thousand wait for their processing.
     *
     * @param request what to import
     * @return what was made and found
     * @throws IllegalArgumentException if the request is null, or the project has a dataset of this name and of another modality
     * @throws io.github.clouddatasets.core.ConflictException if the project has several datasets of this name
     * @throws io.github.clouddatasets.core.NotFoundException if the caller does not see the project
     * @throws io.github.clouddatasets.core.PermissionDeniedException if the caller may not make datasets, media, entries or annotations
     * @throws io.github.clouddatasets.core.CancelledException if the thread was interrupted, or the client closed
     * @throws io.github.clouddatasets.core.SdkException if an outage of the service lasts longer than the patience
     */
    public ImportSummary run(ImportRequest request) {
        return new ImportRun(services, Check.required("request", request)).run();
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "Imports[" + services.dataset().endpoint().address() + "]";
    }
}
