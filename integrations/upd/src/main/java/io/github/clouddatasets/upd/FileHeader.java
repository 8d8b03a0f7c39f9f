package io.github.clouddatasets.upd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/** Looks at the first bytes of a file before the driver, which is native code, gets the file. */
final class FileHeader {

    /** The header of a DuckDB file: three blocks of 4 KiB, the first of which has the mark behind its checksum. */
    private static final int LENGTH = 3 * 4096;

    private static final int MARK_AT = 8;
    private static final byte[] MARK = "DUCK".getBytes(StandardCharsets.US_ASCII);

    private FileHeader() {}

    static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw new UpdException(file, "is a folder");
        }
        if (!Files.exists(file)) {
            throw new UpdException(file, "does not exist");
        }
        if (!Files.isRegularFile(file.toAbsolutePath(), new LinkOption[0])) {
            throw new UpdException(file, "is no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(MARK_AT + MARK.length);
            if (start.length == 0) {
                throw new UpdException(file, "is empty");
            }
            if (!Arrays.equals(start, MARK_AT, start.length, MARK, 0, MARK.length)) {
                throw new UpdException(file, "is no DuckDB database: bytes 8 to 11 are not DUCK");
            }
            long size = Files.size(file);
            if (size < LENGTH) {
                throw new UpdException(file, "is cut: " + size + " bytes are less than the header of a database has");
            }
        } catch (IOException e) {
            throw new UpdException(file, "cannot be read: " + e, e);
        }
    }
}
