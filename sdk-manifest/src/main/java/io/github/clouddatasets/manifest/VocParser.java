package io.github.clouddatasets.manifest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the XML of a label file, one child of the root at a time, within the limits that {@link VocFile} names. By SAX:
 * the JDK's StAX parser prints some errors to the console.
 */
final class VocParser {

    private static final long MAX_BYTES = 100_000_000;
    private static final int MAX_ELEMENTS = 2_000_000;
    private static final int MAX_ELEMENTS_OF_A_CHILD = 400_000;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_TEXT = 1_000_000;

    private final Source source;
    private final Content content = new Content();

    VocParser(InputStream in) {
        this.source = new Source(in);
    }

    /** An element with what is in it. */
    record Node(String name, String text, List<Node> children, int line) {}

    VocFile parse() throws IOException {
        try {
            parser().parse(new InputSource(source), content);
            return content.file.whole();
        } catch (SAXParseException e) {
            throw new VocException(oneLine(e.getMessage()), Math.max(content.line, e.getLineNumber()), e);
        } catch (SAXException e) {
            throw new VocException(oneLine(e.getMessage()), content.line, e);
        } catch (IOException e) {
            if (source.failure != null) {
                throw source.failure;
            }
            String message = source.tooLarge ? "more than " + MAX_BYTES + " bytes" : oneLine(e.getMessage());
            throw new VocException(message, content.line, e);
        }
    }

    /**
     * The JDK's own parser, whatever else is on the class path, so that the settings are known to hold. Without a
     * document type there are no entities, inside or out; the other settings are a second fence.
     */
    private static SAXParser parser() throws SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setXIncludeAware(false);
            SAXParser parser = factory.newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser cannot be made safe", e);
        }
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "broken XML" : message.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Makes nodes of what the parser tells, and hands each child of the root on when it is whole. */
    private static final class Content extends DefaultHandler {

        private final VocReading file = new VocReading();
        private final Deque<Open> open = new ArrayDeque<>();
        private @Nullable Locator locator;
        private int line = 1;
        private int elements;
        private int elementsOfChild;

        /** An element that has begun. */
        private static final class Open {
            private final String name;
            private final int line;
            private final StringBuilder text = new StringBuilder(0);
            private final List<Node> children = new ArrayList<>(0);

            Open(String name, int line) {
                this.name = name;
                this.line = line;
            }

            /** Between children there is nothing but the blanks of the layout. */
            Node whole() {
                return new Node(name, children.isEmpty() ? text.toString() : "", children, line);
            }
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        @Override
        public void startElement(String uri, String name, String qName, Attributes attributes) {
            here();
            if (open.isEmpty() && !name.equals("annotation")) {
                throw new VocException("the root element is not annotation", line, null);
            }
            elements++;
            elementsOfChild = open.size() < 2 ? 1 : elementsOfChild + 1;
            if (open.size() > MAX_DEPTH || elements > MAX_ELEMENTS || elementsOfChild > MAX_ELEMENTS_OF_A_CHILD) {
                throw new VocException("more or deeper elements than a label file may have", line, null);
            }
            open.push(new Open(name, line));
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            here();
            StringBuilder text = open.element().text;
            if (open.size() == 1) {
                return; // the layout between the children of the root
            }
            if (text.length() + length > MAX_TEXT) {
                throw new VocException("a text of more than " + MAX_TEXT + " characters", line, null);
            }
            text.append(chars, start, length);
        }

        @Override
        public void endElement(String uri, String name, String qName) {
            here();
            Node node = open.pop().whole();
            if (open.size() == 1) {
                file.add(node);
            } else if (!open.isEmpty()) {
                open.element().children.add(node);
            }
        }

        @Override
        public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
            throw new VocException("external entities are not allowed", line, null);
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e; // and print nothing
        }

        private void here() {
            line = locator == null ? line : Math.max(line, locator.getLineNumber());
        }
    }

    /** Counts the bytes, and remembers how reading failed: to tell that from what the parser finds wrong. */
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
