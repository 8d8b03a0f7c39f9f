package io.github.clouddatasets.emulator.console;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.http.QueryParameter;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import io.github.clouddatasets.emulator.store.StoredFile;
import io.github.clouddatasets.emulator.view.Gallery;
import io.github.clouddatasets.emulator.view.Panel;
import io.github.clouddatasets.emulator.view.Picture;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The root of a shared port: {@code /health} for machines, pages for people. Nothing here changes any state. */
public final class ConsoleService implements Service {

    private static final Map<String, String> IMAGE_TYPES =
            Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "bmp", "image/bmp");

    private final ConsoleState state;

    public ConsoleService(ConsoleState state) {
        this.state = state;
    }

    @Override
    public Optional<String> operation(Call head) {
        return Optional.empty();
    }

    @Override
    public List<ServiceOperation> operations() {
        return List.of();
    }

    /** Faults have operations, and pages have none. */
    @Override
    public Refusals refusals() {
        throw new IllegalStateException("The console has no operations");
    }

    /** Pages are independent of each other: several are made at the same time. */
    @Override
    public Answer receive(Call head, InputStream body) {
        return answer(head);
    }

    @Override
    public Answer answer(Call call) {
        if (!call.method().equals("GET")) {
            return Page.secured(Answer.empty(405).with("Allow", "GET"));
        }
        String[] path = call.path().split("/", -1);
        Optional<Answer> answer = Optional.empty();
        if (path.length == 2) {
            answer = top(path[1]);
        } else if (path.length == 3) {
            answer = switch (path[1]) {
                case "assets" -> Asset.named(path[2]);
                case "parts" -> part(path[2]);
                case "datasets" -> dataset(Percent.decodeSegment(path[2]), call);
                default -> Optional.empty();
            };
        } else if (path.length == 4 && path[1].equals("images")) {
            answer = image(Percent.decodeSegment(path[2]), Percent.decodeSegment(path[3]));
        }
        return answer.orElseGet(
                () -> page().whole(404, "Not found", html -> html.element("p", "There is nothing at this address.")));
    }

    private Optional<Answer> top(String name) {
        return switch (name) {
            case "" -> Optional.of(page().whole(200, "Cloud Datasets emulator", this::overview));
            case "health" ->
                Optional.of(Answer.json(200, Json.object().put("status", "UP")).with("Cache-Control", "no-store"));
            default -> Optional.empty();
        };
    }

    private Page page() {
        return new Page(state.sections());
    }

    private void overview(Html html) {
        for (Section section : state.sections()) {
            html.tag("section", "id", section.name()).element("h2", section.title());
            live(html, section.name());
            panels(html, section);
            html.raw("</div></section>");
        }
        html.raw("<section id=\"requests\">");
        live(html, "requests");
        requests(html);
        html.raw("</div></section>");
    }

    // Every other second htmx puts the part that the server has then into the element.
    private static void live(Html html, String part) {
        html.tag("div", "hx-get", "/parts/" + part, "hx-trigger", "every 2s", "hx-swap", "innerHTML");
    }

    private Optional<Answer> part(String name) {
        if (name.equals("requests")) {
            return Optional.of(Page.part(this::requests));
        }
        return state.sections().stream()
                .filter(section -> section.name().equals(name))
                .findFirst()
                .map(section -> Page.part(html -> panels(html, section)));
    }

    private static void panels(Html html, Section section) {
        PanelHtml panels = new PanelHtml(html);
        section.view().panels().forEach(panels::write);
    }

    private void requests(Html html) {
        new PanelHtml(html).write(RequestsPanel.of(state.lastRequests(Panel.MOST)));
    }

    private Optional<Answer> dataset(String id, Call call) {
        int from = from(call);
        Optional<Gallery> gallery = state.gallery().gallery(id, from, GalleryHtml.PAGE);
        return gallery.map(found -> page().whole(
                        200,
                        found.name(),
                        html -> new GalleryHtml(html).write(id, found, Math.min(from, found.total()))));
    }

    private static int from(Call call) {
        for (QueryParameter parameter : call.queryParameters()) {
            String value = Objects.requireNonNullElse(parameter.value(), "");
            if (parameter.name().equals("from") && value.matches("\\d{1,9}")) {
                return Integer.parseInt(value);
            }
        }
        return 0;
    }

    private Optional<Answer> image(String datasetId, String sampleId) {
        return state.gallery()
                .picture(datasetId, sampleId)
                .filter(Picture::isImage)
                .flatMap(ConsoleService::bytes);
    }

    private static Optional<Answer> bytes(Picture picture) {
        String extension =
                picture.name().substring(picture.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = IMAGE_TYPES.get(extension);
        if (type == null || !Files.isRegularFile(picture.file())) {
            return Optional.empty();
        }
        return Optional.of(Page.secured(Answer.content(type, new StoredFile(picture.file()))));
    }
}
