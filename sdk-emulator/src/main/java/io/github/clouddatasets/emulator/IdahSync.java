package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** IDAH's service for exports and jobs. */
final class IdahSync implements Service {

    private static final String EXPORTER = "Exports::Upd::Exporter";
    /** The operations whose errors are flat objects instead of JSON:API documents. */
    private static final Set<String> FLAT = Set.of("downloadExport", "listExportFormats");

    private final IdahTokens tokens;
    private final IdahStore store;
    private final RequestLedger ledger;
    private final String instanceId;
    private final Routes routes;

    IdahSync(IdahTokens tokens, IdahStore store, RequestLedger ledger, String instanceId) {
        this.tokens = tokens;
        this.store = store;
        this.ledger = ledger;
        this.instanceId = instanceId;
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
                .add("GET", "/_service", "getServiceInfo", this::getServiceInfo);
    }

    @Override
    public Answer answer(Call call) {
        Optional<Routes.Match> match = routes.find(call);
        if (match.isEmpty()) {
            return IdahFault.routeUnknown().flat();
        }
        String operationId = match.get().operationId();
        ledger.record(operationId);
        store.settle();
        try {
            return match.get().answer(call);
        } catch (IdahFault fault) {
            return FLAT.contains(operationId) ? fault.flat() : fault.document();
        }
    }

    private Answer listExports(Call call, Map<String, String> path) {
        IdahSelection selection = IdahSelection.ofList(admit(call).input, "job");
        var rows = IdahExport.TABLE.select(store.exports(), selection.filter(), selection.sort());
        return Answer.json(200, new IdahDocuments(store, selection).exports(rows));
    }

    private Answer getExport(Call call, Map<String, String> path) {
        IdahSelection selection = IdahSelection.ofRecord(admit(call).input, "job");
        return Answer.json(200, new IdahDocuments(store, selection).export(export(path)));
    }

    private Answer downloadExport(Call call, Map<String, String> path) {
        admit(call);
        IdahFile file = export(path).file();
        if (file == null) {
            // The storage is asked for a file without a key.
            throw IdahFault.noMethod("undefined method 'gsub' for nil");
        }
        Path content = file.content();
        if (content == null) {
            throw IdahFault.fileNotFound();
        }
        // Neither quoted nor encoded: each byte of the name's UTF-8 travels as one character of the header.
        String name = new String(file.filename().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return Answer.file(file.contentType(), content).with("Content-Disposition", "attachment;filename=" + name);
    }

    private Answer createExport(Call call, Map<String, String> path) {
        Admission admission = admit(call);
        ObjectNode input = admission.input;
        IdahInput.require(input, "project_id", "dataset_ids", "exporter");
        String exporter = input.path("exporter").asText();
        if (!exporter.equals(EXPORTER)) {
            throw IdahFault.authorization("invalid export format: `" + exporter + "`");
        }
        if (!(input.path("dataset_ids") instanceof ArrayNode datasetIds)) {
            throw IdahFault.noMethod("private method 'select' called for an instance of String");
        }
        if (datasetIds.isEmpty()) {
            throw IdahFault.authorization("You do not have access to any of the datasets provided");
        }
        ObjectNode arguments = Json.object();
        JsonNode options = input.get("options");
        arguments.set("options", options == null ? Json.object().put("include_medias", "original") : options);
        arguments.put("exporter", exporter);
        arguments.set("dataset_ids", datasetIds);
        IdahExport export = store.create(input.path("project_id").asText(), admission.account.id(), arguments);
        ObjectNode document = new IdahDocuments(store, IdahSelection.included()).export(export);
        return Answer.bytes(200, "application/vnd.api+json", Json.bytes(document));
    }

    private Answer listExportFormats(Call call, Map<String, String> path) {
        ObjectNode input = admit(call).input;
        IdahInput.require(input, "modalities");
        if (!input.path("modalities").isArray()) {
            throw IdahFault.noMethod("undefined method 'uniq' for an instance of String");
        }
        // The built-in exporter takes every modality.
        ArrayNode formats = Json.array();
        formats.addObject()
                .put("name", "Universal Portable Dataset")
                .put("description", "Export to UPD file.")
                .put("exporter", EXPORTER);
        return Answer.json(200, formats);
    }

    private Answer listJobs(Call call, Map<String, String> path) {
        IdahSelection selection = IdahSelection.ofList(admit(call).input, "exports");
        var rows = IdahJob.TABLE.select(store.jobs(), selection.filter(), selection.sort());
        return Answer.json(200, new IdahDocuments(store, selection).jobs(rows));
    }

    private Answer getJob(Call call, Map<String, String> path) {
        IdahSelection selection = IdahSelection.ofRecord(admit(call).input, "exports");
        String id = path.getOrDefault("id", "");
        IdahJob.TABLE.checkId(id);
        IdahJob job = store.job(id).orElseThrow(() -> IdahFault.recordNotFound(id));
        return Answer.json(200, new IdahDocuments(store, selection).job(job));
    }

    private Answer deleteJob(Call call, Map<String, String> path) {
        if (!admit(call).account.mayDeleteJobs()) {
            throw IdahFault.unauthorized("delete", IdahJob.TYPE);
        }
        String id = path.getOrDefault("id", "");
        IdahJob.TABLE.checkId(id);
        store.deleteJob(id);
        return Answer.empty(204);
    }

    private Answer getHealth(Call call, Map<String, String> path) {
        IdahInput.of(call);
        return Answer.json(200, Json.object().put("sequel", "OK").put("redis", "OK"));
    }

    private Answer getServiceInfo(Call call, Map<String, String> path) {
        IdahInput.of(call);
        return Answer.json(200, Json.object().put("service", "sync").put("id", instanceId));
    }

    private IdahExport export(Map<String, String> path) {
        String id = path.getOrDefault("id", "");
        IdahExport.TABLE.checkId(id);
        return store.export(id).orElseThrow(() -> IdahFault.recordNotFound(id));
    }

    // The body is read before anyone looks at the token.
    private Admission admit(Call call) {
        ObjectNode input = IdahInput.of(call);
        return new Admission(input, tokens.authenticate(call));
    }

    private record Admission(ObjectNode input, IdahAccount account) {}
}
