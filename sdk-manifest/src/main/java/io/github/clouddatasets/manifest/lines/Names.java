package io.github.clouddatasets.manifest.lines;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The names of the fields that an object may have, and their numbers: from 0, in the order given. */
final class Names {

    /** Another name, of which nothing is known. */
    static final int OTHER = -1;

    private final byte[][] names;
    private final int[][] byLength;

    Names(String... names) {
        this.names = Arrays.stream(names)
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int longest = Arrays.stream(names).mapToInt(String::length).max().orElse(0);
        this.byLength = new int[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            List<Integer> same = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                if (names[i].length() == length) {
                    same.add(i);
                }
            }
            byLength[length] = same.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    int count() {
        return names.length;
    }

    /** The number of the name, or {@link #OTHER}. */
    int number(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length < byLength.length) {
            for (int candidate : byLength[length]) {
                if (Arrays.equals(bytes, start, end, names[candidate], 0, length)) {
                    return candidate;
                }
            }
        }
        return OTHER;
    }
}
