package io.github.clouddatasets.sync.dataset;

import com.google.auto.value.AutoBuilder;

/** The builders whose code is generated. The annotation is here, and not on the interfaces that users compile against. */
final class GeneratedBuilder {

    private GeneratedBuilder() {}

    @AutoBuilder(ofClass = DatasetQuery.class, callMethod = "checked")
    interface OfDatasetQuery extends DatasetQuery.Builder {}

    @AutoBuilder(ofClass = CreateDatasetRequest.class, callMethod = "checked")
    interface OfCreateDatasetRequest extends CreateDatasetRequest.Builder {}

    @AutoBuilder(ofClass = UpdateDatasetRequest.class)
    interface OfUpdateDatasetRequest extends UpdateDatasetRequest.Builder {}

    @AutoBuilder(ofClass = DuplicateDatasetRequest.class)
    interface OfDuplicateDatasetRequest extends DuplicateDatasetRequest.Builder {}
}
