package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.Api;

/** The first version of the API, with the models of the second wherever the meaning is the same. */
public final class V1 {

    private final V1Datasets datasets;
    private final V1DataSources dataSources;
    private final V1Files files;
    private final V1Sessions sessions;
    private final V1Jobs jobs;

    V1(Api api, String userId) {
        this.files = new V1Files(api, userId);
        this.dataSources = new V1DataSources(api, userId, files);
        this.datasets = new V1Datasets(api, userId, dataSources);
        this.sessions = new V1Sessions(api, userId);
        this.jobs = new V1Jobs(api, userId);
    }

    /**
     * Datasets of the team.
     *
     * @return the sub-client
     */
    public V1Datasets datasets() {
        return datasets;
    }

    /**
     * The files of datasets.
     *
     * @return the sub-client
     */
    public V1DataSources dataSources() {
        return dataSources;
    }

    /**
     * Conversations.
     *
     * @return the sub-client
     */
    public V1Sessions sessions() {
        return sessions;
    }

    /**
     * Uploads, from which data sources are made.
     *
     * @return the sub-client
     */
    public V1Files files() {
        return files;
    }

    /**
     * Questions and their answers.
     *
     * @return the sub-client
     */
    public V1Jobs jobs() {
        return jobs;
    }
}
