package io.github.clouddatasets.upd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages copies of sample files and reads them: seed, number of copies, work folder, samples. */
final class DamagedFilesProgram {

    private DamagedFilesProgram() {}

    public static void main(String[] args) throws IOException {
        Random random = new Random(Long.parseLong(args[0]));
        int copies = Integer.parseInt(args[1]);
        Path damaged = Path.of(args[2]).resolve("damaged.upd");
        List<String> samples = Arrays.asList(args).subList(3, args.length);
        int refused = 0;
        for (int copy = 0; copy < copies; copy++) {
            byte[] bytes = Files.readAllBytes(Path.of(samples.get(copy % samples.size())));
            Files.write(damaged, damage(bytes, random));
            System.out.println("copy " + copy); // the last one is the culprit of a crash
            try {
                readAll(damaged);
            } catch (UpdException e) {
                refused++;
            }
        }
        System.out.println("refused " + refused);
    }

    private static byte[] damage(byte[] bytes, Random random) {
        if (random.nextInt(8) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        int places = 1 + random.nextInt(20);
        // Half of the damages are in the header and the first blocks, where everything else is named.
        int within = random.nextBoolean() ? 64 * 1024 : bytes.length;
        for (int i = 0; i < places; i++) {
            bytes[random.nextInt(within)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void readAll(Path file) throws IOException {
        try (UpdFile upd = UpdFile.open(file)) {
            upd.metadata();
            upd.datasets().forEach(each -> {});
            upd.entriesWithAnnotations().forEach(each -> {});
            for (UpdMedia media : upd.media()) {
                try (var in = media.open()) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
        }
    }
}
