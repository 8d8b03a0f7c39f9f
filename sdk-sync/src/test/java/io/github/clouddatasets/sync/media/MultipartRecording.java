package io.github.clouddatasets.sync.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a multipart form.
 *
 * @param fields the texts by their names
 * @param filename the name of the file
 * @param type the declared media type of the file
 * @param file the bytes of the file
 */
@SuppressWarnings("ArrayRecordComponent") // tests compare the bytes, never the records
record MultipartRecording(Map<String, String> fields, String filename, String type, byte[] file) {

    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?");
    private static final Pattern TYPE = Pattern.compile("(?i)\r\nContent-Type: ([^\r]*)");

    /** What curl sent in an exchange with the real server. */
    static MultipartRecording of(String recording) {
        byte[] request = MediaRequests.sent(recording);
        String text = new String(request, ISO_8859_1);
        return parsed(text.substring(text.indexOf("\r\n\r\n") + 4));
    }

    /** A form whose bytes are the characters of a text. */
    static MultipartRecording parsed(String form) {
        String boundary = "\r\n" + form.substring(0, form.indexOf("\r\n"));
        Map<String, String> fields = new LinkedHashMap<>();
        String filename = "";
        String type = "";
        byte[] file = {};
        String rest = "\r\n" + form;
        for (int start = boundary.length(); !rest.startsWith("--", start); ) {
            int end = rest.indexOf(boundary, start);
            String part = rest.substring(start, end);
            int body = part.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(part.substring(0, body));
            if (!name.find()) {
                throw new AssertionError("a part without a name: " + part.substring(0, body));
            }
            String content = part.substring(body + 4);
            if (name.group(2) == null) {
                fields.put(name.group(1), content);
            } else {
                filename = name.group(2);
                file = content.getBytes(ISO_8859_1);
                Matcher declared = TYPE.matcher(part.substring(0, body));
                type = declared.find() ? declared.group(1) : "";
            }
            start = end + boundary.length();
        }
        return new MultipartRecording(fields, filename, type, file);
    }
}
