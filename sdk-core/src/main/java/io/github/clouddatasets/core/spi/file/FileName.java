package io.github.clouddatasets.core.spi.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name a service gives to a file, made harmless. */
public final class FileName {

    private static final Pattern PLAIN = Pattern.compile("(?i)(?<![\\w*-])filename\\s*=\\s*(?:\"([^\"]*)\"|([^;]*))");

    /** RFC 8187: {@code filename*=UTF-8''na%C3%AFve.zip}. */
    private static final Pattern EXTENDED =
            Pattern.compile("(?i)(?<![\\w*-])filename\\*\\s*=\\s*\"?([\\w-]+)'[^']*'([^;\"\\s]*)");

    /** Names that are devices on Windows, whatever follows their dot. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    /** File systems take 255 bytes; the rest is for the suffix of the unfinished file. */
    private static final int LONGEST = 240;

    private FileName() {}

    /** From a {@code Content-Disposition}: no path, no control characters, never empty, hidden or too long. */
    public static String of(@Nullable String disposition) {
        String header = disposition == null ? "" : disposition;
        String name = extended(header);
        if (name == null) {
            Matcher matcher = PLAIN.matcher(header);
            name = !matcher.find() ? "" : matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            name = utf8(name.strip());
        }
        return harmless(name);
    }

    /** The same for a name that came by itself. */
    public static String harmless(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        // \p{Cf} turns the direction of text around, so that a name looks like another.
        name = withoutEnds(name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\u2028\u2029<>:\"|?*]", "_"));
        if (DEVICE.matcher(name).matches()) {
            name = "_" + name;
        }
        name = shortened(name);
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

    private static @Nullable String extended(String header) {
        Matcher matcher = EXTENDED.matcher(header);
        if (!matcher.find()) {
            return null;
        }
        String text = matcher.group(2);
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
            return bytes.toString(Charset.forName(matcher.group(1)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null; // the plain name is left
        }
    }

    /** Cut before its extension, between characters. */
    private static String shortened(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
        int room = LONGEST - extension.getBytes(StandardCharsets.UTF_8).length;
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
