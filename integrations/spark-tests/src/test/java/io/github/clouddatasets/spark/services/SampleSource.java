package io.github.clouddatasets.spark.services;

import io.github.clouddatasets.datasets.samples.NewSample;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.spark.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A seeded dataset of an emulated account, and how Spark reads and labels it. */
record SampleSource(DatasetCloudEmulator cloud, String datasetId) {

    /** A dataset of so many images; of three in a row the first is a cat, the second a dog, the third has no label. */
    static SampleSource of(DatasetCloudEmulator cloud, int images) {
        String id = cloud.seed().dataset("spark", dataset -> {
            for (int i = 0; i < images; i++) {
                String key = String.format("%04d.jpg", i);
                dataset.image(key, new byte[] {(byte) i});
                if (i % 3 < 2) {
                    dataset.labels(key, i % 3 == 0 ? "cat" : "dog");
                }
            }
        });
        return new SampleSource(cloud, id);
    }

    DataFrameReader reader() {
        return LocalSpark.session()
                .read()
                .format("modelarts-samples")
                .option("endpoint", cloud.modelArtsEndpoint())
                .option("projectId", cloud.projectId())
                .option("accessKey", cloud.accessKey())
                .option("secretKey", cloud.secretKey());
    }

    Dataset<Row> read() {
        return reader().load(datasetId);
    }

    DataFrameWriter<Row> writer(Dataset<Row> rows) {
        return rows.write()
                .format("modelarts-labels")
                .mode("append")
                .option("endpoint", cloud.modelArtsEndpoint())
                .option("projectId", cloud.projectId())
                .option("accessKey", cloud.accessKey())
                .option("secretKey", cloud.secretKey());
    }

    /** The ids of all samples, as the SDK lists them. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        cloud.clients().datasets().samples().list(datasetId).forEach(sample -> ids.add(sample.sampleId()));
        return ids;
    }

    /** The names of the labels of a sample. */
    List<String> labels(String sampleId) {
        return cloud.clients().datasets().samples().get(datasetId, sampleId).labels().stream()
                .map(label -> String.valueOf(label.name()))
                .toList();
    }

    /** Adds images without labels. */
    void add(int images) {
        cloud.clients()
                .datasets()
                .samples()
                .add(
                        datasetId,
                        request -> request.samples(IntStream.range(0, images)
                                .mapToObj(i -> NewSample.builder()
                                        .name("new" + i + ".jpg")
                                        .content(new byte[] {1})
                                        .build())
                                .toList()));
    }
}
