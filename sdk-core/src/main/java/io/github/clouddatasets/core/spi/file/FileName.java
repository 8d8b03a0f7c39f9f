package io.github.clouddatasets.core.spi.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name a service gives to a file, made harmless. */
public final class FileName {

    /** The parameters of a header: a name, and a value that is quoted or goes up to the next semicolon. */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?:^|;)\\s*([\\w!#$&+.^`|~-]+\\*?)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*(?=;|$)|([^;]*))");

    /** A type and one name as RFC 6266 has them: a token, or quoted; or an extended name somewhere. */
    private static final Pattern CERTAIN = Pattern.compile(
            "(?i)[^;]*;\\s*filename\\s*=\\s*(?:[\\w!#$&+.^`|~%'*-]+|\"[^\"\\\\]+\")\\s*"
                    + "|.*;\\s*filename\\*\\s*=\\s*(?:utf-8|iso-8859-1)'[^']*'(?:[\\w!#$&+.^`|~-]|%[0-9a-f]{2})+\\s*(?:;.*)?");

    /** Ways to write another name within a name: percent signs, MIME's words, single quotes. */
    private static final Pattern DISGUISED = Pattern.compile("(?i).*%[0-9a-f]{2}.*|.*=\\?.+\\?[bq]\\?.*\\?=.*|'.*'");

    /** RFC 2047: {@code =?UTF-8?B?w6Q=?=}; blank space between two of them is none. */
    private static final Pattern WORD = Pattern.compile("(?i)=\\?([\\w-]+)\\?([bq])\\?([^?\\s]*)\\?=(?:\\s+(?==\\?))?");

    /** RFC 8187: {@code UTF-8''na%C3%AFve.zip}. */
    private static final Pattern EXTENDED = Pattern.compile("\"?([\\w-]+)'[^']*'([^;\"\\s]*)\"?\\s*");

    /** Names that are devices on Windows, whatever follows their dot or blank. */
    private static final Pattern DEVICE = Pattern.compile(
            "(?i)(con|prn|aux|nul|conin\\$|conout\\$|clock\\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])\\s*(\\..*)?");

    /** What file systems take, in bytes. */
    private static final int MOST_BYTES = 255;

    /** File systems take 255 bytes; the rest is for the suffix of the unfinished file. */
    private static final int LONGEST = 240;

    private FileName() {}

    /**
     * From a {@code Content-Disposition}, by RFC 6266: no path, no control characters, never empty, hidden or too long. The
     * extended name goes before the plain one.
     */
    public static String of(@Nullable String disposition) {
        String header = disposition == null ? "" : disposition.replaceFirst("^\\s*[^;=]*(?=;|$)", "");
        String plain = "";
        String extended = null;
        Matcher parameters = PARAMETER.matcher(header);
        while (parameters.find()) {
            String key = parameters.group(1);
            String quoted = parameters.group(2);
            if (key.equalsIgnoreCase("filename*") && extended == null) {
                extended = extended(quoted != null ? quoted : parameters.group(3));
            } else if (key.equalsIgnoreCase("filename") && plain.isEmpty()) {
                plain = quoted != null ? unescaped(quoted) : parameters.group(3);
            }
        }
        return harmless(extended != null ? extended : words(utf8(plain.strip())));
    }

    /**
     * Whether a {@code Content-Disposition} can be read in one way only. A server that writes a name without quotes may mean
     * {@code filename=a;b.zip} as one name; one that writes {@code a%20b.zip} may mean a blank; bytes that are no UTF-8 may be
     * of any charset.
     */
    static boolean isCertain(@Nullable String disposition) {
        if (disposition == null || !CERTAIN.matcher(disposition).matches()) {
            return false;
        }
        String name = null;
        String plain = "";
        Matcher parameters = PARAMETER.matcher(disposition);
        while (parameters.find()) {
            String value = Objects.requireNonNullElse(parameters.group(2), parameters.group(3));
            if (parameters.group(1).equalsIgnoreCase("filename*") && name == null) {
                name = extended(value);
            } else if (parameters.group(1).equalsIgnoreCase("filename") && plain.isEmpty()) {
                plain = value.strip();
            }
        }
        if (name == null) {
            name = utf8(plain);
            boolean unclear = name.equals(plain) && !plain.chars().allMatch(c -> c < 0x80);
            if (unclear || DISGUISED.matcher(name).matches()) {
                return false;
            }
        }
        return !name.isBlank() && name.indexOf('\uFFFD') < 0;
    }

    /** MIME's words in plain text; a word that cannot be read stays. */
    private static String words(String name) {
        return WORD.matcher(name).replaceAll(word -> {
            String text = word.group(3);
            String plain = null;
            try {
                plain = word.group(2).equalsIgnoreCase("b")
                        ? new String(Base64.getDecoder().decode(text), Charset.forName(word.group(1)))
                        : decoded(text.replace('_', ' ').replace('=', '%'), word.group(1));
            } catch (IllegalArgumentException e) {
                plain = null;
            }
            return Matcher.quoteReplacement(plain == null ? word.group() : plain);
        });
    }

    /** Servers put a path of Windows between quotes as it is: only a quote or a backslash was escaped. */
    private static String unescaped(String quoted) {
        return quoted.replaceAll("\\\\([\"\\\\])", "$1");
    }

    /** The same for a name that came by itself. */
    public static String harmless(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        // \p{Cf} turns the direction of text around, so that a name looks like another.
        name = withoutEnds(name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\u2028\u2029<>:\"|?*]", "_"));
        if (DEVICE.matcher(name).matches()) {
            name = "_" + name;
        }
        name = withoutEnds(shortened(name, LONGEST));
        return name.isEmpty() ? "download" : name;
    }

    /** Without dots and spaces at its ends. No pattern: one takes minutes for a header full of dots. */
    private static String withoutEnds(String name) {
        int start = 0;
        while (start < name.length() && isDotOrSpace(name.charAt(start))) {
            start++;
        }
        int end = name.length();
        while (end > start && isDotOrSpace(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(start, end);
    }

    private static boolean isDotOrSpace(char c) {
        return c == '.' || c == ' ';
    }

    /** Null if the value is not of the form, or its charset is unknown: the plain name is left. */
    private static @Nullable String extended(String value) {
        Matcher matcher = EXTENDED.matcher(value);
        if (!matcher.matches()) {
            return null;
        }
        return decoded(matcher.group(2), matcher.group(1));
    }

    /** Text with percent signs; null if the charset is unknown. */
    private static @Nullable String decoded(String text, String charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            boolean room = i + 2 < text.length();
            int high = room ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = room ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (text.charAt(i) == '%' && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(text.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return bytes.toString(Charset.forName(charset));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /**
     * A name with a suffix, within what file systems take: a long name loses characters and gets a number that tells it from
     * others with the same beginning.
     */
    static String withSuffix(String name, String suffix) {
        if (name.getBytes(StandardCharsets.UTF_8).length + suffix.length() <= MOST_BYTES) {
            return name + suffix;
        }
        String end = "~" + Integer.toHexString(name.hashCode()) + suffix;
        return shortened(name, MOST_BYTES - end.length()) + end;
    }

    /** Cut before its extension, between characters. */
    private static String shortened(String name, int longest) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= longest) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
        int room = longest - extension.getBytes(StandardCharsets.UTF_8).length;
        StringBuilder start = new StringBuilder();
        int used = 0;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            String next = Character.toString(name.codePointAt(i));
            used += next.getBytes(StandardCharsets.UTF_8).length;
            if (used > room) {
                break;
            }
            start.append(next);
        }
        return start + extension;
    }

    /** The server puts raw UTF-8 into the header, which HTTP libraries read as Latin-1. */
    private static String utf8(String name) {
        if (!name.chars().allMatch(c -> c < 256)) {
            return name;
        }
        String repaired = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return repaired.indexOf('\uFFFD') >= 0 ? name : repaired;
    }
}
