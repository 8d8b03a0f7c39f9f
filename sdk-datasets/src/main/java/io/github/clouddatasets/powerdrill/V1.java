package io.github.clouddatasets.powerdrill;

import io.github.clouddatasets.core.spi.Api;

/** The first version of the API, with the models of the second wherever the meaning is the same. */
public final class V1 {

    private final V1Datasets datasets;

    V1(Api api) {
        this.datasets = new V1Datasets(api);
    }

    /**
     * Datasets of the team.
     *
     * @return the sub-client
     */
    public V1Datasets datasets() {
        return datasets;
    }
}
