package io.github.clouddatasets.testing.fuzz;

import java.util.List;

/**
 * Something that reads bytes from outside.
 *
 * @param name its corpus is {@code src/test/resources/fuzz/<name>}
 * @param reader reads one input
 * @param documented what it may throw
 */
public record FuzzTarget(String name, Reader reader, List<Class<? extends Exception>> documented) {

    /** Reads one input. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Reads.
         *
         * @param kind the first part of the seed's file name, which tells what the input stands for
         * @param input any bytes
         */
        void read(String kind, byte[] input) throws Exception;
    }

    /** A reader that may not throw anything. */
    public static FuzzTarget of(String name, Reader reader) {
        return new FuzzTarget(name, reader, List.of());
    }

    /** A reader that may throw nothing but this. */
    public static FuzzTarget of(String name, Reader reader, Class<? extends Exception> documented) {
        return new FuzzTarget(name, reader, List.of(documented));
    }

    boolean allows(Throwable failure) {
        return documented.stream().anyMatch(type -> type.isInstance(failure));
    }

    @Override
    public String toString() {
        return name;
    }
}
