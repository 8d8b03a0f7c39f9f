package io.github.clouddatasets.manifest;

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

    /**
     * Limits of the JDK's parser that a setting of the JVM or another version of Java may lower. Without a document type
     * there are no entities to bound; {@link VocLimits} bounds the rest. Zero means no limit.
     */
    private static final List<String> LIMITS_OF_THE_JDK = List.of(
            "jdk.xml.totalEntitySizeLimit",
            "jdk.xml.maxGeneralEntitySizeLimit",
            "jdk.xml.maxXMLNameLimit",
            "jdk.xml.maxElementDepth");

    private final VocBytes bytes;
    private final Content content = new Content();

    VocParser(InputStream in) {
        this.bytes = new VocBytes(in);
    }

    VocFile parse() throws IOException {
        try {
            InputSource source = bytes.source();
            content.linesBefore = bytes.blankLines();
            parser().parse(source, content);
            return content.file.whole();
        } catch (SAXParseException e) {
            int line = Math.max(content.line, content.linesBefore + e.getLineNumber());
            throw new VocException(oneLine(e.getMessage()), line, e);
        } catch (SAXException e) {
            throw new VocException(oneLine(e.getMessage()), content.line, e);
        } catch (IOException e) {
            if (bytes.failure() != null) {
                throw bytes.failure();
            }
            String message = bytes.tooLarge() ? "more than " + VocLimits.BYTES + " bytes" : oneLine(e.getMessage());
            throw new VocException(message, content.line, e);
        }
    }

    /**
     * The JDK's own parser, whatever else is on the class path, so that the settings are known to hold. Without a
     * document type there are no entities, inside or out; the other settings are a second fence. The parser knows no
     * namespaces: tools write prefixes that they declare nowhere.
     */
    private static SAXParser parser() throws SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
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
            parser.setProperty("jdk.xml.elementAttributeLimit", "10000");
            for (String limit : LIMITS_OF_THE_JDK) {
                parser.setProperty(limit, "0");
            }
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser cannot be made safe", e);
        }
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "broken XML" : message.replaceAll("\\p{Cntrl}+", " ");
    }

    /** Makes elements of what the parser reports, and hands each child of the root on when it is whole. */
    private static final class Content extends DefaultHandler {

        private final VocReading file = new VocReading();
        private final Deque<Open> open = new ArrayDeque<>();
        private @Nullable Locator locator;
        private int linesBefore;
        private int line = 1;
        private int elements;

        /** An element that has begun. */
        private static final class Open {
            private final String name;
            private final StringBuilder text = new StringBuilder(0);
            private final List<VocElement> children = new ArrayList<>(0);
            private int count;

            Open(String qualifiedName) {
                this.name = qualifiedName.substring(qualifiedName.lastIndexOf(':') + 1);
            }

            /** Blank space before a text, and all text beside children, is layout. Only a value is kept. */
            boolean append(char[] chars, int start, int length) {
                int from = start;
                int end = start + length;
                while (text.isEmpty() && from < end && Character.isWhitespace(chars[from])) {
                    from++;
                }
                if (count == 0 && from < end) {
                    text.append(chars, from, end - from);
                }
                return text.length() <= VocLimits.TEXT;
            }

            VocElement whole() {
                return new VocElement(name, children.isEmpty() ? text.toString().strip() : "", children);
            }
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            here();
            Open element = new Open(name);
            if (open.isEmpty() && !element.name.equals("annotation")) {
                throw new VocException("the root element is not annotation", line, null);
            }
            elements++;
            boolean many = open.size() > 1 && ++open.element().count > VocLimits.CHILDREN;
            if (open.size() > VocLimits.DEPTH || elements > VocLimits.ELEMENTS || many) {
                throw new VocException("more or deeper elements than a label file may have", line, null);
            }
            open.push(element);
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            here();
            if (open.size() > 1 && !open.element().append(chars, start, length)) {
                throw new VocException("a text of more than " + VocLimits.TEXT + " characters", line, null);
            }
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            here();
            Open element = open.pop();
            if (open.isEmpty() || !VocElement.isName(element.name)) {
                return; // a name without a meaning here, such as a prefix and a colon alone
            }
            if (open.size() == 1) {
                file.add(element.whole());
            } else {
                open.element().children.add(element.whole());
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
            line = locator == null ? line : Math.max(line, linesBefore + locator.getLineNumber());
        }
    }
}
