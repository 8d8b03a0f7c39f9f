package io.github.clouddatasets.datasets.account;

import io.github.clouddatasets.core.spi.value.Env;
import java.nio.file.Path;
import java.util.Map;

/** Searches accounts for tests of other packages, with an environment of their own. */
public final class MachineAccounts {

    private MachineAccounts() {}

    /** The account of an environment on a machine without files. */
    public static CloudAccount find(Map<String, String> variables, Path emptyFolder) {
        AccountFiles files =
                new AccountFiles(emptyFolder.resolve("work"), emptyFolder.resolve("home"), emptyFolder.resolve("etc"));
        return CloudAccount.find(new Env(variables), files);
    }
}
