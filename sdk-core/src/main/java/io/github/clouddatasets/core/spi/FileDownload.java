package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.CancelledException;
import io.github.clouddatasets.core.ConnectionLostException;
import io.github.clouddatasets.core.Progress;
import io.github.clouddatasets.core.RateLimitedException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.core.spi.file.DirectBuffers;
import io.github.clouddatasets.core.spi.file.DownloadTarget;
import io.github.clouddatasets.core.spi.file.PartFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings a download into a file. The bytes are written to {@code name.part} beside the file, their length is checked, then
 * the part is moved: a broken download never looks like a whole file. After a break the download goes on where it stopped
 * if the server offers ranges and a validator; otherwise it starts from zero. It gives up when no new byte has come for as
 * long as its patience lasts; a byte that an earlier try had brought is not new. A download that fails or is cancelled leaves
 * nothing behind.
 */
final class FileDownload {

    private static final int RANGE_NOT_SATISFIABLE = 416;

    /** While bytes arrive, they are written, and the listener hears of them, at least this often. */
    private static final long SOON = Duration.ofMillis(100).toNanos();

    /** Takes bytes. */
    @FunctionalInterface
    private interface Sink {
        void write(ByteBuffer bytes) throws IOException;
    }

    private final Calls calls;
    private final Op<Download> op;
    private final Arguments arguments;
    private final Consumer<? super Progress> listener;
    private final LongSupplier size;
    private final int bufferSize;
    private final PartFile.Disk disk;

    private @Nullable PartFile part;

    /** The file that the part was opened for. */
    private @Nullable Path wanted;

    private @Nullable String validator;
    private long total = -1;

    /** The time of change that the first answer named. */
    private @Nullable String changed;

    /** When a new byte last came; of the client's clock. */
    private long lastByte;

    /** How many bytes the best try so far has brought. */
    private long furthest;

    /**
     * A download.
     *
     * @param size looks up the length when the answer does not name it; negative if nobody knows
     */
    FileDownload(
            Calls calls,
            Op<Download> op,
            Arguments arguments,
            Consumer<? super Progress> listener,
            LongSupplier size,
            int bufferSize,
            PartFile.Disk disk) {
        this.calls = calls;
        this.op = op;
        this.arguments = arguments;
        this.listener = listener;
        this.size = size;
        this.bufferSize = bufferSize;
        this.disk = disk;
    }

    /** Downloads into a file; goes on through breaks and outages as long as its patience allows. */
    Path to(DownloadTarget target, int attempts, Duration patience) {
        lastByte = calls.nanoTime();
        try {
            int used = 0;
            for (int quiet = 0; ; ) { // attempts since a new byte came
                long before = furthest;
                Download download = null;
                try {
                    download = open(used); // has retries of its own
                    return save(download, target);
                } catch (SdkException failure) {
                    // A download changes nothing at the service: it may start again.
                    int after = used(used, attempts, download, failure);
                    quiet = furthest > before ? 1 : quiet + after - used;
                    used = after;
                    if (!failure.retryable() || attempts == 1 || !pause(quiet, failure, patience)) {
                        throw failure;
                    }
                }
            }
        } finally {
            if (part != null) {
                part.close();
            }
        }
    }

    /** How many attempts were made; a call that brought no bytes has made as many as were left. */
    private static int used(int before, int attempts, @Nullable Download download, SdkException failure) {
        if (download != null) {
            return download.attempt().attempts();
        }
        int known = failure instanceof ApiException refusal ? refusal.attempts() : attempts;
        return Math.max(known, before + 1);
    }

    /** Waits before the next try; false if no byte would have come for longer than the patience lasts. */
    private boolean pause(int quiet, SdkException failure, Duration patience) {
        Duration asked =
                failure instanceof ApiException refusal ? refusal.error().retryAfter() : null;
        Duration wait = Backoff.wait(quiet, failure instanceof RateLimitedException, asked);
        if (calls.nanoTime() - lastByte + wait.toNanos() > Call.nanos(patience)) {
            return false;
        }
        calls.pause(wait, "download");
        return true;
    }

    /** Copies the bytes to a stream that stays open. Cannot start again: what was written cannot be taken back. */
    long to(OutputStream target) {
        try (Download download = calls.call(op, arguments, 0)) {
            total = length(download);
            byte[] buffer = new byte[bufferSize];
            long done = copy(download, 0, ByteBuffer.wrap(buffer), bytes -> target.write(buffer, 0, bytes.remaining()));
            checkLength(download, done);
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException("the download cannot be written: " + e.getMessage(), e);
        }
    }

    /** Asks for the rest if there is a part that can be gone on with, else for all. */
    private Download open(int used) {
        if (part == null || validator == null || part.written() == 0) {
            return calls.call(op, arguments, used);
        }
        try {
            Arguments rest =
                    arguments.header("Range", "bytes=" + part.written() + "-").header("If-Range", validator);
            return calls.call(op, rest, used);
        } catch (ApiException refusal) {
            if (refusal.httpStatus() != RANGE_NOT_SATISFIABLE) {
                throw refusal;
            }
            validator = null;
            return calls.call(op, arguments, refusal.attempts());
        }
    }

