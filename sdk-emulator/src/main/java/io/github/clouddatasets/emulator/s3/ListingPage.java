package io.github.clouddatasets.emulator.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of a listing.
 *
 * @param prefixes the common prefixes, up to the delimiter
 * @param last the last key or common prefix of the page
 * @param truncated whether there are more
 */
record ListingPage(List<StoredObject> objects, List<String> prefixes, String last, boolean truncated) {

    ListingPage {
        objects = List.copyOf(objects);
        prefixes = List.copyOf(prefixes);
    }

    int size() {
        return objects.size() + prefixes.size();
    }

    static ListingPage of(Bucket bucket, ObjectDisk disk, ListingRequest request) throws IOException {
        List<StoredObject> objects = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        String last = "";
        KeyWalk walk = disk.walk(bucket, request.prefix(), request.after());
        if (commonPrefix(request.after(), request)
                .filter(request.after()::equals)
                .isPresent()) {
            walk.skip(request.after());
        }
        while (request.most() > 0) {
            Optional<String> key = walk.next();
            if (key.isEmpty()) {
                break;
            }
            Optional<String> common = commonPrefix(key.get(), request);
            Optional<StoredObject> object = common.isPresent() ? Optional.empty() : disk.find(bucket, key.get());
            if (common.isEmpty() && object.isEmpty()) {
                // Deleted since the walk has read the folder.
                continue;
            }
            if (objects.size() + prefixes.size() == request.most()) {
                return new ListingPage(objects, prefixes, last, true);
            }
            object.ifPresent(objects::add);
            common.ifPresent(prefixes::add);
            common.ifPresent(walk::skip);
            last = common.orElse(key.get());
        }
        return new ListingPage(objects, prefixes, last, false);
    }

    private static Optional<String> commonPrefix(String key, ListingRequest request) {
        String delimiter = request.delimiter();
        if (delimiter.isEmpty() || !key.startsWith(request.prefix())) {
            return Optional.empty();
        }
        int end = key.indexOf(delimiter, request.prefix().length());
        return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
    }
}
