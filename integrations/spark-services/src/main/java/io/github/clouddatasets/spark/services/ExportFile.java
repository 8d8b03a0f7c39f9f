package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.spark.services.ExportOutcome.Kind;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.Exports;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** The file of one export in a folder: there whole, or not at all. */
final class ExportFile {

    /** A stream that breaks is started again so often in all; the client's own retries come on top. */
    private static final int ATTEMPTS = 3;

    /** A name of Hadoop's {@code CommonPathCapabilities}: closing such a stream, and nothing else, makes the file appear. */
    private static final String ABORTABLE = "fs.capability.outputstream.abortable";

    /** What means something to a file system, to a shell, or to a reader of logs. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}/\\\\:*?\"<>|{}\\[\\]%#]");

    private static final int LONGEST_NAME = 150;

    /**
     * Where the files of one task go.
     *
     * @param files the file system
     * @param folder the folder of the files
     * @param hidden the folder of the files that are being written
     * @param attempt tells this try of the task from others
     */
    record Place(FileSystem files, String folder, String hidden, String attempt) {}

    private final Export export;
    private final Exports exports;
    private final Place place;
    private final Path file;

    ExportFile(Export export, Exports exports, Place place) {
        this.export = export;
        this.exports = exports;
        this.place = place;
        this.file = new Path(place.folder(), export.id() + "-" + name(export.filename()));
    }

    /**
     * Downloads the file, unless it is there.
     *
     * @throws SdkException if the service does not give it
     * @throws UncheckedIOException if the file system does not take it
     */
    ExportOutcome download() {
        try {
            Long size = export.size();
            if (size != null && length() == size) {
                return ExportOutcome.file(export.id(), file.toString(), size, Kind.PRESENT);
            }
            long bytes = write();
            return ExportOutcome.file(export.id(), file.toString(), bytes, Kind.DOWNLOADED);
        } catch (IOException e) {
            throw new UncheckedIOException("export " + export.id() + ": " + file + " cannot be written: " + e, e);
        }
    }

    private long write() throws IOException {
        if (place.files().hasPathCapability(file, ABORTABLE)) {
            return copy(file);
        }
        Path part = new Path(place.hidden(), place.attempt() + "-" + file.getName());
        try {
            long bytes = copy(part);
            rename(part, bytes);
            return bytes;
        } finally {
            place.files().delete(part, false);
        }
    }

    private long copy(Path target) throws IOException {
        for (int attempt = 1; ; attempt++) {
            FSDataOutputStream out = place.files().create(target, true);
            try {
                long bytes = exports.download(export.id(), out);
                out.close();
                return bytes;
            } catch (SdkException e) {
                giveUp(out, target);
                if (attempt == ATTEMPTS || !mayPass(e)) {
                    throw e;
                }
            } catch (IOException | RuntimeException e) {
                giveUp(out, target);
                throw e;
            }
        }
    }

    /** A part that is renamed may be closed as it is; a file under its own name must not appear. */
    private void giveUp(FSDataOutputStream out, Path target) throws IOException {
        if (target.equals(file)) {
            out.abort();
        } else {
            out.close();
        }
    }

    private static boolean mayPass(SdkException failure) {
        return !(failure instanceof CancelledException)
                && !(failure instanceof ApiException refusal && !refusal.retryable());
    }

    /** Another try of this task, or another run, may have been faster: its file is as good, if it is as long. */
    private void rename(Path part, long bytes) throws IOException {
        if (length() >= 0 && length() != bytes) {
            place.files().delete(file, false);
        }
        if (!place.files().rename(part, file) && length() != bytes) {
            throw new IOException(part + " cannot be renamed to " + file);
        }
    }

    /** The length of the file that is there; -1 if there is none. */
    private long length() throws IOException {
        try {
            return place.files().getFileStatus(file).getLen();
        } catch (FileNotFoundException e) {
            return -1;
        }
    }

    /** The service's name without what could lead out of the folder. */
    private static String name(@Nullable String filename) {
        String name = filename == null || filename.isBlank()
                ? "export"
                : UNSAFE.matcher(filename).replaceAll("_");
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }
}
