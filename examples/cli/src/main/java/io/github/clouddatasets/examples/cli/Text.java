package io.github.clouddatasets.examples.cli;

/** Text of services and files, made fit for a terminal: what controls the terminal does not get through. */
final class Text {

    private Text() {}

    /** In one line. */
    static String printable(String text) {
        return text.replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cc}", " ");
    }

    /** With its line ends and tabs. */
    static String printableLines(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
    }
}
