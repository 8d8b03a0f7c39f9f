package io.github.clouddatasets.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import okio.Buffer;

/** Bodies packed by a content encoding. */
public final class Packed {

    private Packed() {}

    /** The text packed: {@code gzip}, {@code x-gzip}, {@code deflate}, {@code raw deflate}, or as it is for any other name. */
    public static Buffer as(String encoding, String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPOutputStream(packed);
            case "deflate" -> new DeflaterOutputStream(packed);
            case "raw deflate" -> new DeflaterOutputStream(packed, new Deflater(9, true));
            default -> packed;
        }) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Buffer().write(packed.toByteArray());
    }
}
