package io.github.clouddatasets.core.spi;

import java.util.BitSet;
import java.util.Locale;
import java.util.Set;

/**
 * Masks what looks like a secret in a text for the log: JSON at any depth (and JSON in a text in JSON), forms, queries,
 * headers, XML, and values that show what they are, such as a JWT. The text may be cut anywhere and need not be well-formed:
 * a value whose end is missing is masked to the end.
 */
final class SecretMask {

    static final String MASK = "***";

    /** JSON inside of texts of JSON, so often. Deeper down a text with an escape in it is masked as a whole. */
    private static final int MAX_NESTING = 4;

    /** Members that name another member: {@code {"name":"password","value":"…"}}. */
    private static final Set<String> NAMES = Set.of("name", "key", "header", "field", "parameter");

    /** How far ahead the name of a value is looked for that comes before its name. */
    private static final int LONGEST_LOOK = 2_000;

    private final String text;
    private final int nesting;
    private final StringBuilder out;
    private int at;

    /** The objects, by their depth, that have named a secret, whose value is in a member of its own. */
    private final BitSet namesSecret = new BitSet();

    private int depth;

    private SecretMask(String text, int nesting) {
        this.text = text;
        this.nesting = nesting;
        this.out = new StringBuilder(text.length());
    }

    /** The text with three stars for each secret. */
    static String masked(String text) {
        return masked(text, 0);
    }

    private static String masked(String text, int nesting) {
        return PlainMask.masked(new SecretMask(text, nesting).json());
    }

    /** Goes through the text from one quotation mark to the next. */
    private String json() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                literal();
            } else {
                if (c == '{') {
                    depth++;
                    namesSecret.clear(depth);
                } else if (c == '}' && depth > 0) {
                    depth--;
                }
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    /** A literal: a name with its value, or a value. */
    private void literal() {
        int start = at;
        int end = endOfLiteral(start);
        String literal = text.substring(start, end);
        int colon = afterBlanks(end);
        at = end;
        if (colon >= text.length() || text.charAt(colon) != ':') {
            out.append(value(literal));
            element(start, literal);
            return;
        }
        String name = unescaped(literal);
        int value = afterBlanks(colon + 1);
        out.append(text, start, value);
        at = value;
        boolean isValue = name.toLowerCase(Locale.ROOT).startsWith("value");
        boolean secret = SecretName.is(name) || (isValue && (namesSecret.get(depth) || isNamedSecretLater()));
        if (secret && value < text.length()) {
            mask(name);
        } else if (NAMES.contains(name.toLowerCase(Locale.ROOT))
                && value < text.length()
                && text.charAt(value) == '"') {
            boolean named = SecretName.is(unescaped(text.substring(value, endOfLiteral(value))));
            namesSecret.set(depth, named || namesSecret.get(depth));
        }
    }

    /** Passes over the value that begins here and writes the mask. A value without content is shown as it is. */
    private void mask(String name) {
        int start = at;
        at = endOfValue(start);
        String value = text.substring(start, at);
        out.append(SecretName.isOpen(name, value) ? value : "\"" + MASK + "\"");
    }

    /** A pair as an array has it: {@code ["password","…"]}. */
    private void element(int start, String literal) {
        int comma = afterBlanks(at);
        int second = afterBlanks(comma + 1);
        if (second >= text.length() || text.charAt(comma) != ',' || text.charAt(second) != '"') {
            return;
        }
        int before = start - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        int end = endOfLiteral(second);
        int after = afterBlanks(end);
        boolean isPair = before >= 0
                && text.charAt(before) == '['
                && (after >= text.length() || text.charAt(after) == ']')
                && text.charAt(second + 1 < text.length() ? second + 1 : second) != ']';
        if (isPair && SecretName.is(unescaped(literal))) {
            out.append(text, at, second).append('"').append(MASK).append('"');
            at = end;
        }
    }

    /** Whether a later member of the object at hand names a secret. */
    private boolean isNamedSecretLater() {
        int inner = 0;
        int end = Math.min(text.length(), at + LONGEST_LOOK);
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '[') {
                inner++;
            } else if (c == '}' || c == ']') {
                inner--;
                if (inner < 0) {
                    return false;
                }
            } else if (c == '"') {
                int close = endOfLiteral(i);
                if (inner == 0 && isNameOfSecret(i, close)) {
                    return true;
                }
                i = close - 1;
            }
        }
        return false;
    }

    private boolean isNameOfSecret(int start, int end) {
        int colon = afterBlanks(end);
        if (colon >= text.length() || text.charAt(colon) != ':') {
            return false;
        }
        int value = afterBlanks(colon + 1);
        return value < text.length()
                && text.charAt(value) == '"'
                && NAMES.contains(unescaped(text.substring(start, end)).toLowerCase(Locale.ROOT))
                && SecretName.is(unescaped(text.substring(value, endOfLiteral(value))));
    }

    /** A text may hold JSON, a form or a header in its turn. */
    private String value(String literal) {
        String inner = unescaped(literal);
        boolean escapes = literal.indexOf('\\') >= 0;
        String masked = nesting < MAX_NESTING ? masked(inner, nesting + 1) : escapes ? MASK : PlainMask.masked(inner);
        return masked.equals(inner) ? literal : "\"" + escaped(masked) + (isClosed(literal) ? "\"" : "");
    }

    private int afterBlanks(int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Behind the closing quotation mark, or the end of the text. */
    private int endOfLiteral(int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return text.length();
    }

    private int endOfValue(int start) {
        char first = text.charAt(start);
        if (first == '"') {
            return endOfLiteral(start);
        }
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = endOfLiteral(i) - 1;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (depth == 0 && (c == ',' || c == '}' || c == ']' || Character.isWhitespace(c))) {
                return i;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return text.length();
    }

    private static boolean isClosed(String literal) {
        int backslashes = 0;
        for (int i = literal.length() - 2; i >= 0 && literal.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return literal.length() > 1 && literal.endsWith("\"") && backslashes % 2 == 0;
    }

    /** The characters that a literal means; a cut or wrong escape stays as it is. */
    private static String unescaped(String literal) {
        int end = isClosed(literal) ? literal.length() - 1 : literal.length();
        StringBuilder plain = new StringBuilder(end);
        int i = 1;
        while (i < end) {
            char c = literal.charAt(i++);
            if (c != '\\' || i >= end) {
                plain.append(c);
                continue;
            }
            char escape = literal.charAt(i++);
            switch (escape) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'u' -> {
                    int code = i + 3 < literal.length() ? hex(literal, i) : -1;
                    plain.append(code < 0 ? "\\u" : String.valueOf((char) code));
                    i += code < 0 ? 0 : 4;
                }
                default -> plain.append(escape);
            }
        }
        return plain.toString();
    }

    private static int hex(String text, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    private static String escaped(String plain) {
        StringBuilder literal = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return literal.toString();
    }
}
