package io.github.clouddatasets.manifest;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An element of a label file that no component has: kept as it was read, without the blank space around its text and
 * the prefix of its name, and written back. Attributes, which label files do not use, are not kept.
 *
 * @param name name of the element
 * @param text its text; ignored if it has children
 * @param children the elements in it
 */
public record VocElement(String name, String text, List<VocElement> children) {

    /** Every name that XML 1.0 allows, without colons; beyond ASCII, where nothing can break out of a tag, some more. */
    private static final Pattern NAME = Pattern.compile(
            "[A-Za-z_\\x{C0}-\\x{D7FF}\\x{E000}-\\x{FFFD}]" + "[A-Za-z0-9_.\\-\\x{B7}-\\x{D7FF}\\x{E000}-\\x{FFFD}]*");

    /**
     * Checks the name and copies the list.
     *
     * @param name name of the element
     * @param text its text
     * @param children the elements in it
     * @throws IllegalArgumentException if XML allows no element of that name
     */
    public VocElement {
        Check.required("text", text);
        Check.pattern("name", Check.required("name", name), NAME, "must be a name that XML allows");
        children = Immutable.list(children);
    }

    /**
     * An element that holds nothing but text.
     *
     * @param name name of the element
     * @param text its text
     */
    public VocElement(String name, String text) {
        this(name, text, List.of());
    }

    /** Whether an element may have this name. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
