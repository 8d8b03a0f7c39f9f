package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.sync.internal.Explained;
import io.github.clouddatasets.sync.internal.Idah;
import java.util.function.Supplier;

/**
 * Why an export has no file to download. The server has no answer of its own for this case: with a file-system storage it
 * fails with 500, with an object storage it answers 404, as for a file that is gone (specs/idah-sync.md, section 7). The
 * state of the export and its job tells the cases apart.
 */
final class MissingFile {

    /** A storage that lost the file, where the server's code lets the storage's own exception through. */
    private static final String FILE_NOT_FOUND = "Shrine::FileNotFound";

    private MissingFile() {}

    /**
     * Explains a refused download by the export's state.
     *
     * @param refusal the answer to the download
     * @param look reads the export with its job
     * @return the conflict; the refusal itself if it has another reason, or if the export cannot be read
     */
    static ApiException explained(ApiException refusal, Supplier<Export> look) {
        if (refusal.httpStatus() != 500 && refusal.httpStatus() != 404) {
            return refusal;
        }
        try {
            return explained(refusal, look.get());
        } catch (SdkException unknown) {
            refusal.addSuppressed(unknown);
            return refusal;
        }
    }

    private static ApiException explained(ApiException refusal, Export export) {
        String name = "export " + export.id();
        Job job = export.job();
        if (export.isReady()) {
            if (refusal.httpStatus() == 404 || FILE_NOT_FOUND.equals(refusal.errorCode())) {
                return conflict(
                        refusal, false, "the file of " + name + " is gone from the storage: ask for another export");
            }
            return Idah.NO_FILE.equals(refusal.errorCode())
                    ? conflict(refusal, true, name + " had no file yet, and has one now: download it again")
                    : refusal;
        }
        if (job == null) {
            return conflict(
                    refusal,
                    false,
                    name + " has no file and its job is gone: a file comes only if the job was running when it was"
                            + " deleted; ask for another export");
        }
        JobStatus status = job.status();
        if (JobStatus.ERRORED.equals(status)) {
            String reason = job.error() == null || job.error().isBlank() ? "the service gives no reason" : job.error();
            return conflict(
                    refusal,
                    false,
                    name + " will never have a file, its job errored (" + reason
                            + "): ask for another export; the server's log has the reason under job " + job.id());
        }
        if (JobStatus.COMPLETED.equals(status)) {
            return conflict(
                    refusal,
                    true,
                    name + " has no file although its job " + job.id() + " is completed: look at the export again");
        }
        return conflict(
                refusal,
                true,
                name + " has no file yet, its job is " + (status == null ? "in an unknown state" : status)
                        + ": wait for it with exports().poller(\"" + export.id() + "\").await()");
    }

    private static ApiException conflict(ApiException refusal, boolean retryable, String advice) {
        return Explained.as(ErrorKind.CONFLICT, refusal, retryable, advice);
    }
}
