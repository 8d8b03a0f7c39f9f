package io.github.clouddatasets.datasets.manifest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the XML of a label file, one child of the root at a time, within the limits that {@link VocFile} names. */
final class VocParser {

    private static final long MAX_BYTES = 100_000_000;
    private static final int MAX_ELEMENTS = 2_000_000;
    private static final int MAX_ELEMENTS_OF_A_CHILD = 400_000;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TEXT = 1_000_000;

    private final Source source;
    private int elements;

    VocParser(InputStream in) {
        this.source = new Source(in);
    }

    /** An element with what is in it. */
    record Node(String name, String text, List<Node> children, int line) {}

    VocFile parse() throws IOException {
        XMLStreamReader xml = null;
        try {
            xml = factory().createXMLStreamReader(source);
            return file(xml);
        } catch (XMLStreamException e) {
            throw failure(e);
        } finally {
            close(xml);
        }
    }

    /**
     * The JDK's own parser, whatever else is on the class path, so that the settings are known to hold. StAX knows no
     * XInclude at all.
     */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("external entities are not allowed");
        });
        return factory;
    }

    private VocFile file(XMLStreamReader xml) throws XMLStreamException {
        VocReading file = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new VocException("a document type or entity is not allowed", line(xml), null);
            } else if (event == XMLStreamConstants.START_ELEMENT && file == null) {
                if (!xml.getLocalName().equals("annotation")) {
                    throw new VocException("the root element is not annotation", line(xml), null);
                }
                file = new VocReading();
            } else if (event == XMLStreamConstants.START_ELEMENT && file != null) {
                int before = elements;
                file.add(node(xml, before, 1));
            }
        }
        if (file == null) {
            throw new VocException("there is no root element", line(xml), null);
        }
        return file.whole();
    }

    /** The element that has just begun, to its end. */
    private Node node(XMLStreamReader xml, int before, int depth) throws XMLStreamException {
        int line = line(xml);
        elements++;
        if (depth > MAX_DEPTH || elements > MAX_ELEMENTS || elements - before > MAX_ELEMENTS_OF_A_CHILD) {
            throw new VocException("more or deeper elements than a label file may have", line, null);
        }
        String name = xml.getLocalName();
        List<Node> children = new ArrayList<>(0);
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(node(xml, before, depth + 1));
                case XMLStreamConstants.END_ELEMENT -> {
                    // Between children there is nothing but the blanks of the layout.
                    return new Node(name, children.isEmpty() ? text.toString() : "", children, line);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text.length() + xml.getTextLength() > MAX_TEXT) {
                        throw new VocException("a text of more than " + MAX_TEXT + " characters", line(xml), null);
                    }
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {}
                default -> throw new VocException("a document type or entity is not allowed", line(xml), null);
            }
        }
    }

    private static int line(XMLStreamReader xml) {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private RuntimeException failure(XMLStreamException e) throws IOException {
        if (source.failure != null) {
            throw source.failure;
        }
        Location location = e.getLocation();
        int line = location == null ? 1 : Math.max(1, location.getLineNumber());
        return new VocException(source.tooLarge ? "more than " + MAX_BYTES + " bytes" : message(e), line, e);
    }

    /** Without the parser's own "ParseError at [row,col]" in front. */
    private static String message(XMLStreamException e) {
        String message = e.getMessage() == null ? "broken XML" : e.getMessage();
        int own = message.lastIndexOf("\nMessage: ");
        return (own < 0 ? message : message.substring(own + 10)).replaceAll("\\p{Cntrl}+", " ");
    }

    private static void close(@Nullable XMLStreamReader xml) {
        try {
            if (xml != null) {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new AssertionError("closing frees memory, it does no I/O", e);
        }
    }

    /** Counts the bytes, and remembers how reading failed: the parser hides it in an exception of its own. */
    private static final class Source extends FilterInputStream {

        private long count;
        private boolean tooLarge;
        private @Nullable IOException failure;

        Source(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n;
            try {
                n = super.read(target, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
            count += Math.max(0, n);
            tooLarge = count > MAX_BYTES;
            if (tooLarge) {
                throw new IOException("too large");
            }
            return n;
        }

        @Override
        public void close() {
            // the caller's to close
        }
    }
}
