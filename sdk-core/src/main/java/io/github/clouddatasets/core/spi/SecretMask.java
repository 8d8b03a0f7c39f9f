package io.github.clouddatasets.core.spi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what looks like a secret in a text for the log: JSON at any depth (and JSON in a text in JSON), forms, queries,
 * headers, XML, and values that show what they are, such as a JWT. The text may be cut anywhere and need not be well-formed:
 * a value whose end is missing is masked to the end.
 */
final class SecretMask {

    private static final String MASK = "***";

    /** JSON inside of texts of JSON, so often. Deeper down a text with an escape in it is masked as a whole. */
    private static final int MAX_NESTING = 4;

    /** Members that name another member: {@code {"name":"password","value":"…"}}. */
    private static final Set<String> NAMES = Set.of("name", "key", "header", "field", "parameter");

    /** Names and values as forms, queries, cookies and attributes have them, in any text. */
    private static final Pattern PAIR =
            Pattern.compile("([\\w.%\\[\\]-]{1,128}+)(\\s{0,4}=\\s{0,4})(\"[^\"]*+\"?|'[^']*+'?|[^\\s&\"'<>;,]++)");

    /** Names and values with a colon, at the start of a line or after a sign that is not of a sentence. */
    private static final Pattern LINE = Pattern.compile(
            "(?m)(^\\s{0,40}+|[{,;'\"]\\s{0,40}+)([\\w.-]{1,128}+)(['\"]?\\s{0,4}:\\s{0,4})('[^']*+'?|[^\\s\"'<>,;}]++)");

    /** Headers, wherever they are quoted, with all that follows on their line. */
    private static final Pattern HEADER = Pattern.compile(
            "(?i)((?:proxy-)?authorization|(?:set-)?cookie|x-[\\w-]{0,64}(?:token|key|secret|auth|signature)[\\w-]{0,64}+)"
                    + "(\\\\?['\"]?\\s{0,4}[:=]\\s{0,4}\\\\?['\"]?)(?!null|true|false)([^\\r\\n\"'<>\\\\]++)");

    private static final Pattern ELEMENT = Pattern.compile("(<([\\w:.-]{1,128}+)(?:\\s[^<>]*+)?>)([^<]++)");

    private static final Pattern SCHEME = Pattern.compile(
            "(?i)\\b(bearer|SDK-HMAC-SHA256|basic(?=\\s{1,4}\\S{0,200}[0-9=]))(\\s{1,4})[\\w.~+/=-]{6,}+");

    /** A presigned address, a JWT, a key of IDAH, a private key. */
    private static final Pattern VALUE = Pattern.compile(
            "(?i)https?://[^\\s\"]*\\?[^\\s\"]*|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*"
                    + "|IDAH_[0-9a-f]{8,}|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z ]{0,40}-----|$)");

    private final String text;
    private final int nesting;
    private final StringBuilder out;
    private int at;

    /** Whether the object at hand has named a secret, whose value is in a member of its own. */
    private boolean namesSecret;

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
        return plain(new SecretMask(text, nesting).json());
    }

    private static String plain(String text) {
        String headers = HEADER.matcher(text).replaceAll("$1$2" + MASK);
        String schemes = SCHEME.matcher(headers).replaceAll("$1$2" + MASK);
        String values = VALUE.matcher(schemes).replaceAll(MASK);
        String pairs = PAIR.matcher(values).replaceAll(pair -> replaced(pair, pair.group(1), pair.group(3)));
        String lines = LINE.matcher(pairs).replaceAll(line -> replaced(line, line.group(2), line.group(4)));
        return ELEMENT.matcher(lines).replaceAll(element -> replaced(element, element.group(2), element.group(3)));
    }

    private static String replaced(MatchResult match, String name, String value) {
        String all = match.group();
        boolean secret = isSecretOfPair(name) && !value.isBlank() && !isWord(value);
        return Matcher.quoteReplacement(secret ? all.substring(0, all.length() - value.length()) + MASK : all);
    }

    /** In pairs a session is a secret, too: it is the value of a cookie. */
    private static boolean isSecretOfPair(String name) {
        String decoded = name;
        if (name.indexOf('%') >= 0) {
            try {
                decoded = URLDecoder.decode(name, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return true; // hidden badly
            }
        }
        return SecretName.is(decoded) || decoded.toLowerCase(Locale.ROOT).contains("session");
    }

    /** What tells of a value without being one. */
    private static boolean isWord(String value) {
        return value.equals("null") || value.equals("true") || value.equals("false");
    }

    /** Goes through the text from one quotation mark to the next. */
    private String json() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                literal();
            } else {
                namesSecret &= c != '{' && c != '}';
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
            return;
        }
        String name = unescaped(literal);
        int value = afterBlanks(colon + 1);
        out.append(text, start, value);
        at = value;
        boolean secret = SecretName.is(name)
                || (namesSecret && name.toLowerCase(Locale.ROOT).startsWith("value"));
        if (secret && value < text.length()) {
            mask();
        } else if (NAMES.contains(name.toLowerCase(Locale.ROOT))
                && value < text.length()
                && text.charAt(value) == '"') {
            namesSecret |= SecretName.is(unescaped(text.substring(value, endOfLiteral(value))));
        }
    }

    /** Passes over the value that begins here and writes the mask. A value without content is shown as it is. */
    private void mask() {
        int start = at;
        at = endOfValue(start);
        String value = text.substring(start, at);
        out.append(isWord(value) || value.isEmpty() ? value : "\"" + MASK + "\"");
    }

    /** A text may hold JSON, a form or a header in its turn. */
    private String value(String literal) {
        String inner = unescaped(literal);
        boolean escapes = literal.indexOf('\\') >= 0;
        String masked = nesting < MAX_NESTING ? masked(inner, nesting + 1) : escapes ? MASK : plain(inner);
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
