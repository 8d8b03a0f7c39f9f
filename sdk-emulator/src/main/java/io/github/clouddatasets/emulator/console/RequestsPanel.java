package io.github.clouddatasets.emulator.console;

import io.github.clouddatasets.emulator.journal.RecordedRequest;
import io.github.clouddatasets.emulator.view.Cell;
import io.github.clouddatasets.emulator.view.Panel;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The last requests as a table. */
final class RequestsPanel {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RequestsPanel() {}

    static Panel of(List<RecordedRequest> requests) {
        Panel panel = new Panel("Last requests", "Time", "Service", "Operation", "Request", "Status", "Trace id");
        for (RecordedRequest request : requests) {
            panel.add(
                    Cell.of(TIME.format(request.time())),
                    Cell.of(request.service()),
                    Cell.of(request.operation().isEmpty() ? "unknown" : request.operation()),
                    Cell.of(request.method() + " " + request.path()
                            + (request.query().isEmpty() ? "" : "?" + request.query())),
                    status(request),
                    Cell.of(Objects.requireNonNullElse(request.traceId(), "")));
        }
        return panel;
    }

    private static Cell status(RecordedRequest request) {
        String fault = request.fault();
        String text = (request.status() == 0 ? "none" : String.valueOf(request.status()))
                + (fault == null ? "" : ", " + fault);
        boolean good = request.status() >= 200 && request.status() < 400 && fault == null;
        return Cell.state(text, good ? Cell.Mood.GOOD : Cell.Mood.BAD);
    }
}
