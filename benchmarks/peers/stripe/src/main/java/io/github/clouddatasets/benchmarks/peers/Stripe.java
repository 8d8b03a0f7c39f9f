package io.github.clouddatasets.benchmarks.peers;

import com.stripe.StripeClient;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;

/** One product, and a page of them. */
public final class Stripe implements BiFunction<String, String, Callable<Object>> {

    @Override
    public Callable<Object> apply(String workload, String address) {
        StripeClient client = StripeClient.builder()
                .setApiKey("sk_test_example")
                .setApiBase(address + "/stripe")
                .build();
        return switch (workload) {
            case "small" -> () -> client.v1().products().retrieve("prod_example").getName();
            case "page" -> () -> client.v1().products().list().getData();
            default -> throw new IllegalArgumentException(workload);
        };
    }
}
