package io.github.clouddatasets.datasets.samples;

import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.labels.Label;
import java.util.List;
import java.util.Map;

/**
 * The criteria that samples can be searched by ({@code listSearch}, schema {@code ListSearchResponse}). The service
 * leaves fields out freely: a missing field is {@code null}, a missing list or map is empty.
 *
 * @param labels labels found in the dataset
 * @param metadata name of an attribute to the values found
 * @param labelers who labeled, for example {@code human/account/user} or {@code human/mail address}
 */
@Decoded
public record SearchCriteria(List<Label> labels, Map<String, List<String>> metadata, List<String> labelers) {

    /**
     * Copies the lists.
     *
     * @param labels labels found in the dataset
     * @param metadata name of an attribute to the values found
     * @param labelers who labeled
     */
    public SearchCriteria {
        labels = Immutable.list(labels);
        metadata = Immutable.lists(metadata);
        labelers = Immutable.list(labelers);
    }
}
