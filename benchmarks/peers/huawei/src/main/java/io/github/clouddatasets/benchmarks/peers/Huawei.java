package io.github.clouddatasets.benchmarks.peers;

import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.smn.v2.SmnClient;
import com.huaweicloud.sdk.smn.v2.model.ListTopicDetailsRequest;
import com.huaweicloud.sdk.smn.v2.model.ListTopicsRequest;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** One topic of the notification service, and a page of them: signed. */
public final class Huawei implements BiFunction<String, String, Callable<Object>> {

    @Override
    public Callable<Object> apply(String workload, String address) {
        SmnClient client = SmnClient.newBuilder()
                .withCredential(new BasicCredentials()
                        .withAk("AKEXAMPLE0123456789")
                        .withSk("SKexample/abcdefghijk")
                        .withProjectId("4a1b2c3d4e5f60718293a4b5c6d7e8f9"))
                .withEndpoint(address)
                .build();
        return switch (workload) {
            case "small" ->
                () -> client.listTopicDetails(new ListTopicDetailsRequest().withTopicUrn("example"))
                        .getName();
            case "page" ->
                () -> client.listTopics(new ListTopicsRequest().withLimit(1000)).getTopics();
            default -> throw new IllegalArgumentException(workload);
        };
    }
}
