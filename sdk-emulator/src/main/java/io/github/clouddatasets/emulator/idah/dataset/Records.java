package io.github.clouddatasets.emulator.idah.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.caller.IdahCaller;
import io.github.clouddatasets.emulator.idah.caller.IdahTokens;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.IdahParameters;
import io.github.clouddatasets.emulator.idah.table.IdahQuery;
import io.github.clouddatasets.emulator.idah.table.Row;
import io.github.clouddatasets.emulator.idah.table.RowDocuments;
import io.github.clouddatasets.emulator.idah.table.RowTable;
import java.util.function.Predicate;

/** Admits callers, and finds and shows the records that they may see. */
final class Records {

    private static final String JSON_API = "application/vnd.api+json";

    private final IdahTokens tokens;
    private final DatasetTables tables;
    private final RecordAccess access;

    Records(IdahTokens tokens, DatasetTables tables, RecordAccess access) {
        this.tokens = tokens;
        this.tables = tables;
        this.access = access;
    }

    // The server reads the body before the token.
    Admission admit(Call call) {
        ObjectNode parameters = IdahParameters.of(call);
        return new Admission(parameters, tokens.authenticate(call));
    }

    Answer list(Call call, RowTable table, String... includable) {
        Admission admission = admit(call);
        IdahQuery query = IdahQuery.ofList(admission.parameters, includable);
        Predicate<Row> visible = access.records(admission.caller, table.schema().type(), "read");
        ObjectNode filter = new TimeWords(tables.now()).replacedIn(query.filter());
        return Answer.json(200, documents(query).list(table.select(filter, query.sort(), visible)));
    }

    Answer show(Call call, RowTable table, String id, String... includable) {
        Admission admission = admit(call);
        IdahQuery query = IdahQuery.ofRecord(admission.parameters, includable);
        return Answer.json(200, documents(query).one(visible(admission.caller, table, id)));
    }

    /** A record that the caller may read. */
    Row visible(IdahCaller caller, RowTable table, String id) {
        Predicate<Row> visible = access.records(caller, table.schema().type(), "read");
        table.checkId(id);
        return table.find(id).filter(visible).orElseThrow(() -> IdahFault.recordMissing(id));
    }

    /** A record that the caller may change. */
    Row changeable(IdahCaller caller, RowTable table, String action, String id) {
        Predicate<Row> changeable = access.records(caller, table.schema().type(), action);
        table.checkId(id);
        return table.find(id).filter(changeable).orElseThrow(() -> IdahFault.recordUnchangeable(id));
    }

    /** The answer to a GET that shows a record. */
    Answer read(Row row) {
        return Answer.json(200, documents(IdahQuery.including()).one(row));
    }

    /** The answer that shows a record after a change, with these related ones. */
    Answer shown(int status, Row row, String... included) {
        ObjectNode document = documents(IdahQuery.including(included)).one(row);
        return Answer.bytes(status, JSON_API, Json.bytes(document));
    }

    ObjectNode attributes(Row row) {
        ObjectNode attributes = row.attributes();
        if (row.schema().type().equals(DatasetSchemas.ANNOTATIONS)) {
            attributes.set("dimensions", tables.dimensions(row));
        }
        return attributes;
    }

    private RowDocuments documents(IdahQuery query) {
        return new RowDocuments(query, this::attributes);
    }

    /** A request of a known caller. */
    record Admission(ObjectNode parameters, IdahCaller caller) {}
}
