package io.github.clouddatasets.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields and files of a {@code multipart/form-data} body. */
public final class MultipartForm {

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/form-data;.*?\\bboundary=(?:\"([^\"]+)\"|([^;\\s]+)).*");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)[;\\s]filename=(?:\"([^\"]*)\"|([^;\\s]+))");
    private static final String HEADERS_END = "\r\n\r\n";

    private final Map<String, Part> parts = new HashMap<>();

    private MultipartForm() {}

    /** The form in a call, or nothing if its body is no whole form. */
    public static Optional<MultipartForm> of(Call call) {
        String type = call.header("Content-Type");
        Matcher boundary = BOUNDARY.matcher(type == null ? "" : type);
        if (!boundary.matches()) {
            return Optional.empty();
        }
        String delimiter = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        MultipartForm form = new MultipartForm();
        // One character for each byte, so that places in the text are places in the body.
        String body = new String(call.body(), StandardCharsets.ISO_8859_1);
        return form.read(body, delimiter) ? Optional.of(form) : Optional.empty();
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(parts.get(name)).map(part -> new String(part.content(), StandardCharsets.UTF_8));
    }

    /** A part with the name of a file. */
    public Optional<Part> file(String name) {
        return Optional.ofNullable(parts.get(name))
                .filter(part -> !part.fileName().isEmpty());
    }

    private boolean read(String body, String delimiter) {
        int start = body.startsWith(delimiter) ? 0 : body.indexOf("\r\n" + delimiter) + 2;
        while (body.startsWith(delimiter, start)) {
            int head = start + delimiter.length();
            if (body.startsWith("--", head)) {
                return true;
            }
            int end = body.indexOf("\r\n" + delimiter, head);
            int content = body.indexOf(HEADERS_END, head);
            if (end < 0 || content < 0 || content > end) {
                return false;
            }
            int from = Math.min(content + HEADERS_END.length(), end);
            add(utf8(body.substring(head, content)), bytes(body.substring(from, end)));
            start = end + 2;
        }
        return false;
    }

    private void add(String headers, byte[] content) {
        String fileName = first(FILE_NAME, headers);
        parts.put(first(NAME, headers), new Part(fileName, content));
    }

    private static String first(Pattern pattern, String headers) {
        Matcher matcher = pattern.matcher(headers);
        if (!matcher.find()) {
            return "";
        }
        String value = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        // Browsers and clients escape these, and no others.
        return value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }

    private static String utf8(String bytes) {
        return new String(bytes(bytes), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A field, or a file if it has a file's name. */
    public static final class Part {

        private final String fileName;
        private final byte[] content;

        Part(String fileName, byte[] content) {
            this.fileName = fileName;
            this.content = content.clone();
        }

        public String fileName() {
            return fileName;
        }

        public byte[] content() {
            return content.clone();
        }
    }
}
