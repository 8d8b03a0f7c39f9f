package io.github.clouddatasets.emulator.modelarts;

/** The path templates that several groups of ModelArts operations build on. */
final class ModelArtsPaths {

    static final String DATASETS = "/v2/{project_id}/datasets";
    static final String DATASET = DATASETS + "/{dataset_id}";
    static final String SAMPLES = DATASET + "/data-annotations/samples";
    static final String LABELS = DATASET + "/data-annotations/labels";

    private ModelArtsPaths() {}
}
