package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.RoutedService;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.caller.IdahTokens;
import io.github.clouddatasets.emulator.idah.caller.VisibleProjects;
import io.github.clouddatasets.emulator.idah.dataset.RecordAccess;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.IdahParameters;
import io.github.clouddatasets.emulator.idah.table.IdahQuery;
import io.github.clouddatasets.emulator.idah.table.IdahRefusals;
import io.github.clouddatasets.emulator.option.IdahUpstream;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.StoredContent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** IDAH's service for exports and jobs. */
final class IdahSync implements RoutedService {

    static final String EXPORTER = "Exports::Upd::Exporter";

    private final IdahTokens tokens;
    private final IdahStore store;
    private final RecordAccess access;
    private final IdahOutage outage;
    private final CrossedAnswers crossed;
    private final IdSource ids;
    private String instanceId;
    private final Routes routes;

    IdahSync(
            IdahTokens tokens,
            IdahStore store,
            RecordAccess access,
            IdahOutage outage,
            CrossedAnswers crossed,
            IdSource ids) {
        this.tokens = tokens;
        this.store = store;
        this.access = access;
        this.outage = outage;
        this.crossed = crossed;
        this.ids = ids;
        this.instanceId = ids.alphanumeric();
        this.routes = new Routes()
                .add("GET", "/exports", "listExports", this::listExports)
                .add("POST", "/exports/export", "createExport", this::createExport)
                .add("GET", "/exports/formats", "listExportFormats", this::listExportFormats)
                .add("GET", "/exports/{id}", "getExport", this::getExport)
                .add("GET", "/exports/{id}/download", "downloadExport", this::downloadExport)
                .add("GET", "/jobs", "listJobs", this::listJobs)
                .add("GET", "/jobs/{id}", "getJob", this::getJob)
                .add("DELETE", "/jobs/{id}", "deleteJob", this::deleteJob)
                .add("GET", "/healthcheck", "getHealth", this::getHealth)
                .add("GET", "/_service", "getServiceInfo", this::getServiceInfo)
                .withoutBody("deleteJob")
                .withoutCredentials("getHealth", "getServiceInfo");
    }

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
        String operationId = match.get().operationId();
        store.settle();
        try {
            return match.get().answer(call);
        } catch (IdahFault fault) {
            return crossed.refusal(IdahRefusals.isFlat(operationId) ? fault.flat() : fault.document());
        }
    }

    void restart() {
        store.restart();
        instanceId = ids.alphanumeric();
    }

    private Answer listExports(Call call, Map<String, String> path) {
        Admission admission = admit(call);
        IdahQuery query = IdahQuery.ofList(admission.parameters, "job");
        var visible = store.exports(visibleProjects(admission, IdahExport.TYPE, "read"));
        var rows = IdahExport.TABLE.select(visible, query.filter(), query.sort());
        return Answer.json(200, new IdahDocuments(store, query).exports(rows));
    }

    private Answer getExport(Call call, Map<String, String> path) {
        Admission admission = admit(call);
        IdahQuery query = IdahQuery.ofRecord(admission.parameters, "job");
        return Answer.json(200, new IdahDocuments(store, query).export(export(admission, path)));
    }

    private Answer downloadExport(Call call, Map<String, String> path) {
        IdahFile file = export(admit(call), path).file();
        if (file == null) {
            // The real service asks its storage for a file without a key, and fails.
            throw IdahFault.noMethod("undefined method 'gsub' for nil");
        }
        StoredContent content = file.content();
        if (content == null) {
            throw IdahFault.fileNotFound();
        }
        // The server neither quotes nor encodes the name: each byte of its UTF-8 is one character of the header.
        String name = new String(file.filename().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return Answer.content(file.contentType(), content).with("Content-Disposition", "attachment;filename=" + name);
    }

    private Answer createExport(Call call, Map<String, String> path) {
        Admission admission = admit(call);
        ObjectNode parameters = admission.parameters;
        IdahParameters.require(parameters, "project_id", "dataset_ids", "exporter");
        VisibleProjects visibleProjects = visibleProjects(admission, IdahExport.TYPE, "create");
        String exporter = parameters.path("exporter").asText();
        if (!exporter.equals(EXPORTER)) {
            throw IdahFault.authorization("invalid export format: `" + exporter + "`");
        }
        String projectId = parameters.path("project_id").asText();
        ArrayNode datasetIds = datasetIds(admission, visibleProjects);
        if (!visibleProjects.includes(projectId)) {
            throw IdahFault.authorization("You do not have access to the project provided");
        }
        ObjectNode arguments = Json.object();
        JsonNode options = parameters.get("options");
        arguments.set("options", options == null ? Json.object().put("include_medias", "original") : options);
        arguments.put("exporter", exporter);
        arguments.set("dataset_ids", datasetIds);
        requireStorable(parameters.path("project_id"));
        IdahExport export = store.create(projectId, admission.caller.accountId(), arguments);
        ObjectNode document = new IdahDocuments(store, IdahQuery.including("job")).export(export);
        return Answer.bytes(200, "application/vnd.api+json", Json.bytes(document));
    }

    // Numbers become text. Null and structures reach the database, which refuses both in its own way.
    private static void requireStorable(JsonNode projectId) {
        if (projectId.isNull()) {
            throw IdahFault.cannotCreate();
        }
        if (projectId.isContainerNode()) {
            throw IdahFault.database("PG::DatatypeMismatch: ERROR:  column \"project_id\" is of type text");
        }
    }

    // A caller who does not see every project loses the datasets of other projects, and ids that are no text.
    private ArrayNode datasetIds(Admission admission, VisibleProjects visibleProjects) {
        JsonNode wanted = admission.parameters.path("dataset_ids");
        if (!wanted.isArray()) {
            throw IdahFault.noMethod("private method 'select' called for an instance of String");
        }
        ArrayNode remaining = Json.array();
        for (JsonNode id : wanted) {
            if (visibleProjects.isEverything()
                    || (id.isTextual() && access.isReadableDataset(admission.caller, id.textValue()))) {
                remaining.add(id);
            }
        }
        if (remaining.isEmpty()) {
            throw IdahFault.authorization("You do not have access to any of the datasets provided");
        }
        return remaining;
    }

    private Answer listExportFormats(Call call, Map<String, String> path) {
        ObjectNode parameters = admit(call).parameters;
        IdahParameters.require(parameters, "modalities");
        if (!parameters.path("modalities").isArray()) {
            throw IdahFault.noMethod("undefined method 'uniq' for an instance of String");
        }
        // The built-in exporter supports every modality.
        ArrayNode formats = Json.array();
        formats.addObject()
                .put("name", "Universal Portable Dataset")
                .put("description", "Export to UPD file.")
                .put("exporter", EXPORTER);
        return Answer.json(200, formats);
    }

    private Answer listJobs(Call call, Map<String, String> path) {
        Admission admission = admit(call);
        IdahQuery query = IdahQuery.ofList(admission.parameters, "exports");
        var visible = store.jobs(visibleProjects(admission, IdahJob.TYPE, "read"));
        var rows = IdahJob.TABLE.select(visible, query.filter(), query.sort());
        return Answer.json(200, new IdahDocuments(store, query).jobs(rows));
    }

    private Answer getJob(Call call, Map<String, String> path) {
        Admission admission = admit(call);
        IdahQuery query = IdahQuery.ofRecord(admission.parameters, "exports");
        VisibleProjects visibleProjects = visibleProjects(admission, IdahJob.TYPE, "read");
        String id = path.getOrDefault("id", "");
        IdahJob.TABLE.checkId(id);
        IdahJob job = store.job(id)
                .filter(found -> store.isWithin(visibleProjects, found))
                .orElseThrow(() -> IdahFault.recordNotFound(id));
        return Answer.json(200, new IdahDocuments(store, query).job(job));
    }

    private Answer deleteJob(Call call, Map<String, String> path) {
        visibleProjects(admit(call), IdahJob.TYPE, "delete");
        String id = path.getOrDefault("id", "");
        IdahJob.TABLE.checkId(id);
        store.deleteJob(id);
        return Answer.empty(204);
    }

    private Answer getHealth(Call call, Map<String, String> path) {
        IdahParameters.of(call);
        return Answer.json(200, Json.object().put("sequel", "OK").put("redis", "OK"));
    }

    private Answer getServiceInfo(Call call, Map<String, String> path) {
        IdahParameters.of(call);
        return Answer.json(200, Json.object().put("service", "sync").put("id", instanceId));
    }

    private IdahExport export(Admission admission, Map<String, String> path) {
        VisibleProjects visibleProjects = visibleProjects(admission, IdahExport.TYPE, "read");
        String id = path.getOrDefault("id", "");
        IdahExport.TABLE.checkId(id);
        return store.export(id)
                .filter(export -> visibleProjects.includes(export.projectId()))
                .orElseThrow(() -> IdahFault.recordNotFound(id));
    }

    // The service asks the dataset service for the projects of a caller who does not see every project.
    private VisibleProjects visibleProjects(Admission admission, String resource, String action) {
        VisibleProjects visibleProjects = access.projects(admission.caller, resource, action);
        if (!visibleProjects.isEverything() && outage.isStopped(IdahUpstream.DATASET)) {
            throw IdahFault.upstreamDown();
        }
        return visibleProjects;
    }

    // The server reads the body before the token.
    private Admission admit(Call call) {
        ObjectNode parameters = IdahParameters.of(call);
        return new Admission(parameters, tokens.authenticate(call));
    }

    private record Admission(ObjectNode parameters, IdahCaller caller) {}
}
