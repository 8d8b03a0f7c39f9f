package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.sync.dataset.LabelingConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to import, and how ({@link Imports#run(ImportRequest)}).
 *
 * @param projectId the project's id
 * @param dataset the dataset's name, by which it is found within the project; created if there is none
 * @param modality the modality of a dataset that is created, such as {@code idah-image}; of one that is found, it must be the same
 * @param source where the items are; the run closes it
 * @param labelingConfiguration the categories of a dataset that is created; null for those that the items have
 * @param extendLabels whether categories and properties that items have, and the dataset lacks, are added to the dataset
 * @param processing how long to wait for the platform's processing of an item, from the moment its entry is there; zero not to wait
 * @param atATime how many items at a time are uploaded, 1 to 32
 * @param stopOnFailure whether the run ends at the first item that fails
 * @param patience how long an outage of the service may last before the run ends
 * @param onItem hears the outcome of every item
 * @param onProgress hears how many items are done, and of outages while they last
 */
public record ImportRequest(
        String projectId,
        String dataset,
        String modality,
        ImportSource source,
        @Nullable LabelingConfiguration labelingConfiguration,
        boolean extendLabels,
        Duration processing,
        int atATime,
        boolean stopOnFailure,
        Duration patience,
        Consumer<? super ImportedItem> onItem,
        Consumer<? super Progress> onProgress) {

    /** The modality by default. */
    public static final String IMAGES = "idah-image";

    /** Checks the values. {@inheritDoc} */
    public ImportRequest {
        Check.id("projectId", projectId);
        Check.segment("dataset", dataset);
        Check.segment("modality", modality);
        Check.required("source", source);
        if (Check.required("processing", processing).isNegative()) {
            throw new IllegalArgumentException("processing must not be negative: " + processing);
        }
        Check.range("atATime", atATime, 1, 32);
        Check.positive("patience", patience);
        Check.<Consumer<? super ImportedItem>>required("onItem", onItem);
        Check.<Consumer<? super Progress>>required("onProgress", onProgress);
    }

    /** What the generated builder calls: a value that was not set is refused by name. */
    static ImportRequest checked(
            @Nullable String projectId,
            @Nullable String dataset,
            @Nullable String modality,
            @Nullable ImportSource source,
            @Nullable LabelingConfiguration labelingConfiguration,
            boolean extendLabels,
            @Nullable Duration processing,
            int atATime,
            boolean stopOnFailure,
            @Nullable Duration patience,
            @Nullable Consumer<? super ImportedItem> onItem,
            @Nullable Consumer<? super Progress> onProgress) {
        return new ImportRequest(
                Check.required("projectId", projectId),
                Check.required("dataset", dataset),
                Check.required("modality", modality),
                Check.required("source", source),
                labelingConfiguration,
                extendLabels,
                Check.required("processing", processing),
                atATime,
                stopOnFailure,
                Check.required("patience", patience),
                Check.<Consumer<? super ImportedItem>>required("onItem", onItem),
                Check.<Consumer<? super Progress>>required("onProgress", onProgress));
    }

    /**
     * Starts building a request with the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new AutoBuilder_GeneratedBuilder_OfImport()
                .modality(IMAGES)
                .extendLabels(true)
                .processing(Duration.ofMinutes(10))
                .atATime(4)
                .stopOnFailure(false)
                .patience(Duration.ofMinutes(2))
                .onItem(item -> {})
                .onProgress(progress -> {});
    }

    /** Builds an {@link ImportRequest}. */
    public interface Builder {

        /**
         * Sets the project.
         *
         * @param projectId the project's id; required
         * @return this
         */
        Builder projectId(@Nullable String projectId);

        /**
         * Sets the project: {@link #projectId}.
         *
         * @param projectId the project's id; required
         * @return this
         */
        default Builder project(@Nullable String projectId) {
            return projectId(projectId);
        }

        /**
         * Sets the dataset.
         *
         * @param name the dataset's name; required. Export files hold names of up to 64 characters without quotes
         * @return this
         */
        Builder dataset(@Nullable String name);

        /**
         * Sets the kind of the media.
         *
         * @param modality the modality; {@link ImportRequest#IMAGES} by default
         * @return this
         */
        Builder modality(@Nullable String modality);

        /**
         * Sets where the items are.
         *
         * @param source the source; required. The run closes it
         * @return this
         */
        Builder source(@Nullable ImportSource source);

        /**
         * Imports the images below a folder, with their Pascal VOC files: {@link ImportSource#folder}.
         *
         * @param folder the folder
         * @return this
         * @throws IllegalArgumentException if the path is null, or is no folder
         */
        default Builder folder(Path folder) {
            return source(ImportSource.folder(folder));
        }

        /**
         * Imports the samples of a ModelArts manifest: {@link ImportSource#manifest}.
         *
         * @param manifest the manifest
         * @param files finds the files that the manifest names
         * @return this
         * @throws IllegalArgumentException if one is null
         */
        default Builder manifest(Path manifest, ManifestFiles files) {
            return source(ImportSource.manifest(manifest, files));
        }

        /**
         * Imports items of one's own: {@link ImportSource#of}.
         *
         * @param items the items
         * @return this
         * @throws IllegalArgumentException if the items are null
         */
        default Builder items(Iterable<ImportItem> items) {
            return source(ImportSource.of(items));
        }

        /**
         * Sets the categories of a dataset that is created.
         *
         * @param configuration the configuration; null, the default, for the categories that the items have
         * @return this
         */
        Builder labelingConfiguration(@Nullable LabelingConfiguration configuration);

        /**
         * Sets whether categories and properties that items have, and the dataset lacks, are added to the dataset. The service takes
         * annotations of other categories, too, but people cannot choose these.
         *
         * @param extend whether to add them; true by default
         * @return this
         */
        Builder extendLabels(boolean extend);

        /**
         * Sets how long to wait for the platform's processing of an item. An item that is not processed in time has failed; its
         * annotations are there all the same. A modality that nothing at the installation processes is not waited for.
         *
         * @param longest the longest wait for an item; 10 minutes by default, zero not to wait
         * @return this
         */
        Builder processing(@Nullable Duration longest);

        /**
         * Sets how many items at a time are uploaded.
         *
         * @param atATime 1 to 32; 4 by default
         * @return this
         */
        Builder atATime(int atATime);

        /**
         * Sets whether the run ends at the first item that fails.
         *
         * @param stop whether to stop; false by default. Items under way are still finished
         * @return this
         */
        Builder stopOnFailure(boolean stop);

        /**
         * Sets how long an outage of the service may last before the run ends with its exception.
         *
         * @param patience how long; 2 minutes by default
         * @return this
         */
        Builder patience(@Nullable Duration patience);

        /**
         * Sets who hears the outcome of every item, as soon as it is settled. The outcomes of a large import are nowhere else. An
         * exception of the listener ends the run.
         *
         * @param listener is called from the thread that runs the import
         * @return this
         */
        Builder onItem(@Nullable Consumer<? super ImportedItem> listener);

        /**
         * Sets who hears how many items are done ({@link Progress#done}), and of an outage while it lasts ({@link Progress#failure}). An
         * exception of the listener ends the run.
         *
         * @param listener is called from one thread at a time
         * @return this
         */
        Builder onProgress(@Nullable Consumer<? super Progress> listener);

        /**
         * Builds the request.
         *
         * @return the request
         * @throws IllegalArgumentException if a required value is missing, or a value breaks its rule
         */
        ImportRequest build();
    }
}
