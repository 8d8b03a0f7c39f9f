package io.github.clouddatasets.emulator.s3;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** The conditions of a request on the object that it reads, copies or replaces. */
record Conditions(
        Optional<String> match,
        Optional<String> noneMatch,
        Optional<Instant> modifiedSince,
        Optional<Instant> unmodifiedSince) {

    /** The conditions on the object of the request itself. */
    static Conditions of(S3Request request) {
        return new Conditions(
                request.header("If-Match"),
                request.header("If-None-Match"),
                request.header("If-Modified-Since").flatMap(S3Time::parseHeader),
                request.header("If-Unmodified-Since").flatMap(S3Time::parseHeader));
    }

    /** The conditions on the source of a copy. */
    static Conditions ofSource(S3Request request) {
        return new Conditions(
                request.vendorHeader("copy-source-if-match"),
                request.vendorHeader("copy-source-if-none-match"),
                request.vendorHeader("copy-source-if-modified-since").flatMap(S3Time::parseHeader),
                request.vendorHeader("copy-source-if-unmodified-since").flatMap(S3Time::parseHeader));
    }

    /** Refuses a read of an object that does not meet the conditions. ETags go before times. */
    void checkRead(StoredObject object) {
        checkMatch(object);
        if (noneMatch.isPresent() ? names(noneMatch.get(), object) : isUnmodified(object)) {
            throw S3Fault.notModified(object.facts().quotedEtag());
        }
    }

    /** Refuses a copy of an object that does not meet the conditions. */
    void checkCopy(StoredObject object) {
        checkMatch(object);
        if (noneMatch.isPresent() ? names(noneMatch.get(), object) : isUnmodified(object)) {
            throw S3Fault.conditionFailed("If-None-Match");
        }
    }

    /** Refuses the replacement of an object that does not meet the conditions. */
    void checkWrite(Optional<StoredObject> object) {
        if (match.isPresent() && (object.isEmpty() || !names(match.get(), object.get()))) {
            throw S3Fault.conditionFailed("If-Match");
        }
        if (noneMatch.isPresent() && object.isPresent() && names(noneMatch.get(), object.get())) {
            throw S3Fault.conditionFailed("If-None-Match");
        }
    }

    private void checkMatch(StoredObject object) {
        if (match.isPresent()) {
            if (!names(match.get(), object)) {
                throw S3Fault.conditionFailed("If-Match");
            }
        } else if (unmodifiedSince.isPresent() && seconds(object).isAfter(unmodifiedSince.get())) {
            throw S3Fault.conditionFailed("If-Unmodified-Since");
        }
    }

    private boolean isUnmodified(StoredObject object) {
        return modifiedSince.isPresent() && !seconds(object).isAfter(modifiedSince.get());
    }

    // Headers have whole seconds.
    private static Instant seconds(StoredObject object) {
        return object.facts().modified().truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean names(String etags, StoredObject object) {
        return etags.strip().equals("*")
                || Arrays.stream(etags.split(",", -1))
                        .map(etag -> etag.strip().replaceFirst("^W/", "").replace("\"", ""))
                        .anyMatch(object.facts().etag()::equals);
    }
}
