package io.github.clouddatasets.emulator.idah.upd;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The shell command through which the exporter of the real server hands each record to the program that writes the file. A
 * record that breaks the command breaks the export.
 */
final class ExporterShell {

    /** The longest argument that Linux gives to a program, in bytes: the shell gets the whole command as one. */
    private static final int LONGEST = 131_071;

    /** About the bytes of the command around its values. */
    private static final int FRAME = 300;

    private ExporterShell() {}

    static void check(String kind, List<String> values) throws UpdException {
        int length = FRAME;
        for (String value : values) {
            if (value.indexOf('\'') >= 0) {
                throw new UpdException(kind + " " + values.get(0) + " has an apostrophe");
            }
            length += value.getBytes(StandardCharsets.UTF_8).length;
        }
        if (length > LONGEST) {
            throw new UpdException(kind + " " + values.get(0) + " has " + length + " bytes");
        }
    }
}
