package io.github.clouddatasets.emulator.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The XML document in the body of a request. Namespaces do not matter. */
record XmlBody(Element element) {

    /** Reads a document whose root has this name. */
    static XmlBody parse(byte[] bytes, String root) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // No document type: an entity could read files, or grow without end.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The parser's own handler prints errors to System.err.
            builder.setErrorHandler(new DefaultHandler());
            Element element = builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
            if (!root.equals(element.getLocalName())) {
                throw S3Fault.xmlMalformed();
            }
            return new XmlBody(element);
        } catch (SAXException | IOException e) {
            throw S3Fault.xmlMalformed();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java has a parser of XML", e);
        }
    }

    /** The child elements with this name in the order of the document. */
    List<XmlBody> children(String name) {
        List<XmlBody> found = new ArrayList<>();
        NodeList nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element child && name.equals(child.getLocalName())) {
                found.add(new XmlBody(child));
            }
        }
        return found;
    }

    /** The text of the first child element with this name. */
    Optional<String> text(String name) {
        return children(name).stream().findFirst().map(child -> child.element.getTextContent());
    }
}
