package io.github.clouddatasets.upd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Properties;
import java.util.zip.CRC32;
import org.duckdb.DuckDBDriver;

/** Writes and reads files of large media in a small heap: mode, file, number of media of 1 MB, size of a large one in MB. */
final class LargeMediaProgram {

    private static final int MB = 1_000_000;

    private LargeMediaProgram() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        int count = Integer.parseInt(args[2]);
        long large = Long.parseLong(args[3]) * MB;
        long start = System.nanoTime();
        switch (args[0]) {
            case "write" -> write(file, count, large);
            case "write-compressed" -> writeCompressed(file, count);
            default -> read(file, count, large, args[0].equals("read-compressed"));
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        String peak = Files.exists(Path.of("/proc/self/status"))
                ? Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .findFirst()
                        .orElse("")
                : "";
        long bytes = (long) count * MB + large;
        System.out.printf(
                "%s %d bytes in %d ms, %d MB/s, %s%n",
                args[0], bytes, millis, bytes / Math.max(1, millis) / 1000, peak);
    }

    private static void write(Path file, int count, long large) throws IOException {
        try (UpdWriter writer = UpdWriter.create(file)) {
            for (int i = 0; i < count; i++) {
                writer.media("media-" + i, "", "image/png", new Noise(i, MB));
            }
            if (large > 0) {
                writer.media("large", "", "video/mp4", new Noise(-1, large));
            }
            writer.finish();
        }
    }

    /** As a writer that leaves DuckDB 2 its defaults. */
    private static void writeCompressed(Path file, int count) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("temp_directory", "");
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
                Statement statement = connection.createStatement()) {
            statement.execute("ATTACH '" + file + "' AS made (STORAGE_VERSION 'latest')");
            statement.execute("USE made");
            for (String table : RawFile.TABLES) {
                statement.execute(table);
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO medias VALUES (?, '', ?, 'image/png', '{}')")) {
                for (int i = 0; i < count; i++) {
                    insert.setString(1, "media-" + i);
                    insert.setBytes(2, new Noise(i, MB).readAllBytes());
                    insert.execute();
                }
            }
            statement.execute("USE memory");
            statement.execute("DETACH made");
        }
    }

    private static void read(Path file, int count, long large, boolean compressed) throws IOException {
        int found = 0;
        try (UpdFile upd = UpdFile.open(file)) {
            require(upd.isCompressed() == compressed, "compressed: " + upd.isCompressed());
            for (UpdMedia media : upd.media()) {
                boolean isLarge = media.id().equals("large");
                long seed = isLarge ? -1 : Long.parseLong(media.id().substring("media-".length()));
                long size = isLarge ? large : MB;
                require(media.size() == size, media + " has " + media.size() + " bytes");
                try (InputStream in = media.open()) {
                    require(sum(in) == sum(new Noise(seed, size)), media + " has other bytes");
                }
                found++;
            }
        }
        require(found == count + (large > 0 ? 1 : 0), found + " media found");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static long sum(InputStream in) throws IOException {
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[64 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sum.update(buffer, 0, read);
        }
        return sum.getValue();
    }

    /** Bytes that no compression makes shorter. */
    private static final class Noise extends InputStream {

        private long state;
        private long left;

        Noise(long seed, long length) {
            state = seed * 0x9e3779b97f4a7c15L + 1;
            left = length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            return next() & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            for (int i = offset; i < offset + count; i++) {
                bytes[i] = next();
            }
            left -= count;
            return count;
        }

        private byte next() {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (byte) (state >>> 40);
        }
    }
}
