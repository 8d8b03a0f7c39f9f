package io.github.clouddatasets.sync.media;

import static io.github.clouddatasets.core.spi.Arguments.none;
import static io.github.clouddatasets.core.spi.Arguments.path;

import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.value.Check;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.sync.internal.RoomDoor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The modalities of an installation, which its plugins bring along: {@code sync.modalities()}. Sent without credentials.
 */
public final class Modalities {

    private static final Op<List<Modality>> LIST = Op.get("listModalities", "/plugins/modalities", ListAnswer.class)
            .open()
            .as(ListAnswer::modalities);

    private static final Op<ShapesAnswer> GET = Op.get("getModality", "/plugins/modalities/{name}", ShapesAnswer.class)
            .open();

    private final Api api;

    static {
        RoomDoor.handOver(Modalities.class, services -> new Modalities(services.setting()));
    }

    private Modalities(Api api) {
        this.api = api;
    }

    /**
     * Lists the modalities that the installation knows ({@code listModalities}). Datasets may have other ones: the service
     * takes any text as a modality, and nothing then processes the media.
     *
     * @return the modalities with their labels and plugins, without shapes
     */
    public List<Modality> list() {
        return api.call(LIST, none());
    }

    /**
     * Reads which shapes the annotations of a modality may have ({@code getModality}).
     *
     * @param name the modality, such as {@code idah-image}
     * @return the modality with its shapes, without label and plugins; without shapes, too, if the installation does not
     *     know the name
     * @throws IllegalArgumentException if the name is null, blank, or has a slash
     */
    public Modality get(String name) {
        String checked = Check.id("name", name);
        return api.call(GET, path(checked)).modality(checked);
    }

    /** The service and its address. */
    @Override
    public String toString() {
        return "Modalities[" + api.endpoint().address() + "]";
    }

    @Decoded
    record Labels(@Nullable String label, @Nullable String description) {}

    @Decoded
    record Installed(Map<String, Labels> modalities, Map<String, List<String>> plugins) {
        Installed {
            modalities = Immutable.map(modalities);
            plugins = Immutable.lists(plugins);
        }
    }

    @Decoded
    record ListAnswer(@Nullable Installed data) {

        List<Modality> modalities() {
            List<Modality> all = new ArrayList<>();
            if (data != null) {
                data.modalities.forEach((name, labels) -> all.add(
                        new Modality(name, labels.label, labels.description, pluginsOf(data, name), List.of())));
            }
            return Immutable.list(all);
        }

        private static List<String> pluginsOf(Installed data, String modality) {
            return data.plugins.entrySet().stream()
                    .filter(plugin -> plugin.getValue().contains(modality))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Decoded
    record Look(@Nullable String label, @Nullable String icon) {}

    @Decoded
    record Shapes(Map<String, Look> shapes) {
        Shapes {
            shapes = Immutable.map(shapes);
        }
    }

    @Decoded
    record ShapesAnswer(@Nullable Shapes data) {

        Modality modality(String name) {
            List<ModalityShape> shapes = new ArrayList<>();
            if (data != null) {
                data.shapes.forEach((shape, look) ->
                        shapes.add(new ModalityShape(shape, name + ":" + shape, look.label, look.icon)));
            }
            return new Modality(name, null, null, List.of(), shapes);
        }
    }
}
