package io.github.clouddatasets.emulator.view;

import java.util.ArrayList;
import java.util.List;

/** A table of the console: its title, the names of its columns, and its lines. */
public final class Panel {

    /** The largest number of lines on a page. */
    public static final int MOST = 15;

    private final String title;
    private final List<String> columns;
    private final List<List<Cell>> lines = new ArrayList<>();
    private int left;

    public Panel(String title, String... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    /** Adds a line, with a cell for each column. A page shows the first lines. */
    public Panel add(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(title + " has " + columns.size() + " columns, and not " + cells.length);
        }
        if (lines.size() < MOST) {
            lines.add(List.of(cells));
        } else {
            left++;
        }
        return this;
    }

    public String title() {
        return title;
    }

    public List<String> columns() {
        return columns;
    }

    public List<List<Cell>> lines() {
        return List.copyOf(lines);
    }

    /** The number of lines that are not shown. */
    public int left() {
        return left;
    }
}
