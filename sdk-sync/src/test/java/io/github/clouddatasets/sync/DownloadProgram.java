package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.core.spi.Api;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that downloads one file, for tests that need a process of their own: to kill it, or to make it small. */
final class DownloadProgram {

    private DownloadProgram() {}

    /** Takes endpoint and target. */
    public static void main(String[] args) {
        try (SyncClient sync = SyncClient.builder()
                .endpoint(args[0])
                .credentials(Credentials.bearer(SyncServer.TOKEN))
                .build()) {
            Path target = Path.of(args[1]);
            if (Files.isDirectory(target)) {
                sync.exports().downloadTo("1", target);
            } else {
                sync.exports().download("1", target, FileOption.REPLACE_EXISTING);
            }
        }
    }

    /** Starts it; what it says on its error output goes to a file. */
    static Process start(String endpoint, Path target, Path errors, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), DownloadProgram.class.getName(), endpoint, target.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
    }

    /** Everything on the class path, whether the tests run in a module or not. */
    private static String classPath() {
        return String.join(
                File.pathSeparator,
                place(SyncClient.class).toString(),
                place(SyncClient.class).resolveSibling("test-classes").toString(),
                place(Api.class).toString(),
                System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"));
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
