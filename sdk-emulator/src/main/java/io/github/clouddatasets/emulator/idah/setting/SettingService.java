package io.github.clouddatasets.emulator.idah.setting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.RoutedService;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.IdahParameters;
import io.github.clouddatasets.emulator.idah.table.IdahRefusals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** IDAH's service for settings, with the two plugins of the recorded server. Nothing here asks for a token. */
public final class SettingService implements RoutedService {

    private static final Map<String, String> LABELS = Map.of("idah-image", "Image files", "idah-video", "Video files");
    private static final Map<String, List<String>> SHAPES = Map.of(
            "idah-image", List.of("Bounding Box", "Polygon", "Circle", "Ellipse", "Line", "Mask"),
            "idah-video", List.of("Bounding Box", "Polygon"));

    private final Routes routes = new Routes()
            .add("GET", "/plugins/modalities", "listModalities", this::listModalities)
            .add("GET", "/plugins/modalities/{name}", "getModality", this::getModality)
            .withoutCredentials("listModalities", "getModality");

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Refusals refusals() {
        return new IdahRefusals();
    }

    @Override
    public Answer answer(Call call) {
        Optional<Routes.Match> match = routes.find(call);
        if (match.isEmpty()) {
            return IdahFault.routeUnknown().flat();
        }
        try {
            return match.get().answer(call);
        } catch (IdahFault fault) {
            return fault.document();
        }
    }

    private Answer listModalities(Call call, Map<String, String> path) {
        IdahParameters.of(call);
        ObjectNode document = Json.object();
        ObjectNode data = document.putObject("data");
        ObjectNode modalities = data.putObject("modalities");
        ObjectNode plugins = data.putObject("plugins");
        LABELS.forEach((name, label) -> {
            modalities.putObject(name).put("label", label).putNull("description");
            plugins.putArray(name).add(name);
        });
        return Answer.json(200, document);
    }

    /** An unknown name is no error: it has no shapes. */
    private Answer getModality(Call call, Map<String, String> path) {
        IdahParameters.of(call);
        String name = path.getOrDefault("name", "");
        ObjectNode document = Json.object();
        ObjectNode shapes = document.putObject("data").putObject("shapes");
        for (String label : SHAPES.getOrDefault(name, List.of())) {
            String shape = label.toLowerCase(Locale.ROOT).replace(' ', '-');
            shapes.putObject(shape)
                    .put("label", label)
                    .put("icon", "api/v1/plugins/" + name + "/assets/" + shape + "-icon.svg");
        }
        return Answer.json(200, document);
    }
}
