package io.github.clouddatasets.core;

import java.util.regex.Pattern;

/** What a secret brings along that was copied from a page or a command line. */
final class CopiedSecret {

    private static final Pattern SCHEME = Pattern.compile("(?is)[\"']?bearer(?:[\\s:=].*)?");
    private static final Pattern HEADER = Pattern.compile("(?is)[\"']?(?:authorization|x-[a-z-]{3,40})\\s*[:=].*");
    private static final Pattern QUOTES = Pattern.compile("(?s)([\"'`]).*\\1|[\u201c\u2018].*[\u201d\u2019]");

    private CopiedSecret() {}

    /** Refuses a secret with its surroundings. */
    static void refuse(String field, String value) {
        if (SCHEME.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " must be given without the word Bearer in front");
        }
        if (HEADER.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " must be given without the name of its header in front");
        }
        if (QUOTES.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " must be given without the quotation marks around it");
        }
    }
}
