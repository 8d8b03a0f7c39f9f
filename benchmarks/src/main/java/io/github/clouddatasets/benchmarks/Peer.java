package io.github.clouddatasets.benchmarks;

import java.util.Arrays;

/** A released SDK that is measured beside ours; its project is in {@code benchmarks/peers}. */
enum Peer {
    HUAWEI("huawei", "huaweicloud-sdk-smn", "Huawei"),
    OPENAI("openai", "openai-java", "OpenAi"),
    STRIPE("stripe", "stripe-java", "Stripe"),
    AWS("aws", "aws-sdk-java v2, lambda", "Aws");

    private final String folder;
    private final String title;
    private final String type;

    Peer(String folder, String title, String type) {
        this.folder = folder;
        this.title = title;
        this.type = type;
    }

    static Peer named(String title) {
        return Arrays.stream(values())
                .filter(peer -> peer.title.equals(title))
                .findFirst()
                .orElseThrow();
    }

    String folder() {
        return folder;
    }

    String title() {
        return title;
    }

    String type() {
        return "io.github.clouddatasets.benchmarks.peers." + type;
    }
}
