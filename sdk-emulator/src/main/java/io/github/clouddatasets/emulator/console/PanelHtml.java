package io.github.clouddatasets.emulator.console;

import io.github.clouddatasets.emulator.view.Cell;
import io.github.clouddatasets.emulator.view.Panel;
import java.util.List;
import java.util.Locale;

/** Writes tables. On a phone each line is a card, whose cells name their columns. */
final class PanelHtml {

    private final Html html;

    PanelHtml(Html html) {
        this.html = html;
    }

    void write(Panel panel) {
        html.element("h3", panel.title());
        if (panel.lines().isEmpty()) {
            html.element("p", "none", "class", "none");
            return;
        }
        html.raw("<table><thead><tr>");
        panel.columns().forEach(column -> html.element("th", column, "scope", "col"));
        html.raw("</tr></thead><tbody>");
        for (List<Cell> line : panel.lines()) {
            html.raw("<tr>");
            for (int i = 0; i < line.size(); i++) {
                html.tag("td", "data-column", panel.columns().get(i));
                write(line.get(i));
                html.end("td");
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table>");
        if (panel.left() > 0) {
            html.element("p", "and " + panel.left() + " more", "class", "none");
        }
    }

    private void write(Cell cell) {
        String link = cell.link();
        Double progress = cell.progress();
        if (link != null) {
            html.element("a", cell.text(), "href", link);
        } else if (cell.state() != Cell.Mood.NONE) {
            html.element(
                    "span", cell.text(), "class", "state " + cell.state().name().toLowerCase(Locale.ROOT));
        } else {
            html.text(cell.text());
        }
        if (progress != null) {
            String percent = String.valueOf(Math.round(progress * 100));
            html.raw(" ").element("progress", percent + " %", "max", "100", "value", percent);
        }
    }
}