    private Path save(Download given, DownloadTarget target) {
        try (Download download = given) {
            PartFile file = download.isPartial() ? goOn(download) : begin(download, target);
            ByteBuffer buffer = DirectBuffers.take(bufferSize);
            try {
                copy(download, file.written(), buffer, file::write);
            } finally {
                DirectBuffers.giveBack(buffer);
            }
            checkRange(download, file.written());
            checkLength(download, file.written());
            return file.finish();
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("the folder of " + target + " does not exist", e);
        } catch (AccessDeniedException e) {
            throw new UncheckedIOException("no permission to write " + e.getFile(), e);
        } catch (ClosedByInterruptException e) {
            throw new CancelledException(
                    given.attempt().name() + ": the thread was interrupted during the download", e);
        } catch (IOException e) {
            if (isFull(e)) {
                throw new UncheckedIOException(
                        "the disk is full: " + (part == null ? 0 : part.written()) + " bytes"
                                + (total < 0 ? "" : " of " + total) + " of " + target + " were written",
                        e);
            }
            throw new UncheckedIOException("the download cannot be written to " + target + ": " + e.getMessage(), e);
        }
    }

    private PartFile begin(Download download, DownloadTarget target) throws IOException {
        Path file = target.intended(download.disposition());
        PartFile present = part;
        if (present != null && file.equals(wanted)) {
            present.clear();
        } else {
            if (present != null) {
                part = null;
                present.close();
            }
            present = target.open(file, disk);
            part = present;
            wanted = file;
        }
        validator = download.validator();
        changed = download.changed();
        total = length(download);
        return present;
    }

    /** The record's size, where the answer names no length, or comes without a file's name: it may be another document. */
    private long length(Download download) {
        if (download.length() >= 0 && download.disposition() != null) {
            return download.length();
        }
        try {
            long recorded = size.getAsLong();
            return recorded >= 0 ? recorded : download.length();
        } catch (SdkException e) {
            if (download.length() < 0) {
                throw e;
            }
            return download.length(); // what the answer says of itself, where nobody can say more
        }
    }

    /** The answer must go on exactly where the part ends, and be of the same whole. */
    private PartFile goOn(Download download) throws IOException {
        PartFile present = part;
        if (present == null || !download.continuesAt(present.written(), total) || !download.isOf(validator, changed)) {
            validator = null;
            throw new ConnectionLostException(
                    download.attempt().name() + ": the service sent another range than it was asked for"
                            + download.attempt().facts(),
                    new IOException("wrong range"));
        }
        if (total < 0) {
            total = download.wholeLength(); // the first answer had none, and this part may be shorter than the rest
        }
        return present;
    }

    /** Copies by whole buffers; the first bytes at once, later ones after a while, all of them when the connection breaks. */
    private long copy(Download download, long start, ByteBuffer buffer, Sink sink) throws IOException {
        long started = calls.nanoTime();
        long done = start;
        long last = started;
        for (boolean open = true; open; ) {
            SdkException broken = null;
            try {
                int n = download.read(buffer);
                open = n >= 0;
                if (n > 0 && done + buffer.position() > furthest) {
                    furthest = done + buffer.position();
                    lastByte = calls.nanoTime();
                }
            } catch (SdkException e) {
                broken = e;
            }
            int filled = buffer.position();
            boolean due = done == start || !buffer.hasRemaining() || calls.nanoTime() - last >= SOON;
            if (filled > 0 && (due || !open || broken != null)) {
                sink.write(buffer.flip());
                buffer.clear().limit(bufferSize);
                done += filled;
                last = calls.nanoTime();
                listener.accept(new Progress(
                        "transferring", done, total < 0 ? null : total, null, Duration.ofNanos(last - started)));
            }
            if (broken != null) {
                throw broken;
            }
        }
        return done;
    }

    /** A part that holds more than its range says is not of one piece with what was there. */
    private void checkRange(Download download, long done) {
        if (download.isPartial() && done > download.end()) {
            validator = null;
            throw new ConnectionLostException(
                    download.attempt().name() + ": the service sent more bytes than the range that it named"
                            + download.attempt().facts(),
                    new IOException("wrong range"));
        }
    }

    private void checkLength(Download download, long done) {
        if (total < 0 || done == total) {
            return;
        }
        if (done > total) {
            validator = null;
        }
        throw new ConnectionLostException(
                download.attempt().name() + ": the download ended after " + done + " of " + total + " bytes"
                        + download.attempt().facts(),
                new IOException("truncated body"));
    }

    /** The operating systems' words for a full disk; Java has no exception for one. */
    private static boolean isFull(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("disk quota exceeded");
    }
}
