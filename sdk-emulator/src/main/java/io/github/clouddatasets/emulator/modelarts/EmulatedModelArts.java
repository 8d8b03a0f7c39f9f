package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.iam.IamKeys;
import io.github.clouddatasets.emulator.iam.IamService;
import io.github.clouddatasets.emulator.iam.IamTokens;
import io.github.clouddatasets.emulator.option.OffsetUnit;
import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.EmulatorState;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.ObjectLinks;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.util.function.Supplier;

/** The emulated ModelArts: its API and its IAM. */
public record EmulatedModelArts(ModelArtsService api, IamService iam, String datasetId) {

    /** Switches the rule of one version a minute on or off. */
    public void limitVersions(boolean limiting) {
        api.limitVersions(limiting);
    }

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
            Supplier<String> endpoint,
            EmulatorState state)
            throws IOException {
        // Each service has its own source of ids: requests to one service do not change the ids of another.
        SavedState datasets = state.of("modelarts");
        SavedState tokenState = state.of("iam");
        IdSource ids = datasets.ids(tag, 1);
        IamKeys keys = IamKeys.of(tag);
        ModelArtsCatalog catalog = new ModelArtsCatalog(workClock, storage, links, ids, datasets);
        datasets.commit();
        IamTokens tokens = new IamTokens(workClock.clock(), tag, tokenState);
        tokenState.commit();
        ModelArtsAuthentication authentication = new ModelArtsAuthentication(workClock.clock(), keys, tokens);
        return new EmulatedModelArts(
                new ModelArtsService(keys.projectId(), authentication, catalog, storage, workClock, ids, offsetUnit),
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
}
