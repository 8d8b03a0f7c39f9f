package io.github.clouddatasets.benchmarks;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers of the services that the released SDKs are for, about as long as ours. */
final class PeerBodies {

    private PeerBodies() {}

    static String model(int number) {
        return "{\"id\":\"example-" + number + "\",\"object\":\"model\",\"created\":" + (1_686_935_002 + number)
                + ",\"owned_by\":\"organization-owner\"}";
    }

    static String models(int count) {
        return "{\"object\":\"list\",\"data\":" + list(count, PeerBodies::model) + "}";
    }

    static String product(int number) {
        return "{\"id\":\"prod_" + number + "\",\"object\":\"product\",\"active\":true,\"created\":"
                + (1_678_833_149 + number)
                + ",\"livemode\":false,\"name\":\"Plan " + number + "\",\"updated\":1678833149}";
    }

    static String products(int count) {
        return "{\"object\":\"list\",\"url\":\"/v1/products\",\"has_more\":false,\"data\":"
                + list(count, PeerBodies::product) + "}";
    }

    static String function(int number) {
        return "{\"FunctionName\":\"example-" + number + "\",\"Runtime\":\"java21\",\"CodeSize\":"
                + (5_797_206 + number) + ",\"Timeout\":300,\"MemorySize\":1024,\"Version\":\"$LATEST\"}";
    }

    static String functions(int count) {
        return "{\"Functions\":" + list(count, PeerBodies::function) + "}";
    }

    static String topic(int number) {
        return "{\"request_id\":\"6a63a18b8bab40ffb71ebd9cb80d0085\",\"name\":\"topic_" + number
                + "\",\"topic_urn\":\"urn:smn:eu-de:4a1b2c3d4e5f:topic_" + number
                + "\",\"display_name\":\"\",\"push_policy\":0}";
    }

    static String topics(int count) {
        return "{\"request_id\":\"6a63a18b8bab40ffb71ebd9cb80d0085\",\"topic_count\":" + count + ",\"topics\":"
                + list(count, PeerBodies::topic) + "}";
    }

    private static String list(int count, IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(",", "[", "]"));
    }
}
