package io.github.clouddatasets.emulator.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * The fields and files of a {@code multipart/form-data} body. Jetty reads the body, and writes each part above
 * {@value #MEMORY} bytes to a file, which {@link #close()} deletes: a form of any size needs little memory.
 */
public final class MultipartForm implements AutoCloseable {

    private static final String TYPE = "multipart/form-data";
    private static final int MEMORY = 65_536;

    private final MultiPartFormData.Parts parts;

    private MultipartForm(MultiPartFormData.Parts parts) {
        this.parts = parts;
    }

    /** Whether the body of the call says that the body is a form. */
    public static boolean isIn(Call head) {
        String type = head.header("Content-Type");
        return type != null && type.regionMatches(true, 0, TYPE, 0, TYPE.length());
    }

    /**
     * Reads a form to its end; empty if the body is not a complete form.
     *
     * @param folder an existing folder for the files of large parts
     * @throws IOException if the connection breaks
     */
    public static Optional<MultipartForm> read(Call head, InputStream body, Path folder) throws IOException {
        MultiPartConfig config = new MultiPartConfig.Builder()
                .location(folder)
                .maxSize(-1)
                .maxPartSize(-1)
                .maxMemoryPartSize(MEMORY)
                .useFilesForPartsWithoutFileName(true)
                .build();
        Received received = new Received(body);
        try {
            // Jetty keeps a form among the attributes of its request: each form needs attributes of its own.
            return Optional.of(new MultipartForm(MultiPartFormData.getParts(
                    Content.Source.from(received), new Attributes.Mapped(), head.header("Content-Type"), config)));
        } catch (RuntimeException e) {
            if (received.broken != null) {
                throw received.broken;
            }
            // A refusal in the middle of the body would be lost with the connection.
            body.transferTo(OutputStream.nullOutputStream());
            return Optional.empty();
        }
    }

    /** The text of the first part of this name; empty if there is none, or one too large for a field. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(parts.getFirst(name))
                .filter(part -> part.getLength() <= MEMORY)
                .map(part -> part.getContentAsString(StandardCharsets.UTF_8));
    }

    /** The first part of this name, if the part has a file name. */
    public Optional<File> file(String name) {
        MultiPart.Part part = parts.getFirst(name);
        if (part == null || part.getFileName() == null || part.getFileName().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new File(part.getFileName(), part));
    }

    @Override
    public void close() {
        parts.close();
    }

    /** A file of the form, readable until the form closes. */
    public static final class File {

        private final String name;
        private final MultiPart.Part part;

        File(String name, MultiPart.Part part) {
            this.name = name;
            this.part = part;
        }

        public String name() {
            return name;
        }

        /** In bytes. */
        public long size() {
            return part.getLength();
        }

        /** The type that the client declares; empty without one. */
        public String type() {
            return Objects.requireNonNullElse(part.getHeaders().get(HttpHeader.CONTENT_TYPE), "");
        }

        /** Writes the content to a file. A large part, which is a file already, moves there. */
        public void moveTo(Path target) throws IOException {
            part.writeTo(target);
        }

        /** Opens the content, which the caller closes. */
        public InputStream open() {
            return Content.Source.asInputStream(part.createContentSource());
        }
    }

    /** The body on its way to Jetty, which closes it after a bad form, and hides why a connection broke. */
    private static final class Received extends FilterInputStream {

        private @Nullable IOException broken;

        Received(InputStream body) {
            super(body);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return super.read(into, offset, length);
            } catch (IOException e) {
                broken = e;
                throw e;
            }
        }

        @Override
        public void close() {
            // The rest of the body is still to be read.
        }
    }
}
