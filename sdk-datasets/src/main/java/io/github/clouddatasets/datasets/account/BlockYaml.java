package io.github.clouddatasets.datasets.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map of a YAML file, read by the part of YAML 1.2 that {@code clouds.yaml} uses: nested block maps of plain or quoted
 * scalars on one line, comments, one document. Lists are passed over. Everything else (anchors, tags, block scalars, flow
 * maps, tabs) is refused with the number of its line, never with its text, which may hold a password. A whole YAML parser
 * would be a dependency, and does more than a file of credentials should be able to ask for.
 */
final class BlockYaml {

    /** The value of a key. Text and map are both null for an empty value, and for a list. */
    private record Value(
            int line, @Nullable String text, @Nullable BlockYaml map, boolean list) {}

    /** A line that is neither empty nor a comment. */
    private record Line(int number, int indent, String text) {
        boolean isListItem() {
            return text.equals("-") || text.startsWith("- ") || text.startsWith("-\t");
        }
    }

    /** The file uses a form of YAML outside that part, or has a value of another kind than expected. */
    static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        SyntaxException(int line, String reason) {
            super("line " + line + ": " + reason, null, false, false);
        }

        /** The number of the line, and the rule it breaks. */
        String reason() {
            return String.valueOf(getMessage());
        }
    }

    private final Map<String, Value> values;

    private BlockYaml(Map<String, Value> values) {
        this.values = values;
    }

    /** Reads a whole file, whose outermost part must be a map. */
    static BlockYaml read(String content) throws SyntaxException {
        Reader reader = new Reader(lines(content));
        BlockYaml map = reader.map(0);
        reader.end();
        return map;
    }

    /** The keys in the order of the file. */
    Set<String> keys() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The text under a key; null if there is none. Numbers and words such as {@code true} are texts here. */
    @Nullable
    String text(String key) throws SyntaxException {
        Value value = values.get(key);
        if (value != null && (value.map != null || value.list)) {
            throw new SyntaxException(value.line, key + " must be a single value");
        }
        return value == null ? null : value.text;
    }

    /** The map under a key; null if there is none. */
    @Nullable
    BlockYaml map(String key) throws SyntaxException {
        Value value = values.get(key);
        if (value != null && (value.text != null || value.list)) {
            throw new SyntaxException(value.line, key + " must be a map");
        }
        return value == null ? null : value.map;
    }

    private static List<Line> lines(String content) throws SyntaxException {
        String[] all = (content.startsWith("\uFEFF") ? content.substring(1) : content).split("\r\n|\n|\r", -1);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            String line = all[i];
            int indent = 0;
            while (indent < line.length() && line.charAt(indent) == ' ') {
                indent++;
            }
            String text = line.substring(indent).stripTrailing();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (text.startsWith("\t")) {
                throw new SyntaxException(i + 1, "a tab cannot indent: use spaces");
            }
            if (text.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
                throw new SyntaxException(i + 1, "it has a control character");
            }
            lines.add(new Line(i + 1, indent, text));
        }
        return lines;
    }

    /** Goes through the lines once. */
    private static final class Reader {
        private final List<Line> lines;
        private int at;

        Reader(List<Line> lines) {
            this.lines = lines;
            if (!lines.isEmpty() && isMark(lines.get(0), "---")) {
                at++;
            }
        }

        void end() throws SyntaxException {
            if (at < lines.size() && isMark(lines.get(at), "...")) {
                at++;
            }
            if (at < lines.size()) {
                throw new SyntaxException(lines.get(at).number, "there is more than one document");
            }
        }

        BlockYaml map(int indent) throws SyntaxException {
            Map<String, Value> values = new LinkedHashMap<>();
            while (at < lines.size()) {
                Line line = lines.get(at);
                if (line.indent < indent || isMark(line, "---") || isMark(line, "...")) {
                    break;
                }
                if (line.indent > indent) {
                    throw new SyntaxException(line.number, "its indentation fits no line above it");
                }
                if (line.isListItem()) {
                    throw new SyntaxException(line.number, "a list is not possible here");
                }
                at++;
                Scalar scalar = new Scalar(line);
                String key = scalar.key();
                String text = scalar.value();
                Value value = scalar.empty() ? below(line) : new Value(line.number, text, null, scalar.list());
                if (values.put(key, value) != null) {
                    throw new SyntaxException(line.number, "the key was there before");
                }
            }
            return new BlockYaml(values);
        }

        /** Reads the value of a key whose own line has none. A list may be as far left as its key. */
        private Value below(Line key) throws SyntaxException {
            Line next = at < lines.size() ? lines.get(at) : null;
            if (next != null && next.indent >= key.indent && next.isListItem()) {
                passList(next.indent);
                return new Value(key.number, null, null, true);
            }
            BlockYaml map = next != null && next.indent > key.indent ? map(next.indent) : null;
            return new Value(key.number, null, map, false);
        }

        private void passList(int indent) {
            while (at < lines.size()) {
                Line line = lines.get(at);
                if (line.indent < indent || (line.indent == indent && !line.isListItem())) {
                    return;
                }
                at++;
            }
        }

        private static boolean isMark(Line line, String mark) {
            return line.indent == 0
                    && line.text.startsWith(mark)
                    && (line.text.length() == 3
                            || line.text.substring(3).isBlank()
                            || line.text.startsWith(mark + " #"));
        }
    }

    /** Reads the one line of a key and its value. */
    private static final class Scalar {
        /** A plain text cannot begin with one of these characters: they announce forms of YAML that this class refuses. */
        private static final String INDICATORS = "&*!|>%@`{}[],\"'#";

        private final Line line;
        private final String text;
        private int pos;
        private boolean empty;
        private boolean list;

        Scalar(Line line) {
            this.line = line;
            this.text = line.text;
        }

        /** Whether the line has no value after the key. */
        boolean empty() {
            return empty;
        }

        /** Whether the value after the key is a list. */
        boolean list() {
            return list;
        }

        String key() throws SyntaxException {
            char first = text.charAt(0);
            String key;
            if (first == '"' || first == '\'') {
                key = quoted();
                pass();
                if (pos >= text.length() || !endsKey(pos)) {
                    throw refused("it is not of the form key: value");
                }
            } else {
                int colon = 0;
                while (colon < text.length() && !endsKey(colon) && !beginsComment(colon)) {
                    colon++;
                }
                key = text.substring(0, colon).stripTrailing();
                if (colon == text.length() || !endsKey(colon) || key.isEmpty()) {
                    throw refused("it is not of the form key: value");
                }
                if (INDICATORS.indexOf(first) >= 0 || key.startsWith("? ") || key.equals("<<")) {
                    throw refused("the key begins with a form of YAML that is not read here");
                }
                pos = colon;
            }
            pos++;
            return key;
        }

        /** The value on the key's line; null for none, for an explicit null and for a list. */
        @Nullable
        String value() throws SyntaxException {
            pass();
            if (pos == text.length() || beginsComment(pos)) {
                empty = true;
                return null;
            }
            char first = text.charAt(pos);
            if (first == '"' || first == '\'') {
                String value = quoted();
                int end = pos;
                pass();
                if (pos < text.length() && (pos == end || text.charAt(pos) != '#')) {
                    throw refused("something follows the closing quote");
                }
                return value;
            }
            String plain = plain();
            if (first == '[' && plain.endsWith("]")) {
                list = true;
                return null;
            }
            boolean lone = plain.length() == 1 || plain.charAt(1) == ' ' || plain.charAt(1) == '\t';
            if (INDICATORS.indexOf(first) >= 0 || (lone && "-?:".indexOf(first) >= 0)) {
                throw refused("the value begins with a form of YAML that is not read here; quote it if it is text");
            }
            for (int i = pos; i < pos + plain.length(); i++) {
                if (endsKey(i)) {
                    throw refused("the value has a colon that makes it a key; quote it if it is text");
                }
            }
            return plain.equals("~") || plain.equalsIgnoreCase("null") ? null : plain;
        }

        private String plain() {
            int end = pos;
            while (end < text.length() && !beginsComment(end)) {
                end++;
            }
            return text.substring(pos, end).stripTrailing();
        }

        private String quoted() throws SyntaxException {
            char quote = text.charAt(pos++);
            StringBuilder value = new StringBuilder();
            while (pos < text.length()) {
                char c = text.charAt(pos++);
                if (c == quote && quote == '\'' && pos < text.length() && text.charAt(pos) == '\'') {
                    pos++;
                    value.append('\'');
                } else if (c == quote) {
                    return value.toString();
                } else if (c == '\\' && quote == '"') {
                    value.append(escaped());
                } else {
                    value.append(c);
                }
            }
            throw refused("the quote is not closed on its line");
        }

        private char escaped() throws SyntaxException {
            char c = pos < text.length() ? text.charAt(pos++) : '\n';
            return switch (c) {
                case '"', '\\', '/', ' ' -> c;
                case 'n' -> '\n';
                case 't' -> '\t';
                case 'r' -> '\r';
                case '0' -> '\0';
                case 'x' -> hexadecimal(2);
                case 'u' -> hexadecimal(4);
                default -> throw refused("it has a backslash that is not read here; single quotes take it as text");
            };
        }

        private char hexadecimal(int digits) throws SyntaxException {
            int code = 0;
            for (int i = 0; i < digits; i++) {
                int digit = pos < text.length() ? Character.digit(text.charAt(pos++), 16) : -1;
                if (digit < 0) {
                    throw refused("a backslash escape lacks hexadecimal digits");
                }
                code = code * 16 + digit;
            }
            return (char) code;
        }

        private void pass() {
            while (pos < text.length() && isBlank(text.charAt(pos))) {
                pos++;
            }
        }

        /** A colon ends a key before a blank or the line's end. */
        private boolean endsKey(int i) {
            return text.charAt(i) == ':' && (i + 1 == text.length() || isBlank(text.charAt(i + 1)));
        }

        /** A comment begins after a blank only. */
        private boolean beginsComment(int i) {
            return text.charAt(i) == '#' && i > 0 && isBlank(text.charAt(i - 1));
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }

        private SyntaxException refused(String reason) {
            return new SyntaxException(line.number, reason);
        }
    }
}
