package io.github.clouddatasets.datasets.account;

import java.nio.file.Path;

/**
 * The folders that may hold a {@code clouds.yaml}. Tests pass folders of their own.
 *
 * @param working the working directory
 * @param home the user's home directory
 * @param system the machine's directory, {@code /etc/openstack}
 */
record AccountFiles(Path working, Path home, Path system) {

    static AccountFiles ofMachine() {
        return new AccountFiles(
                Path.of("").toAbsolutePath(), Path.of(System.getProperty("user.home", "")), Path.of("/etc/openstack"));
    }
}
