package io.github.clouddatasets.emulator.idah.media;

import io.github.clouddatasets.emulator.idah.table.IdahFault;
import java.util.List;
import java.util.Map;

/**
 * The name of a media in an address.
 *
 * @param key the variant; empty for the file itself
 */
record MediaName(String resource, String key) {

    /**
     * Reads the decoded variables of a path. The server decodes a path before it looks for slashes: an encoded one splits the
     * resource, and one too many is an unknown route.
     */
    static MediaName of(Map<String, String> path) {
        String name = path.getOrDefault("resource", "");
        if (path.containsKey("key")) {
            name += "/" + path.get("key");
        }
        List<String> parts = List.of(name.split("/", -1));
        if (parts.size() > 2 || parts.contains("..") || parts.contains("")) {
            throw IdahFault.routeUnknown();
        }
        return new MediaName(parts.get(0), parts.size() == 2 ? parts.get(1) : "");
    }

    /** A record of this name that is unknown or out of sight. */
    IdahFault notFound() {
        return IdahFault.of(
                404, "Verse::Error::RecordNotFound", "{:resource=>\"" + resource + "\", :key=>\"" + key + "\"}");
    }
}
