package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.http.RequestCounter;
import io.github.clouddatasets.emulator.iam.IamKeys;
import io.github.clouddatasets.emulator.iam.IamService;
import io.github.clouddatasets.emulator.iam.IamTokens;
import io.github.clouddatasets.emulator.option.OffsetUnit;
import io.github.clouddatasets.emulator.store.AccountTag;
import io.github.clouddatasets.emulator.store.HeldLimits;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.util.function.Supplier;

/** The emulated ModelArts: its API and its IAM. */
public record EmulatedModelArts(ModelArtsService api, IamService iam, String datasetId) {

    /**
     * Creates the services.
     *
     * @param endpoint the address of ModelArts, which tokens name; known once the server runs
     */
    public static EmulatedModelArts start(
            AccountTag tag,
            WorkClock workClock,
            ObjectStorage storage,
            OffsetUnit offsetUnit,
            HeldLimits limits,
            Supplier<String> endpoint,
            RequestCounter counter)
            throws IOException {
        // Each service has its own source of ids: requests to one service do not change the ids of another.
        IdSource ids = tag.ids(1);
        IamKeys keys = IamKeys.of(tag);
        ModelArtsCatalog catalog = new ModelArtsCatalog(workClock, storage, ids);
        IamTokens tokens = new IamTokens(workClock.clock(), tag);
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
                        limits,
                        counter),
                new IamService(
                        keys.account(),
                        IamKeys.REGION,
                        keys.projects(tag),
                        tokens,
                        authentication::isAuthenticated,
                        endpoint,
                        counter,
                        tag.ids(5)),
                catalog.defaultId());
    }
}
