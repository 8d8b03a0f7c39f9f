package io.github.clouddatasets.sync.media;

import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Endpoint;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which media: a resource, and which variant of the resource.
 *
 * @param resource the name that the upload chose; not blank, no slash or backslash
 * @param key the variant; empty for the original
 */
public record MediaReference(String resource, String key) {

    /** Scheme, authority, resource and key. An exporter may write blanks and other text as they are. */
    private static final Pattern FILE = Pattern.compile(
            "(?i)(https?)://([^/?#\\\\]+)(?:/[^?#\\\\]*)?/medias/files/([^/?#\\\\]+)(?:/([^/?#\\\\]+))?");

    private static final Pattern ENCODED = Pattern.compile("(?:[^%]|%[0-9a-fA-F]{2})+");

    /** Checks the names. {@inheritDoc} */
    public MediaReference {
        Check.id("resource", resource);
        if (!Check.required("key", key).isEmpty()) {
            Check.id("key", key);
        }
    }

    /**
     * The original under a resource.
     *
     * @param resource the name that the upload chose
     * @return a reference with an empty key
     * @throws IllegalArgumentException if the name is null, blank, or has a slash or backslash
     */
    public static MediaReference of(String resource) {
        return new MediaReference(resource, "");
    }

    /**
     * Reads an address of a media file, as an export without media has in {@code media_url}: {@code
     * https://idah.example/api/v1/media/medias/files/8e1b0c9d2f3a4b5c.png}. Percent signs are decoded where all of them can be.
     * Nothing is fetched from the address itself: whoever downloads asks the platform of the client for the resource.
     *
     * @param mediaUrl the address
     * @param platform an address of the platform that the media must lie on: scheme, host and port have to be the same
     * @return the resource, and the variant if the address names one
     * @throws IllegalArgumentException if the address is null, names another host, or is no address of a media file
     */
    public static MediaReference parse(String mediaUrl, String platform) {
        Endpoint place = Endpoint.of("platform", platform, true);
        Matcher file = FILE.matcher(Check.required("mediaUrl", mediaUrl).strip());
        if (!file.matches()) {
            throw Check.refused("mediaUrl", "must be an address of a media file, …/medias/files/<resource>", mediaUrl);
        }
        Endpoint named = Endpoint.of("mediaUrl", file.group(1) + "://" + file.group(2), true);
        if (!named.scheme().equals(place.scheme()) || !named.authority().equals(place.authority())) {
            throw Check.refused(
                    "mediaUrl",
                    "must be on " + place.scheme() + "://" + place.authority() + ", not elsewhere",
                    mediaUrl);
        }
        String key = file.group(4) == null ? "" : decoded(file.group(4));
        return new MediaReference(decoded(file.group(3)), key);
    }

    /** The values of the path of an operation: with the key only for a variant. */
    Arguments path() {
        return key.isEmpty() ? Arguments.path(resource) : Arguments.path(resource, key);
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 || !ENCODED.matcher(text).matches()) {
            return text;
        }
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(source.length);
        for (int i = 0; i < source.length; i++) {
            if (source[i] == '%') {
                bytes.put((byte) (Character.digit(source[i + 1], 16) * 16 + Character.digit(source[i + 2], 16)));
                i += 2;
            } else {
                bytes.put(source[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /** Resource, and the key behind a slash if there is one. */
    @Override
    public String toString() {
        return key.isEmpty() ? resource : resource + "/" + key;
    }
}
