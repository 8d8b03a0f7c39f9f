package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.iam.IamAccount;
import io.github.clouddatasets.emulator.iam.IamProject;
import io.github.clouddatasets.emulator.iam.IamService;
import io.github.clouddatasets.emulator.iam.IamTokens;
import io.github.clouddatasets.emulator.option.OffsetUnit;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.ObjectLinks;
import io.github.clouddatasets.emulator.store.ObjectStorage;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** The emulated ModelArts: its API and its IAM. */
public record EmulatedModelArts(ModelArtsService api, IamService iam, String datasetId) {

    public static final String REGION = "eu-de";
    public static final String PROJECT_ID = "4a1b2c3d4e5f60718293a4b5c6d7e8f9";
    public static final IamAccount ACCOUNT =
            new IamAccount("emulator-user", "Emulator-Password-1", "OTC-EMULATOR-00000000001");
    private static final List<IamProject> PROJECTS = List.of(
            new IamProject(
                    "5b2c3d4e5f60718293a4b5c6d7e8f90a", REGION + "_research", "A project beside the default one"),
            new IamProject(PROJECT_ID, REGION, ""));
    public static final String ACCESS_KEY = "AKEMULATOR0123456789";
    public static final String SECRET_KEY = "SKemulator/abcdefghijklmnopqrstuvwxyz012";
    public static final String TOKEN = "MIIEmulator" + "0123456789abcdef".repeat(16);

    /** Switches the rule of one version a minute on or off. */
    public void limitVersions(boolean limiting) {
        api.limitVersions(limiting);
    }

    /**
     * Creates the services.
     *
     * @param links the maker of links to samples
     * @param endpoint the address of ModelArts, which tokens name; known once the server runs
     */
    public static EmulatedModelArts start(
            WorkClock workClock,
            ObjectStorage storage,
            ObjectLinks links,
            OffsetUnit offsetUnit,
            Supplier<String> endpoint)
            throws IOException {
        // Each service has its own source of ids: requests to one service do not change the ids of another.
        IdSource ids = new IdSource(1);
        ModelArtsCatalog catalog = new ModelArtsCatalog(workClock, storage, links, ids);
        IamTokens tokens = new IamTokens(workClock.clock(), new IdSource(4));
        ModelArtsAuthentication authentication =
                new ModelArtsAuthentication(workClock.clock(), ACCESS_KEY, SECRET_KEY, TOKEN, tokens);
        return new EmulatedModelArts(
                new ModelArtsService(PROJECT_ID, authentication, catalog, storage, workClock, ids, offsetUnit),
                new IamService(
                        ACCOUNT, REGION, PROJECTS, tokens, authentication::isAuthenticated, endpoint, new IdSource(5)),
                catalog.defaultId());
    }
}
