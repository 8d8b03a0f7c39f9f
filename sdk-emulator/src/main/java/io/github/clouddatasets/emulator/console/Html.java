package io.github.clouddatasets.emulator.console;

import java.nio.charset.StandardCharsets;

/** Writes HTML. Whatever comes from outside passes {@link #text} or {@link #tag}, which escape. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    /** Adds markup of the console itself. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                // No character can end a line of the page in a terminal or turn its direction.
                default -> out.append(Character.isISOControl(c) || isBidiControl(c) ? ' ' : c);
            }
        }
        return this;
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; the values are escaped
     */
    Html tag(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Html end(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** An element with a text. */
    Html element(String name, String text, String... attributes) {
        return tag(name, attributes).text(text).end(name);
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isBidiControl(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }
}
