package io.github.clouddatasets.emulator.powerdrill;

import java.util.Locale;
import java.util.Set;

/** What Powerdrill makes of names: long ones are cut without a word, and of files the extension counts. */
final class PowerdrillName {

    static final int LONGEST = 128;

    private static final Set<String> READABLE =
            Set.of("csv", "tsv", "md", "mdx", "json", "txt", "pdf", "pptx", "docx", "xls", "xlsx");
    private static final Set<String> READABLE_IN_V1 = Set.of("ppt", "doc");

    private PowerdrillName() {}

    static String cut(String name) {
        return cut(name, LONGEST);
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** The extension in small letters, without its dot; empty if there is none. */
    static String extension(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? "" : file.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    static void requireReadable(String file, PowerdrillDialect dialect) {
        String extension = extension(file);
        boolean old = dialect == PowerdrillDialect.V1 && READABLE_IN_V1.contains(extension);
        if (!old && !READABLE.contains(extension)) {
            throw PowerdrillFault.extensionUnsupported(extension);
        }
    }
}
