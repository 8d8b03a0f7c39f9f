package io.github.clouddatasets.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes processes call in turns, a round of about 100 ms each, so that a noisy machine is noisy for all of them. */
final class Rounds {

    static final String PEER_PAGE = "Page of 1,000 of its own service";

    private final Effort effort;

    Rounds(Effort effort) {
        this.effort = effort;
    }

    /** CPU and bytes of each against the first, for the same calls. */
    List<Result> compare(String title, String workload, Stack first, List<Stack> others) throws IOException {
        List<Stack> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        Played played = play(workload, all, "1");
        List<Result> results = new ArrayList<>();
        for (Stack other : others) {
            results.addAll(played.compared(title, other.name(), first.name()));
        }
        return results;
    }

    /** A peer's page against the same answer by hand. */
    List<Result> comparePeer(String title, Stack peer) throws IOException {
        String folder = Peer.named(peer.name()).folder();
        try (CannedServer server = new CannedServer(Workload.answers());
                Actor hand = new Actor(Stack.byHand(), folder, server.address(), "1");
                Actor other = new Actor(peer, "page", server.address(), "1")) {
            return play(List.of(hand, other)).compared(title, peer.name(), Result.BY_HAND);
        }
    }

    Played play(String workload, List<Stack> stacks, String threads) throws IOException {
        List<Actor> actors = new ArrayList<>();
        try (CannedServer server = new CannedServer(Workload.answers())) {
            for (Stack stack : stacks) {
                actors.add(new Actor(stack, workload, server.address(), threads));
            }
            return play(actors);
        } finally {
            for (Actor actor : actors) {
                actor.close();
            }
        }
    }

    private Played play(List<Actor> actors) throws IOException {
        for (Actor actor : actors) {
            actor.warm(effort.warmSeconds());
        }
        for (int round = 0; round < effort.rounds(); round++) {
            for (int i = 0; i < actors.size(); i++) {
                actors.get((round + i) % actors.size()).round(); // who goes first changes, too
            }
        }
        return new Played(actors);
    }

    /** What came of it. */
    record Played(List<Actor> actors) {

        List<Result> compared(String title, String who, String against) {
            Actor one = named(who);
            Actor other = named(against);
            return List.of(
                    Result.cost(title, "CPU", "µs", who, against, one.cpu(), other.cpu()),
                    Result.cost(title, "bytes", "B", who, against, one.bytes(), other.bytes()));
        }

        Result speed(String title, String who, String against) {
            return Result.speed(
                    title,
                    "calls",
                    "per s",
                    who,
                    against,
                    named(who).callsPerSecond(),
                    named(against).callsPerSecond());
        }

        private Actor named(String name) {
            return actors.stream()
                    .filter(actor -> actor.stack().name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
