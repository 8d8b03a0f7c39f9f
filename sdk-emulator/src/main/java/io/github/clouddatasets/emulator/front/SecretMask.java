package io.github.clouddatasets.emulator.front;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Replaces secrets by {@code ***}. The patterns read text, not JSON: a body that the journal has cut is not JSON any
 * more, and a link with a signature can be anywhere.
 */
final class SecretMask {

    private static final String MASK = "***";

    /** Headers whose whole value is a secret. */
    private static final Set<String> SECRETS = Set.of(
            "x-auth-token",
            "x-subject-token",
            "x-pd-api-key",
            "x-security-token",
            "x-amz-security-token",
            "x-obs-security-token");

    /** Headers whose value is a secret after the name of a scheme. */
    private static final Set<String> SCHEMES = Set.of("authorization", "proxy-authorization");

    private static final Set<String> COOKIES = Set.of("cookie", "set-cookie");

    private static final Pattern COOKIE = Pattern.compile("(^|;\\s*)([^=;\\s]+)=([^;]*)");
    private static final Set<String> COOKIE_ATTRIBUTES =
            Set.of("path", "expires", "domain", "max-age", "samesite", "secure", "httponly");

    /** A field of JSON with a secret text; its end may be missing. */
    private static final Pattern FIELD = Pattern.compile(
            "(\"(?:[\\w.-]*(?:password|passwd|secret|token|api[-_]?key|access[-_]?key|secret[-_]?key))\"\\s*:\\s*\")"
                    + "(?:[^\"\\\\]|\\\\.)*+",
            Pattern.CASE_INSENSITIVE);

    /** A parameter of a query, a form or a link with a secret value. */
    private static final Pattern PARAMETER = Pattern.compile(
            "((?:^|[?&;]|%3F|%26|\\\\u0026)(?:[\\w.-]*(?:signature|credential|password|secret|token|api[-_]?key)"
                    + "|awsaccesskeyid|accesskeyid)(?:=|%3D))[^&\"'\\s<>\\\\]*",
            Pattern.CASE_INSENSITIVE);

    /** JSON web tokens, and the API keys of IDAH. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]+(?:\\.[\\w-]*)?|IDAH_[0-9a-f]{8,}");

    private SecretMask() {}

    static Map<String, List<String>> headers(Map<String, List<String>> headers) {
        Map<String, List<String>> masked = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            List<String> texts = new ArrayList<>();
            values.forEach(value -> texts.add(header(name, value)));
            masked.put(name, List.copyOf(texts));
        });
        return masked;
    }

    static String text(String text) {
        String masked = FIELD.matcher(text).replaceAll("$1" + MASK);
        masked = PARAMETER.matcher(masked).replaceAll("$1" + MASK);
        return TOKEN.matcher(masked).replaceAll(MASK);
    }

    /** ISO 8859-1 has one character for each byte: the bytes around the secrets stay what they are. */
    static byte[] bytes(byte[] body) {
        return text(new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String header(String name, String value) {
        if (SECRETS.contains(name)) {
            return MASK;
        }
        if (SCHEMES.contains(name)) {
            int space = value.indexOf(' ');
            return space < 0 ? MASK : value.substring(0, space + 1) + MASK;
        }
        if (COOKIES.contains(name)) {
            return COOKIE.matcher(value)
                    .replaceAll(
                            cookie -> COOKIE_ATTRIBUTES.contains(cookie.group(2).toLowerCase(java.util.Locale.ROOT))
                                    ? "$0"
                                    : "$1$2=" + MASK);
        }
        return text(value);
    }
}
