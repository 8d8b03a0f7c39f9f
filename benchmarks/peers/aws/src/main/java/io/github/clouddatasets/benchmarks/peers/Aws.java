package io.github.clouddatasets.benchmarks.peers;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The configuration of one function, and a page of them: reads by GET, answers in JSON, signed. */
public final class Aws implements BiFunction<String, String, Callable<Object>> {

    @Override
    public Callable<Object> apply(String workload, String address) {
        LambdaClient client = LambdaClient.builder()
                .endpointOverride(URI.create(address + "/aws"))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKEXAMPLE", "SKexample/abcdefghijk")))
                .build();
        return switch (workload) {
            case "small" ->
                () -> client.getFunctionConfiguration(b -> b.functionName("example"))
                        .runtimeAsString();
            case "page" -> () -> client.listFunctions().functions();
            default -> throw new IllegalArgumentException(workload);
        };
    }
}
