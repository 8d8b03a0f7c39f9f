package io.github.clouddatasets.sync.entry;

import com.google.auto.value.AutoBuilder;

/** The builders whose code is generated. The annotation is here, and not on the interfaces that users compile against. */
final class GeneratedBuilder {

    private GeneratedBuilder() {}

    @AutoBuilder(ofClass = EntryQuery.class, callMethod = "checked")
    interface OfEntryQuery extends EntryQuery.Builder {}

    @AutoBuilder(ofClass = StatQuery.class, callMethod = "checked")
    interface OfStatQuery extends StatQuery.Builder {}

    @AutoBuilder(ofClass = NoteQuery.class, callMethod = "checked")
    interface OfNoteQuery extends NoteQuery.Builder {}

    @AutoBuilder(ofClass = CreateEntryRequest.class, callMethod = "checked")
    interface OfCreateEntryRequest extends CreateEntryRequest.Builder {}

    @AutoBuilder(ofClass = UpdateEntryRequest.class)
    interface OfUpdateEntryRequest extends UpdateEntryRequest.Builder {}

    @AutoBuilder(ofClass = CreateNoteRequest.class, callMethod = "checked")
    interface OfCreateNoteRequest extends CreateNoteRequest.Builder {}
}
