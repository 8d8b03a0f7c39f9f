package io.github.clouddatasets.upd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, which native code may kill without ending the tests. */
final class ChildJvm {

    /** Ends a program that hangs. */
    private static final long MINUTES = 15;

    private ChildJvm() {}

    /** What the program printed. */
    static String run(Path folder, String heap, Class<?> program, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        String said = java.nio.file.Files.readString(folder.resolve("said.txt"), StandardCharsets.UTF_8);
        assertThat(ended).as("%s hangs: %s", program, said).isTrue();
        assertThat(process.exitValue()).as("%s said: %s", program, said).isZero();
        return said;
    }
}
