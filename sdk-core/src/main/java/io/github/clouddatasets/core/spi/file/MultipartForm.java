package io.github.clouddatasets.core.spi.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@code multipart/form-data} body of some text fields and one file, by RFC 7578. */
public final class MultipartForm implements Content {

    private final String boundary;
    private final byte[] head;
    private final Content file;
    private final byte[] tail;

    private MultipartForm(String boundary, byte[] head, Content file) {
        this.boundary = boundary;
        this.head = head;
        this.file = file;
        this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A form with one file; {@link Builder#text} adds fields before it. */
    public static Builder of() {
        return new Builder("clouddatasets-" + UUID.randomUUID());
    }

    @Override
    public long length() {
        return head.length + file.length() + tail.length;
    }

    @Override
    public String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public void writeTo(Target target) throws IOException {
        target.write(ByteBuffer.wrap(head));
        file.writeTo(target);
        target.write(ByteBuffer.wrap(tail));
    }

    /** Collects the fields of a {@link MultipartForm}. */
    public static final class Builder {

        private final String boundary;
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();

        private Builder(String boundary) {
            this.boundary = boundary;
        }

        /** Adds a text field. */
        public Builder text(String name, String value) {
            part(name, null, null);
            line(value);
            return this;
        }

        /** The form, with this file as its last field. */
        public MultipartForm file(String name, String fileName, Content content) {
            part(name, fileName, content.type());
            return new MultipartForm(boundary, head.toByteArray(), content);
        }

        private void part(String name, @Nullable String fileName, @Nullable String type) {
            line("--" + boundary);
            line("Content-Disposition: form-data; name=\"" + quoted(name) + "\""
                    + (fileName == null ? "" : "; filename=\"" + quoted(fileName) + "\""));
            if (type != null) {
                line("Content-Type: " + type);
            }
            line("");
        }

        private void line(String text) {
            head.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        /** As browsers do it: RFC 7578 leaves nothing else for these three characters. */
        private static String quoted(String value) {
            return value.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
        }
    }
}
