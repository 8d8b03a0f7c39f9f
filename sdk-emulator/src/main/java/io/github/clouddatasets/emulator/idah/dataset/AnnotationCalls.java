package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.Row;
import java.util.Map;

/** The JSON:API operations on annotations, and the list of statistics. */
final class AnnotationCalls {

    private final Records records;
    private final DatasetTables tables;
    private final AnnotationWork work;

    AnnotationCalls(Records records, DatasetTables tables, AnnotationWork work) {
        this.records = records;
        this.tables = tables;
        this.work = work;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/annotations", "listAnnotations", this::list)
                .add("POST", "/annotations", "createAnnotation", this::create)
                .add("GET", "/annotations/{id}", "getAnnotation", this::show)
                .add("PATCH", "/annotations/{id}", "updateAnnotation", this::update)
                .add("DELETE", "/annotations/{id}", "deleteAnnotation", this::delete)
                .add("GET", "/entry_stats", "listEntryStats", this::listStats)
                .add("GET", "/entry_stats/{id}", "getEntryStat", this::showStat);
    }

    private Answer list(Call call, Map<String, String> path) {
        return records.list(call, tables.annotations());
    }

    private Answer show(Call call, Map<String, String> path) {
        return records.show(call, tables.annotations(), path.getOrDefault("id", ""));
    }

    private Answer listStats(Call call, Map<String, String> path) {
        return records.list(call, tables.stats(), "entry");
    }

    private Answer showStat(Call call, Map<String, String> path) {
        return records.show(call, tables.stats(), path.getOrDefault("id", ""), "entry");
    }

    private Answer create(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        ResourceBody body = ResourceBody.of(admission.parameters(), DatasetSchemas.ANNOTATIONS);
        String entryId = body.related("entry");
        if (entryId == null) {
            throw IdahFault.invalid("entry relationship is required to create an annotation");
        }
        Row annotation = work.below(admission.caller(), entryId);
        String entry = annotation.known("entry_id");
        body.fill(annotation, AnnotationWork.REQUIRED).set("id", tables.newId()).set("entry_id", entry);
        return records.shown(201, work.create(admission.caller(), annotation));
    }

    private Answer update(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        ResourceBody body = ResourceBody.of(admission.parameters(), DatasetSchemas.ANNOTATIONS);
        Row annotation = work.changeable(admission.caller(), path.getOrDefault("id", ""), "update");
        body.change(annotation, AnnotationWork.REQUIRED);
        // What is a shape row stays one; the RPC does not take it out.
        ObjectNode dimensions = tables.recorded(annotation);
        tables.shapesOf(annotation).forEach(shape -> dimensions.remove(shape.known("key")));
        return records.shown(200, work.update(annotation.write("dimensions", dimensions)));
    }

    private Answer delete(Call call, Map<String, String> path) {
        Records.Admission admission = records.admit(call);
        work.delete(admission.caller(), path.getOrDefault("id", ""));
        return Answer.empty(204);
    }
}
