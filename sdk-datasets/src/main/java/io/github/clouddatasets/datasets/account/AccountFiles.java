package io.github.clouddatasets.datasets.account;

import java.nio.file.Path;

/**
 * The folders that may hold a {@code clouds.yaml}; others in tests.
 *
 * @param working the working directory
 * @param home the user's
 * @param system the machine's own, {@code /etc/openstack}
 */
public record AccountFiles(Path working, Path home, Path system) {

    public static AccountFiles ofMachine() {
        return new AccountFiles(
                Path.of("").toAbsolutePath(), Path.of(System.getProperty("user.home", "")), Path.of("/etc/openstack"));
    }
}
