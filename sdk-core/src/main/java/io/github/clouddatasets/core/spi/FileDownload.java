package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.Time;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings a download into a file: written beside it as {@code name.part}, checked for its length, then moved, so that no
 * file ever looks whole that is not. The services' downloads have no ranges: what broke starts from zero.
 */
final class FileDownload {

    private static final int BUFFER = 64 * 1024;
    private static final Pattern FILE_NAME = Pattern.compile("(?i)filename\\s*=\\s*(?:\"([^\"]*)\"|([^;]*))");

    private final Api api;
    private final Op<Download> op;
    private final Input input;
    private final Consumer<? super Progress> listener;
    private final Time time;

    FileDownload(Api api, Op<Download> op, Input input, Consumer<? super Progress> listener, Time time) {
        this.api = api;
        this.op = op;
        this.input = input;
        this.listener = listener;
        this.time = time;
    }

    /**
     * Downloads into a file, or into a folder under the name the service gives.
     */
    Path to(Path target, int attempts) {
        for (int attempt = 1; ; attempt++) {
            Download download = api.call(op, input); // has retries of its own
            try {
                return save(download, target);
            } catch (SdkException failure) {
                // Broken in the middle of the bytes. A download changes nothing at the service: it may start again.
                if (attempt >= attempts || !failure.retryable()) {
                    throw failure;
                }
                api.pause(Backoff.wait(attempt, false, null), "download");
            }
        }
    }

    /** Copies the bytes to a stream that stays open. Cannot start again: what was written cannot be taken back. */
    long to(OutputStream target) {
        try (Download download = api.call(op, input)) {
            return copy(download, target);
        } catch (IOException e) {
            throw new UncheckedIOException("the download cannot be written: " + e.getMessage(), e);
        }
    }

    private Path save(Download given, Path target) {
        try (Download download = given) {
            Path file = Files.isDirectory(target) ? target.resolve(fileName(download.disposition())) : target;
            Path part = file.resolveSibling(file.getFileName() + ".part");
            boolean whole = false;
            try {
                try (OutputStream out = Files.newOutputStream(part)) {
                    copy(download, out);
                }
                move(part, file);
                whole = true;
                return file;
            } finally {
                if (!whole) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("the folder of " + target + " does not exist", e);
        } catch (AccessDeniedException e) {
            throw new UncheckedIOException("no permission to write " + e.getFile(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the download cannot be written to " + target + ": " + e.getMessage(), e);
        }
    }

    private long copy(Download download, OutputStream out) throws IOException {
        long length = download.length();
        long started = time.nanoTime();
        byte[] buffer = new byte[BUFFER];
        long done = 0;
        for (int n = download.read(buffer); n >= 0; n = download.read(buffer)) {
            out.write(buffer, 0, n);
            done += n;
            listener.accept(new Progress(
                    "transferring",
                    done,
                    length < 0 ? null : length,
                    null,
                    Duration.ofNanos(time.nanoTime() - started)));
        }
        if (length >= 0 && done != length) {
            throw new ConnectionLostException(
                    download.call().name() + ": the download ended after " + done + " of " + length + " bytes"
                            + download.call().facts(),
                    new IOException("truncated body"));
        }
        return done;
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The service's name for the file, made harmless: no path, no control characters, never empty or hidden. */
    static String fileName(@Nullable String disposition) {
        Matcher matcher = FILE_NAME.matcher(disposition == null ? "" : disposition);
        String name = "";
        if (matcher.find()) {
            name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        }
        name = utf8(name.strip());
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\p{Cc}<>:\"|?*]", "_").replaceAll("^\\.+", "").replaceAll("[. ]+$", "");
        return name.isEmpty() ? "download" : name;
    }

    /** The server puts raw UTF-8 into the header, which HTTP libraries read as Latin-1. */
    private static String utf8(String name) {
        if (!name.chars().allMatch(c -> c < 256)) {
            return name;
        }
        String repaired = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return repaired.indexOf('\uFFFD') >= 0 ? name : repaired;
    }
}
