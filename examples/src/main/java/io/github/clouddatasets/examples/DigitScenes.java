package io.github.clouddatasets.examples;

import io.github.clouddatasets.manifest.VocFile;
import io.github.clouddatasets.manifest.VocObject;
import io.github.clouddatasets.manifest.VocShape;
import io.github.clouddatasets.manifest.VocSize;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Draws images with several handwritten digits each, and writes a Pascal VOC file for each image that says where they are. */
final class DigitScenes {

    private static final int COLUMNS = 4;
    private static final int ROWS = 3;
    private static final int CELL = 64;
    private static final int MOST = 4;

    private final List<Path> digits;
    private final Random random;

    /**
     * Draws the same images each time.
     *
     * @param digits a folder with a folder for each digit, which is named as the digit's label
     * @param seed makes the choice
     */
    DigitScenes(Path digits, long seed) throws IOException {
        try (Stream<Path> files = Files.walk(digits)) {
            this.digits = files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        }
        this.random = new Random(seed);
    }

    /** Draws images into a folder. */
    void draw(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; i <= count; i++) {
            draw(folder, String.format("scene-%03d", i));
        }
    }

    private void draw(Path folder, String name) throws IOException {
        BufferedImage scene = new BufferedImage(COLUMNS * CELL, ROWS * CELL, BufferedImage.TYPE_BYTE_GRAY);
        List<VocObject> objects = new ArrayList<>();
        Graphics2D graphics = scene.createGraphics();
        for (int cell : cells().subList(0, 1 + random.nextInt(MOST))) {
            Path digit = digits.get(random.nextInt(digits.size()));
            int x = cell % COLUMNS * CELL;
            int y = cell / COLUMNS * CELL;
            graphics.drawImage(ImageIO.read(digit.toFile()), x, y, null);
            String label =
                    String.valueOf(Objects.requireNonNull(digit.getParent()).getFileName());
            objects.add(VocObject.of(label, new VocShape.BoundingBox(x, y, x + CELL, y + CELL)));
        }
        graphics.dispose();
        ImageIO.write(scene, "png", folder.resolve(name + ".png").toFile());
        VocFile.builder()
                .folder(String.valueOf(folder.getFileName()))
                .filename(name + ".png")
                .size(new VocSize(scene.getWidth(), scene.getHeight(), 1))
                .objects(objects)
                .build()
                .write(folder.resolve(name + ".xml"));
    }

    private List<Integer> cells() {
        List<Integer> cells = new ArrayList<>();
        for (int cell = 0; cell < COLUMNS * ROWS; cell++) {
            cells.add(cell);
        }
        Collections.shuffle(cells, random);
        return cells;
    }
}
