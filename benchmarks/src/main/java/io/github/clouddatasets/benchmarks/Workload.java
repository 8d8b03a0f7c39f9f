package io.github.clouddatasets.benchmarks;

import java.util.Locale;
import java.util.Map;

/** The calls that are measured, the address of each below the server's, and its answer. */
enum Workload {
    SMALL("Small GET"),
    SIGNED("AK/SK call (by hand: a token)"),
    SAMPLES("Page of 1,000 samples"),
    EXPORTS("Page of 1,000 exports"),
    LATE_EXPORTS("Page of 1,000 exports of a 31st"),
    ISO_EXPORTS("Page of 1,000 exports, ISO times"),
    VERSIONS("Page of 1,000 versions");

    static final String PROJECT = "4a1b2c3d4e5f60718293a4b5c6d7e8f9";
    static final String DATASET = "gfghHSokody6AJigS5A";

    private static final int PAGE = 1000;

    private final String title;

    Workload(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** As {@link Stage} takes it. */
    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Workload of(String argument) {
        return valueOf(argument.toUpperCase(Locale.ROOT));
    }

    /** Where the service of this workload is, below the server's address. */
    String base() {
        return switch (this) {
            case LATE_EXPORTS -> "/late";
            case ISO_EXPORTS -> "/iso";
            default -> "";
        };
    }

    /** What the server answers, by a part of the address; the longest that fits is taken. */
    static Map<String, String> answers() {
        return Map.ofEntries(
                Map.entry("/sync-data/status", Bodies.SYNC_STATUS),
                Map.entry("/data-annotations/samples", Bodies.samples(PAGE)),
                Map.entry("/versions", Bodies.versions(PAGE)),
                Map.entry("/api/v1/sync/exports", Bodies.exports(PAGE)),
                Map.entry("/late/api/v1/sync/exports", Bodies.exports(PAGE, "2026-08-31 07:12:41 +0000")),
                Map.entry("/iso/api/v1/sync/exports", Bodies.exports(PAGE, "2026-08-29T07:12:41.123456Z")),
                Map.entry("/openai/v1/models", PeerBodies.models(PAGE)),
                Map.entry("/openai/v1/models/", PeerBodies.model(1)),
                Map.entry("/stripe/v1/products", PeerBodies.products(PAGE)),
                Map.entry("/stripe/v1/products/", PeerBodies.product(1)),
                Map.entry("/aws/2015-03-31/functions", PeerBodies.functions(PAGE)),
                Map.entry("/aws/2015-03-31/functions/example", PeerBodies.function(1)),
                Map.entry("/notifications/topics", PeerBodies.topics(PAGE)),
                Map.entry("/notifications/topics/", PeerBodies.topic(1)));
    }
}
