package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.StoredContent;
import io.github.clouddatasets.emulator.store.WorkClock;
import io.github.clouddatasets.emulator.store.WorkFate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations on data sources. */
final class PowerdrillSources {

    private static final long SHORTEST_LINK = 60;
    private static final long LINK = 600;
    private static final long LONGEST_LINK = Duration.ofDays(7).toSeconds();
    private static final int SNIFFED = 65_536;

    private final PowerdrillCatalog catalog;
    private final PowerdrillStorage storage;
    private final PresignedLinks links;
    private final WorkClock workClock;
    private final IdSource ids;

    PowerdrillSources(
            PowerdrillCatalog catalog,
            PowerdrillStorage storage,
            PresignedLinks links,
            WorkClock workClock,
            IdSource ids) {
        this.catalog = catalog;
        this.storage = storage;
        this.links = links;
        this.workClock = workClock;
        this.ids = ids;
    }

    void addTo(PowerdrillRoutes routes) {
        String sources = "/datasets/{id}/datasources";
        String source = sources + "/{source_id}";
        routes.get(sources, "ListDataSources", PowerdrillUser.NONE, this::list)
                .post(sources, "CreateDataSource", PowerdrillUser.QUERY_AND_BODY, this::create)
                .post(
                        "/datasources",
                        "CreateDataSourceWithoutDataset",
                        PowerdrillUser.QUERY_AND_BODY,
                        this::createWithDataset)
                .get(source, "GetDataSource", PowerdrillUser.NONE, this::get)
                .delete(source, "DeleteDataSource", this::delete)
                .post(source + "/presign", "PresignDataSource", PowerdrillUser.NONE, this::presign);
    }

    private Answer list(PowerdrillRequest request) {
        PowerdrillDataset dataset = catalog.dataset(request.path("id"));
        Instant now = workClock.now();
        Set<String> wanted = states(request);
        List<PowerdrillSource> found = dataset.sources().stream()
                .filter(source -> wanted.isEmpty() || wanted.contains(source.state(now)))
                .toList();
        return PowerdrillReply.page(request, found, source -> source.json(request.dialect(), now));
    }

    private static Set<String> states(PowerdrillRequest request) {
        Optional<String> states = request.query("status");
        if (states.isEmpty()) {
            return Set.of();
        }
        Set<String> wanted = new HashSet<>(List.of(states.get().split(",", -1)));
        if (!PowerdrillSource.STATES.containsAll(wanted)) {
            throw PowerdrillFault.parameterInvalid("status");
        }
        return wanted;
    }

    private Answer create(PowerdrillRequest request) {
        PowerdrillDataset dataset = catalog.dataset(request.path("id"));
        return created(request, NewSource.of(request, this), dataset);
    }

    // The new source is checked first: a refused one leaves no empty dataset behind.
    private Answer createWithDataset(PowerdrillRequest request) {
        NewSource newSource = NewSource.of(request, this);
        return created(request, newSource, catalog.create(newSource.name, ""));
    }

    private Answer created(PowerdrillRequest request, NewSource newSource, PowerdrillDataset dataset) {
        WorkFate fate = workClock.plan().begin(Work.DATA_SOURCE);
        PowerdrillSource source = new PowerdrillSource(
                ids.cuid("ds"),
                dataset.id(),
                newSource.name,
                newSource.fileName,
                newSource.object,
                fate.neverEnds() ? Instant.MAX : workClock.end(workClock.now()),
                fate.fails() || newSource.isDamaged());
        dataset.add(source);
        return PowerdrillReply.data(source.json(request.dialect(), workClock.now()));
    }

    private Answer get(PowerdrillRequest request) {
        return PowerdrillReply.data(source(request).json(request.dialect(), workClock.now()));
    }

    private Answer delete(PowerdrillRequest request) {
        catalog.dataset(request.path("id")).remove(source(request));
        return PowerdrillReply.done();
    }

    private Answer presign(PowerdrillRequest request) {
        PowerdrillObject object = source(request).object();
        long seconds = request.number("expires_in", SHORTEST_LINK, LONGEST_LINK).orElse(LINK);
        if (object == null) {
            throw PowerdrillFault.linkNotMade();
        }
        PresignedLink link = links.download(object.key(), Duration.ofSeconds(seconds));
        PowerdrillDialect dialect = request.dialect();
        return PowerdrillReply.data(Json.object()
                .put(dialect.name("presigned_url"), link.url())
                .put(dialect.linkExpiry(), link.expiry().toString()));
    }

    private PowerdrillSource source(PowerdrillRequest request) {
        return catalog.dataset(request.path("id")).source(request.path("source_id"));
    }

    private Optional<PowerdrillObject> object(PowerdrillRequest request) {
        Optional<String> key = request.text("file_object_key");
        Optional<String> url = request.text("url");
        if (key.isPresent() == url.isPresent()) {
            throw PowerdrillFault.parameterInvalid(
                    "exactly one of url and " + request.dialect().name("file_object_key") + " is needed");
        }
        if (url.isPresent() && !url.get().matches("(?i)https?://[^/?#\\s]+\\S*")) {
            throw PowerdrillFault.parameterInvalid("url");
        }
        String own = key.orElseGet(() -> links.keyOf(url.orElse("")));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                storage.find(own).orElseThrow(() -> PowerdrillFault.sourceNotCreated("there is no file " + own)));
    }

    /** The data source that a request describes. */
    private record NewSource(
            String name, String fileName, @Nullable PowerdrillObject object) {

        static NewSource of(PowerdrillRequest request, PowerdrillSources sources) {
            if (!request.required("type").equals("FILE")) {
                throw PowerdrillFault.parameterInvalid("type");
            }
            String fileName = request.required(request.dialect() == PowerdrillDialect.V1 ? "file_name" : "name");
            String name = PowerdrillName.cut(request.text("name").orElse(fileName));
            PowerdrillName.requireReadable(fileName, request.dialect());
            PowerdrillObject object = sources.object(request).orElse(null);
            if (object != null && object.size() == 0) {
                throw PowerdrillFault.fileEmpty();
            }
            return new NewSource(name, fileName, object);
        }

        /** Whether reading the file fails: its name contains {@code damaged}, or the file is blank. */
        boolean isDamaged() {
            StoredContent content = object == null ? null : object.content();
            return name.contains("damaged") || (content != null && isBlank(content));
        }

        private static boolean isBlank(StoredContent content) {
            try (InputStream in = content.open()) {
                for (byte b : in.readNBytes(SNIFFED)) {
                    if (b > ' ' || b < 0) {
                        return false;
                    }
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
