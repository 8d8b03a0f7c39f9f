package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes an XML document, element by element. */
final class XmlWriter {

    /** Exactly this: Huawei's client refuses an XML answer whose content type has a charset. */
    static final String CONTENT_TYPE = "application/xml";

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    private XmlWriter() {}

    /** A document without a namespace. */
    static XmlWriter document(String root) {
        return new XmlWriter().open(root);
    }

    /** A document in the namespace of S3's answers. */
    static XmlWriter answering(String root) {
        XmlWriter writer = new XmlWriter();
        writer.open.push(root);
        writer.xml.append('<').append(root).append(" xmlns=\"" + NAMESPACE + "\">");
        return writer;
    }

    XmlWriter open(String name) {
        open.push(name);
        xml.append('<').append(name).append('>');
        return this;
    }

    XmlWriter close() {
        xml.append("</").append(open.pop()).append('>');
        return this;
    }

    XmlWriter text(String name, String text) {
        open(name);
        escape(text);
        return close();
    }

    /** Writes text into the open element. */
    XmlWriter content(String text) {
        escape(text);
        return this;
    }

    /** Closes all open elements. */
    Answer answer(int status) {
        while (!open.isEmpty()) {
            close();
        }
        return Answer.bytes(status, CONTENT_TYPE, xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                default -> {
                    if (c < ' ') {
                        // S3 writes control characters like this, too; a client asks for encoding-type=url instead.
                        xml.append("&#").append((int) c).append(';');
                    } else {
                        xml.append(c);
                    }
                }
            }
        }
    }
}
