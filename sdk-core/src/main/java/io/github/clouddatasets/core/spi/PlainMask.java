package io.github.clouddatasets.core.spi;

import static io.github.clouddatasets.core.spi.SecretMask.MASK;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of {@link SecretMask} for what is not JSON: headers, forms, queries, multipart bodies, XML, addresses. */
final class PlainMask {

    /** Names and values as forms, queries, cookies and attributes have them, in any text. */
    private static final Pattern PAIR =
            Pattern.compile("([\\w.%\\[\\]-]{1,128}+)(\\s{0,4}=\\s{0,4})(\"[^\"]*+\"?|'[^']*+'?|[^\\s&\"'<>;,]++)");

    /** Names and values with a colon, at the start of a line or after a sign that is not of a sentence. */
    private static final Pattern LINE = Pattern.compile("(?m)(^\\s{0,40}+|[{,;'\"]\\s{0,40}+)([\\w.-]{1,128}+)"
            + "(['\"]?\\s{0,4}:\\s{0,4})('[^']*+'?|\"[^\"]*+\"?|\\[[^\\]]*+]?|\\{[^}]*+}?|[^\\s\"'<>,;}]++)");

    /** Headers, wherever they are quoted, with all that follows on their line. */
    private static final Pattern HEADER = Pattern.compile(
            "(?i)((?:proxy-)?authorization|(?:set-)?cookie|x-[\\w-]{0,64}(?:token|key|secret|auth|signature)[\\w-]{0,64}+)"
                    + "(\\\\?['\"]?\\s{0,4}[:=]\\s{0,4}\\\\?['\"]?)(?!null|true|false)(\\[[^\\]\\r\\n]*+]?|[^\\r\\n\"'<>\\\\]++)");

    /** The parts of a digest login that stand for the password. */
    private static final Pattern DIGEST =
            Pattern.compile("(?i)\\b(response|c?nonce|opaque)(\\s{0,4}=\\s{0,4}\\\\?[\"']?)[\\w+/=-]{8,}+");

    private static final Pattern ELEMENT = Pattern.compile("<([\\w:.-]{1,128}+)(?:\\s[^<>]*+)?+(?<!/)>");

    /** A name and its value in elements of their own. */
    private static final Pattern NAMED_ELEMENT =
            Pattern.compile("(?i)(<(?:\\w{1,32}:)?(?:name|key)>\\s{0,40}([\\w.-]{1,128}+)\\s{0,40}"
                    + "</[^<>]{1,64}>\\s{0,40}<[\\w:.-]{1,64}[^<>]{0,128}>)([^<]++)");

    /** A field of a form in parts. */
    private static final Pattern PART = Pattern.compile(
            "(?i)(content-disposition:[^\\r\\n]{0,256}?\\bname=\"?([\\w.\\[\\]-]{1,128}+)\"?[^\\r\\n]{0,256}+"
                    + "(?:\\r?\\n[^\\r\\n]{1,256}+){0,8}+\\r?\\n\\r?\\n)((?s:.*?))(?=\\r?\\n--|\\z)");

    private static final Pattern SESSION = Pattern.compile("(?i)session(?!s\\b)");

    private static final Pattern SCHEME = Pattern.compile(
            "(?i)\\b(bearer|SDK-HMAC-SHA256|basic(?=\\s{1,4}\\S{0,200}[0-9=]))(\\s{1,4})[\\w.~+/=-]{6,}+");

    /** Who calls, in an address. */
    private static final Pattern USER_INFO =
            Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]{1,20}+:\\\\?/\\\\?/)[^\\s/@\"'<>?#]{1,256}+@");

    /** A presigned address, a JWT, a key of IDAH, a private key. */
    private static final Pattern VALUE = Pattern.compile(
            "(?i)https?://[^\\s\"]*\\?[^\\s\"]*|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*"
                    + "|IDAH_[0-9a-f]{8,}|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z ]{0,40}-----|$)");

    private PlainMask() {}

    static String masked(String text) {
        String parts = PART.matcher(text).replaceAll(part -> replaced(part, part.group(2), part.group(3)));
        String headers = HEADER.matcher(parts).replaceAll("$1$2" + MASK);
        String digests = DIGEST.matcher(headers).replaceAll("$1$2" + MASK);
        String schemes = SCHEME.matcher(digests).replaceAll("$1$2" + MASK);
        String users = USER_INFO.matcher(schemes).replaceAll("$1" + MASK + "@");
        String values = VALUE.matcher(users).replaceAll(MASK);
        String elements = elements(values);
        String named = NAMED_ELEMENT
                .matcher(elements)
                .replaceAll(element -> replaced(element, element.group(2), element.group(3)));
        String pairs = PAIR.matcher(named).replaceAll(pair -> replaced(pair, pair.group(1), pair.group(3)));
        return lines(pairs);
    }

    /** The content of elements of such names, with the elements inside of them. */
    private static String elements(String text) {
        Matcher element = ELEMENT.matcher(text);
        StringBuilder masked = null;
        int shown = 0;
        int from = 0;
        while (element.find(from)) {
            from = element.end();
            String name = element.group(1);
            if (!SecretName.is(name.substring(name.indexOf(':') + 1))) {
                continue;
            }
            int close = text.indexOf("</" + name, element.end());
            int end = close < 0 ? text.length() : close;
            String content = text.substring(element.end(), end);
            if (!content.isBlank() && !SecretName.isOpen(name, content)) {
                masked = masked == null ? new StringBuilder(text.length()) : masked;
                masked.append(text, shown, element.end()).append(MASK);
                shown = end;
            }
            from = end;
        }
        return masked == null ? text : masked.append(text, shown, text.length()).toString();
    }

    /** What is no secret may hold one. */
    private static String lines(String text) {
        Matcher line = LINE.matcher(text);
        StringBuilder masked = new StringBuilder(text.length());
        int shown = 0;
        int from = 0;
        while (line.find(from)) {
            // A name in double quotes is JSON, which has been looked at.
            boolean json = line.group(1).endsWith("\"") && line.group(3).startsWith("\"");
            if (!json && isSecret(line.group(2), line.group(4))) {
                masked.append(text, shown, line.start(4)).append(MASK);
                shown = line.end();
                from = line.end();
            } else {
                from = line.start(4);
            }
        }
        return masked.append(text, shown, text.length()).toString();
    }

    private static String replaced(MatchResult match, String name, String value) {
        String all = match.group();
        boolean secret =
                !value.isBlank() && (isSecretOfPair(name) ? !SecretName.isOpen(name, value) : hidesSecret(value));
        return Matcher.quoteReplacement(secret ? all.substring(0, all.length() - value.length()) + MASK : all);
    }

    private static boolean isSecret(String name, String value) {
        return !value.isBlank() && (isSecretOfPair(name) ? !SecretName.isOpen(name, value) : hidesSecret(value));
    }

    /** In pairs a session is a secret, too: it is the value of a cookie. */
    private static boolean isSecretOfPair(String name) {
        String decoded = decoded(name);
        return decoded == null
                || SecretName.is(decoded)
                || SESSION.matcher(decoded).find();
    }

    /** A value of a form can be a document in its turn. */
    private static boolean hidesSecret(String value) {
        if (value.indexOf('%') < 0) {
            return false;
        }
        String decoded = decoded(value);
        return decoded != null
                && !decoded.equals(value)
                && !SecretMask.masked(decoded).equals(decoded);
    }

    /** Null for what is hidden badly. */
    private static @Nullable String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
