package io.github.clouddatasets.examples.cli;

/**
 * A value that a service is configured with.
 *
 * @param name what the value is
 * @param value the value; {@code ***} for a secret
 * @param origin the variable or the file that the value came from
 */
record Setting(String name, String value, String origin) {

    static final String SECRET = "***";

    @Override
    public String toString() {
        return name + " " + value + " (" + origin + ")";
    }
}
