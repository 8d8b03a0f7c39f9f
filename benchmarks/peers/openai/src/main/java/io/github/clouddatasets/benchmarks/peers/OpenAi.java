package io.github.clouddatasets.benchmarks.peers;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** One model, and a page of them. */
public final class OpenAi implements BiFunction<String, String, Callable<Object>> {

    @Override
    public Callable<Object> apply(String workload, String address) {
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .baseUrl(address + "/openai/v1")
                .apiKey("sk-example")
                .build();
        return switch (workload) {
            case "small" -> () -> client.models().retrieve("example-1").ownedBy();
            case "page" -> () -> client.models().list().data();
            default -> throw new IllegalArgumentException(workload);
        };
    }
}
