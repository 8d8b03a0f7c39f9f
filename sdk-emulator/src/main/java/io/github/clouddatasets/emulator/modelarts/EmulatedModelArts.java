package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.iam.IamKeys;
import io.github.clouddatasets.emulator.iam.IamService;
import io.github.clouddatasets.emulator.iam.IamTokens;
import io.github.clouddatasets.emulator.option.OffsetUnit;
import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.EmulatorState;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.ObjectLinks;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The emulated ModelArts: its API and its IAM. */
public record EmulatedModelArts(ModelArtsService api, IamService iam, String datasetId) {

    /**
     * Creates the services.
     *
     * @param links the maker of links to samples
     * @param endpoint the address of ModelArts, which tokens name; known once the server runs
     * @param state the state of the account
     */
    public static EmulatedModelArts start(
            AccountTag tag,
            WorkClock workClock,
            ObjectStorage storage,
            ObjectLinks links,
            OffsetUnit offsetUnit,
            HeldLimits limits,
            Supplier<String> endpoint,
            EmulatorState state)
            throws IOException {
        // Each service has its own source of ids: requests to one service do not change the ids of another.
        SavedState datasets = state.of("modelarts");
        SavedState tokenState = state.of("iam");
        IdSource ids = datasets.ids(tag, 1);
        IamKeys keys = IamKeys.of(tag);
        ModelArtsCatalog catalog = new ModelArtsCatalog(workClock, storage, links, ids, limits, datasets);
        datasets.commit();
        IamTokens tokens = new IamTokens(workClock.clock(), tag, tokenState);
        tokenState.commit();
        ModelArtsAuthentication authentication = new ModelArtsAuthentication(workClock.clock(), keys, tokens);
        return new EmulatedModelArts(
                new ModelArtsService(
                        keys.projectId(),
                        authentication,
                        catalog,
                        storage,
                        workClock,
                        ids,
                        new PageWindow.Rules(offsetUnit, limits),
                        limits),
                new IamService(
                        keys.account(),
                        IamKeys.REGION,
                        keys.projects(tag),
                        tokens,
                        authentication::isAuthenticated,
                        endpoint,
                        tokenState.ids(tag, 5)),
                catalog.defaultId());
    }

    /**
     * Adds a dataset without a request.
     *
     * @return the id of the dataset
     * @throws IllegalArgumentException if the service would refuse the dataset
     */
    public String addDataset(NewDataset added) throws IOException {
        synchronized (api) {
            try {
                String id = api.catalog().add(added);
                api.state().commit();
                return id;
            } catch (ModelArtsFault fault) {
                throw new IllegalArgumentException(fault.getMessage(), fault);
            }
        }
    }

    /**
     * A dataset with samples and versions.
     *
     * @param type the code of the type
     * @param files writes the files that the dataset knows
     * @param newFiles writes the files that wait for a synchronisation
     * @param labels the names of the labels by the key of the file, besides the labels from the layout of the files
     * @param versions the names of the versions, each of all samples
     */
    public record NewDataset(
            String name,
            int type,
            String description,
            FileWriter files,
            FileWriter newFiles,
            Map<String, List<String>> labels,
            List<String> versions) {}

    /** Writes files into a folder. */
    public interface FileWriter {
        void writeTo(Path folder) throws IOException;
    }
}
