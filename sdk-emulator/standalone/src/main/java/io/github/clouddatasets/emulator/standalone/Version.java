package io.github.clouddatasets.emulator.standalone;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, which the build writes into its jar. */
final class Version implements IVersionProvider {

    static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"clouddatasets-emulator " + text()};
    }
}
