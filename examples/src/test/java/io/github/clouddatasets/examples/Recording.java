package io.github.clouddatasets.examples;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes what a program prints, with the time of each line, and shows it as an SVG that plays in a browser. */
final class Recording extends OutputStream {

    private record Line(double second, String text) {}

    private static final int LINE_HEIGHT = 19;
    private static final double CHARACTER_WIDTH = 8.4;
    private static final double LENGTH = 10;
    private static final Pattern SHOWN = Pattern.compile("(?m)^<text [^>]*>(.*)</text>$");

    private final String command;
    private final List<Line> lines = new ArrayList<>();
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private final long started = System.nanoTime();

    /** A recording that begins with this command at a prompt. */
    Recording(String command) {
        this.command = command;
    }

    @Override
    public void write(int b) {
        if (b == '\n') {
            lines.add(new Line((System.nanoTime() - started) / 1e9, current.toString(StandardCharsets.UTF_8)));
            current.reset();
        } else if (b != '\r') {
            current.write(b);
        }
    }

    /** The picture, stretched to ten seconds. Where nothing moves, all lines are there from the start. */
    String svg() {
        int height = (lines.size() + 2) * LINE_HEIGHT + 20;
        int longest =
                lines.stream().mapToInt(line -> line.text().length()).max().orElse(0);
        int width = (int) (Math.max(longest, command.length() + 2) * CHARACTER_WIDTH) + 40;
        double begin = lines.get(0).second(); // the start of the emulator would be a still picture
        double stretch = LENGTH / Math.max(0.1, lines.get(lines.size() - 1).second() - begin);
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
                <title>%3$s</title>
                <style>
                text { font: 14px ui-monospace, Menlo, Consolas, monospace; fill: #d6deeb; white-space: pre;
                  animation: appear .01s backwards; }
                .step { fill: #82aaff; font-weight: bold; } .bar { fill: #addb67; } .trace { fill: #7f8ea3; }
                @keyframes appear { from { visibility: hidden; } to { visibility: visible; } }
                @media (prefers-reduced-motion: reduce) { text { animation: none; } }
                </style>
                <rect width="100%%" height="100%%" rx="8" fill="#0b1622"/>
                """, width, height, escaped(command)));
        int y = 28;
        svg.append(text(y, 0, "step", "$ " + command));
        for (Line line : lines) {
            y += LINE_HEIGHT;
            if (!line.text().isEmpty()) {
                svg.append(text(y, (line.second() - begin) * stretch, kind(line.text()), line.text()));
            }
        }
        return svg.append("</svg>\n").toString();
    }

    /** The lines of a picture, without what differs from run to run: ids, times, names of temporary folders. */
    static String lasting(String svg) {
        return SHOWN.matcher(svg)
                .results()
                .map(line -> line.group(1)
                        .replaceAll("trace .*? \\(", "trace (")
                        .replaceAll("export \\d+, ", "export ")
                        .replaceAll("\\d+ bytes", "bytes")
                        .replaceAll("quickstart-\\d+", "quickstart")
                        .replaceAll("Done in [\\d.,]+ s", "Done")
                        .replaceAll("\\b[0-9a-f]{8,}\\S*|\\b[A-Za-z0-9]{16,}\\b", "id")
                        .replaceAll("\\d{8}[-T]?\\d*Z?", "date"))
                // How many looks see work half done depends on the machine.
                .filter(line -> !line.contains("-]"))
                .collect(Collectors.joining("\n"));
    }

    private static String text(int y, double second, String kind, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"20\" y=\"%d\" class=\"%s\" style=\"animation-delay:%.2fs\">%s</text>%n",
                y,
                kind,
                second,
                escaped(text));
    }

    private static String kind(String text) {
        String words = text.strip();
        if (words.startsWith("[")) {
            return "bar";
        }
        if (words.startsWith("trace ")) {
            return "trace";
        }
        return text.startsWith(" ") ? "fact" : "step";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
