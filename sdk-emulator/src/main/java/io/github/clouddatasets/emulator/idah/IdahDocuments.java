package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.table.IdahQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the JSON:API documents of exports and jobs. No document has a {@code links} object. */
final class IdahDocuments {

    private final IdahStore store;
    private final IdahQuery query;

    IdahDocuments(IdahStore store, IdahQuery query) {
        this.store = store;
        this.query = query;
    }

    ObjectNode export(IdahExport export) {
        ObjectNode document = Json.object();
        document.set("data", exportResource(export, query.isIncluded()));
        addIncluded(document, jobsOf(List.of(export)));
        return document;
    }

    ObjectNode exports(List<IdahExport> rows) {
        List<IdahExport> page = query.page(rows);
        ObjectNode document = Json.object();
        ArrayNode data = document.putArray("data");
        page.forEach(export -> data.add(exportResource(export, query.isIncluded())));
        addIncluded(document, jobsOf(page));
        document.set("meta", query.meta(rows.size()));
        return document;
    }

    ObjectNode job(IdahJob job) {
        ObjectNode document = Json.object();
        document.set("data", jobResource(job, query.isIncluded()));
        addIncluded(document, exportsOf(List.of(job)));
        return document;
    }

    ObjectNode jobs(List<IdahJob> rows) {
        List<IdahJob> page = query.page(rows);
        ObjectNode document = Json.object();
        ArrayNode data = document.putArray("data");
        page.forEach(job -> data.add(jobResource(job, query.isIncluded())));
        addIncluded(document, exportsOf(page));
        document.set("meta", query.meta(rows.size()));
        return document;
    }

    // No document has an empty list here, not even when the query asks for records that are gone.
    private void addIncluded(ObjectNode document, ArrayNode included) {
        if (query.isIncluded() && !included.isEmpty()) {
            document.set("included", included);
        }
    }

    private ArrayNode jobsOf(List<IdahExport> exports) {
        Map<String, ObjectNode> jobs = new LinkedHashMap<>();
        for (IdahExport export : exports) {
            store.job(export.jobId()).ifPresent(job -> jobs.put(job.id(), jobResource(job, false)));
        }
        return Json.array().addAll(jobs.values());
    }

    private ArrayNode exportsOf(List<IdahJob> jobs) {
        ArrayNode exports = Json.array();
        for (IdahJob job : jobs) {
            store.exportsOf(job).forEach(export -> exports.add(exportResource(export, false)));
        }
        return exports;
    }

    // The document names the job without a look at the table of jobs. Only a query that includes the job drops a
    // deleted job.
    private ObjectNode exportResource(IdahExport export, boolean withJob) {
        ObjectNode resource = resource(IdahExport.TYPE, export.id(), export.attributes());
        Optional<IdahJob> job = store.job(export.jobId());
        if (!withJob || job.isPresent()) {
            resource.putObject("relationships").putObject("job").set("data", identifier(IdahJob.TYPE, export.jobId()));
        }
        return resource;
    }

    private ObjectNode jobResource(IdahJob job, boolean withExports) {
        ObjectNode resource = resource(IdahJob.TYPE, job.id(), job.attributes());
        if (withExports) {
            ArrayNode exports =
                    resource.putObject("relationships").putObject("exports").putArray("data");
            store.exportsOf(job).forEach(export -> exports.add(identifier(IdahExport.TYPE, export.id())));
        }
        return resource;
    }

    private ObjectNode resource(String type, String id, ObjectNode attributes) {
        ObjectNode resource = identifier(type, id);
        resource.set("attributes", query.fields(type, attributes));
        return resource;
    }

    private static ObjectNode identifier(String type, String id) {
        return Json.object().put("type", type).put("id", id);
    }
}
