package io.github.clouddatasets.emulator.console;

import io.github.clouddatasets.emulator.http.Answer;
import java.util.List;
import java.util.function.Consumer;

/** A page of the console, and the headers with which the browser allows it nothing but its own files. */
final class Page {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final List<Section> sections;

    Page(List<Section> sections) {
        this.sections = sections;
    }

    /** A whole page. */
    Answer whole(int status, String title, Consumer<Html> content) {
        Html html = new Html();
        html.raw("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                // htmx would add a style of its own, and evaluate code in attributes.
                .raw("<meta name=\"htmx-config\" content='{\"includeIndicatorStyles\":false,\"allowEval\":false,")
                .raw("\"selfRequestsOnly\":true,\"historyEnabled\":false}'>")
                .element("title", title)
                .raw(
                        "<link rel=\"icon\" href=\"/assets/icon.svg\"><link rel=\"stylesheet\" href=\"/assets/console.css\">")
                .raw("<script src=\"/assets/htmx.min.js\"></script></head><body>")
                .raw("<header><h1><a href=\"/\">Cloud Datasets emulator</a></h1><nav>");
        sections.forEach(section -> html.element("a", section.title(), "href", "/#" + section.name()));
        html.raw("<a href=\"/#requests\">Requests</a></nav></header><main>");
        content.accept(html);
        html.raw("</main></body></html>");
        return secured(Answer.bytes(status, "text/html; charset=utf-8", html.bytes()));
    }

    /** A part of a page, which htmx puts into the page. */
    static Answer part(Consumer<Html> content) {
        Html html = new Html();
        content.accept(html);
        return secured(Answer.bytes(200, "text/html; charset=utf-8", html.bytes()));
    }

    static Answer secured(Answer answer) {
        return answer.with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Cache-Control", "no-store");
    }
}
