package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.ApiException;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.NotFoundException;
import io.github.clouddatasets.core.SdkException;
import io.github.clouddatasets.sync.internal.Explained;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An upload whose resource may be taken already: by an earlier run, by an attempt whose answer was lost, or by another
 * file. A look at the record tells these apart, which makes an upload safe to repeat (specs/idah-dataset.md, section 4).
 */
final class TakenResource {

    /** The server mixes up the answers of requests that fail at the same time, as the uploads of a second run do. */
    private static final int TRIES = 3;

    private static final String NOT_CREATED = "cannotcreaterecord";

    private final UploadMediaRequest request;
    private final long length;
    private final Supplier<Media> look;

    /**
     * @param request the upload
     * @param length the length of its file
     * @param look reads the record that the service has under the same resource and key
     */
    TakenResource(UploadMediaRequest request, long length, Supplier<Media> look) {
        this.request = request;
        this.length = length;
        this.look = look;
    }

    /**
     * Sends the file, unless the service has it already.
     *
     * @param send sends the file and returns its new record
     * @return the record, new or old
     */
    Media orElse(Supplier<Media> send) {
        for (int tries = 1; ; tries++) {
            try {
                return send.get();
            } catch (ApiException refusal) {
                if (refusal.httpStatus() != 404 && !isTaken(refusal)) {
                    throw refusal;
                }
                Media there = record(refusal);
                if (there != null) {
                    return same(there, refusal);
                }
                if (!isOfAnother(refusal) || tries == TRIES) {
                    throw unseen(refusal);
                }
            }
        }
    }

    private static boolean isTaken(ApiException refusal) {
        String text = (refusal.errorCode() + " " + refusal.serviceMessage())
                .toLowerCase(Locale.ROOT)
                .replace("_", "");
        return refusal.httpStatus() == 422 && (text.contains("already exists") || text.contains(NOT_CREATED));
    }

    /** Whether the text names a resource, but not this one: {@code Resource R with key K …} or {@code {:resource=>"R", …}}. */
    private boolean isOfAnother(ApiException refusal) {
        String text = refusal.serviceMessage() == null ? "" : refusal.serviceMessage();
        return text.toLowerCase(Locale.ROOT).contains("resource")
                && !text.startsWith("Resource " + request.resource() + " ")
                && !text.contains('"' + request.resource() + '"');
    }

    private @Nullable Media record(ApiException refusal) {
        try {
            return look.get();
        } catch (NotFoundException none) {
            return null;
        } catch (SdkException unknown) {
            refusal.addSuppressed(unknown);
            throw refusal;
        }
    }

    private Media same(Media there, ApiException refusal) {
        boolean sameSize = there.size() == null || there.size() == length;
        boolean sameProject = there.projectId() == null || there.projectId().equals(request.projectId());
        if (sameSize && sameProject) {
            return there;
        }
        String other = sameSize
                ? "a file of the project " + there.projectId()
                : "\"" + there.filename() + "\" of " + there.size() + " bytes, this file has " + length;
        throw Explained.as(
                ErrorKind.CONFLICT,
                refusal,
                "the resource " + request.reference() + " is taken by another file: " + other
                        + "; choose another resource");
    }

    /** The record cannot be seen by this caller, if there is one. */
    private ApiException unseen(ApiException refusal) {
        String name = request.reference().toString();
        if (refusal.httpStatus() == 404) {
            return Explained.as(
                    ErrorKind.NOT_FOUND,
                    refusal,
                    "this caller does not see the project " + request.projectId()
                            + "; the service has stored the file all the same, so that the resource " + name
                            + " is taken: choose another one for the next upload");
        }
        return Explained.as(
                ErrorKind.CONFLICT,
                refusal,
                "the resource " + name + " is taken by a file that this caller does not see: one of another project, or"
                        + " this very file, if the caller does not see the project " + request.projectId()
                        + "; choose another resource");
    }
}
