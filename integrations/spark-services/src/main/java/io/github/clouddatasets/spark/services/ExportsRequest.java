package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.sync.ExportField;
import io.github.clouddatasets.sync.ExportQuery;
import io.github.clouddatasets.sync.ExportQueryBuilder;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which exports are read, as far as the service can tell.
 *
 * @param anyOf for each column the values that fit
 * @param createdFrom the first second in which an export may have been created, or null
 * @param createdUntil the last such second, or null
 * @param pageSize how many exports a request reads
 */
record ExportsRequest(
        Map<String, List<String>> anyOf,
        @Nullable Instant createdFrom,
        @Nullable Instant createdUntil,
        int pageSize) implements Serializable {

    private static final long serialVersionUID = 1;

    /** Without filters. */
    static ExportsRequest all(int pageSize) {
        return new ExportsRequest(Map.of(), null, null, pageSize);
    }

    ExportsRequest with(String column, List<String> values) {
        Map<String, List<String>> more = new TreeMap<>(anyOf);
        more.put(column, new ArrayList<>(values));
        return new ExportsRequest(more, createdFrom, createdUntil, pageSize);
    }

    ExportsRequest from(Instant second) {
        Instant first = createdFrom == null || second.isAfter(createdFrom) ? second : createdFrom;
        return new ExportsRequest(anyOf, first, createdUntil, pageSize);
    }

    ExportsRequest until(Instant second) {
        Instant last = createdUntil == null || second.isBefore(createdUntil) ? second : createdUntil;
        return new ExportsRequest(anyOf, createdFrom, last, pageSize);
    }

    /** The query for all of these exports: by id, the one order in which a new export moves no other. */
    ExportQueryBuilder query() {
        ExportQueryBuilder query = ExportQuery.builder().pageSize(pageSize);
        anyOf.forEach((column, values) -> {
            String[] any = values.toArray(String[]::new);
            switch (column) {
                case ExportColumns.ID -> query.id(any);
                case ExportColumns.JOB_ID -> query.jobId(any);
                case ExportColumns.PROJECT_ID -> query.projectId(any);
                case ExportColumns.CREATED_BY_ID -> query.createdById(any);
                default -> throw new IllegalStateException("no filter of the service: " + column);
            }
        });
        if (createdFrom != null) {
            query.createdAfter(createdFrom);
        }
        if (createdUntil != null) {
            // The service compares microseconds that its answers do not show.
            query.createdBefore(createdUntil.plus(1, ChronoUnit.SECONDS).minus(1, ChronoUnit.MICROS));
        }
        return query;
    }

    /** The query for some columns of them. */
    ExportQuery query(List<String> columns) {
        ExportQueryBuilder query = query();
        List<ExportField> fields = ExportColumns.fields(columns);
        // An answer without any column is not possible; the shortest one has the project alone.
        query.fields(
                fields.isEmpty() ? new ExportField[] {ExportField.PROJECT_ID} : fields.toArray(ExportField[]::new));
        return ExportColumns.needJob(columns) ? query.includeJob().build() : query.build();
    }

    /** The filters, for plans. */
    String filters() {
        List<String> texts = new ArrayList<>();
        anyOf.forEach((column, values) -> texts.add(column + " in " + values));
        if (createdFrom != null) {
            texts.add("created_at from " + createdFrom);
        }
        if (createdUntil != null) {
            texts.add("created_at until " + createdUntil);
        }
        return String.join(", ", texts);
    }
}
