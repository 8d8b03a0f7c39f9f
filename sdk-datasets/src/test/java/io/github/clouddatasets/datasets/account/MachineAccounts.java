package io.github.clouddatasets.datasets.account;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.spi.value.Env;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Searches accounts for tests of other packages, with an environment of their own. */
public final class MachineAccounts {

    private MachineAccounts() {}

    /** The account of an environment, on a machine with the files of one folder. */
    public static CloudAccount find(Env env, Path emptyFolder, @Nullable Credentials own) {
        if (own != null) {
            return CloudAccount.find(env, own);
        }
        AccountFiles files =
                new AccountFiles(emptyFolder.resolve("work"), emptyFolder.resolve("home"), emptyFolder.resolve("etc"));
        return CloudAccount.find(env, files);
    }
}
