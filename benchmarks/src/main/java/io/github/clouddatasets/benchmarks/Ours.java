package io.github.clouddatasets.benchmarks;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.sync.SyncClient;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** The workloads by this SDK. */
public final class Ours implements BiFunction<String, String, Callable<Object>> {

    @Override
    public Callable<Object> apply(String workload, String address) {
        Workload what = Workload.of(workload);
        return switch (what) {
            case SMALL -> status(address, Credentials.token("token"));
            case SIGNED -> status(address, Credentials.accessKey("AKEXAMPLE0123456789", "SKexample/abcdefghijk"));
            case SAMPLES -> {
                DatasetClient client = datasets(address, Credentials.token("token"));
                yield () -> first(client.samples().list(Workload.DATASET));
            }
            case VERSIONS -> {
                DatasetClient client = datasets(address, Credentials.token("token"));
                yield () -> first(client.versions().list(Workload.DATASET));
            }
            case EXPORTS, LATE_EXPORTS, ISO_EXPORTS -> {
                SyncClient client = SyncClient.builder()
                        .endpoint(address + what.base() + "/api/v1")
                        .credentials(Credentials.bearer("token"))
                        .build();
                yield () -> first(client.exports().list());
            }
        };
    }

    private static Callable<Object> status(String address, Credentials credentials) {
        DatasetClient client = datasets(address, credentials);
        return () -> client.status(Workload.DATASET);
    }

    private static DatasetClient datasets(String address, Credentials credentials) {
        return DatasetClient.builder()
                .endpoint(address)
                .projectId(Workload.PROJECT)
                .credentials(credentials)
                .build();
    }

    private static <T> List<T> first(Paged<T> all) {
        return all.pages().iterator().next().items();
    }
}
