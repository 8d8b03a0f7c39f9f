package io.github.clouddatasets.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a program can call a service with, on a class path of its own.
 *
 * @param name as the tables have it
 * @param type the class that makes the calls, see {@link Stage}
 * @param classPath all of it
 */
record Stack(String name, String type, List<Path> classPath) {

    private static final Path PEERS = Path.of("benchmarks/peers");

    static Stack ours() {
        return new Stack(Result.OURS, Ours.class.getName(), own());
    }

    static Stack byHand() {
        return new Stack(Result.BY_HAND, ByHand.class.getName(), own());
    }

    static Stack usualByHand() {
        return new Stack("by hand, as usual", UsualByHand.class.getName(), own());
    }

    static Stack oursOnOkHttp5() throws IOException {
        return new Stack("ours, OkHttp 5", Ours.class.getName(), onOkHttp5());
    }

    static Stack byHandOnOkHttp5() throws IOException {
        return new Stack("by hand, OkHttp 5", ByHand.class.getName(), onOkHttp5());
    }

    static Stack jdk() {
        return new Stack("by hand, java.net.http", JdkByHand.class.getName(), own());
    }

    /** The released SDKs, as far as {@code run.sh} could build them. */
    static List<Stack> peers() throws IOException {
        List<Stack> peers = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            Path folder = PEERS.resolve(peer.folder());
            if (Files.exists(folder.resolve("target/classpath"))) {
                peers.add(new Stack(peer.title(), peer.type(), with(folder)));
            }
        }
        return peers;
    }

    /** As {@code java} takes it. */
    List<String> classPathOption() {
        return List.of("-cp", classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }

    private static List<Path> own() {
        return paths(System.getProperty("java.class.path"));
    }

    /** OkHttp, okio and Kotlin of version 5 in the place of ours. */
    private static List<Path> onOkHttp5() throws IOException {
        return Stream.concat(
                        own().stream()
                                .filter(path -> Stream.of("okhttp", "okio", "kotlin-stdlib")
                                        .noneMatch(path.getFileName().toString()::startsWith)),
                        with(PEERS.resolve("okhttp5")).stream().skip(2))
                .toList();
    }

    /** What measures comes first; it needs the JDK alone. */
    private static List<Path> with(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        all.add(Path.of("benchmarks/target/classes"));
        all.add(folder.resolve("target/classes"));
        all.addAll(paths(Files.readString(folder.resolve("target/classpath")).strip()));
        return all;
    }

    private static List<Path> paths(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }
}
