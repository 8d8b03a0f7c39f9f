package io.github.clouddatasets.emulator.standalone;

import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelShape;
import io.github.clouddatasets.datasets.labels.LabelType;
import io.github.clouddatasets.datasets.samples.SampleLabel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A drawn street with a house, a car and a sun, and the boxes around the house and the car. */
final class Scene {

    static final int WIDTH = 640;
    private static final int HEIGHT = 420;

    private Scene() {}

    static void write(Path file) throws IOException {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        fill(pen, new Color(0xbfe3ff), 0, 0, WIDTH, 300);
        fill(pen, new Color(0x6f7780), 0, 300, WIDTH, 120);
        fill(pen, new Color(0xc9744f), 60, 130, 180, 170);
        fill(pen, new Color(0x3d5a80), 90, 170, 40, 50);
        fill(pen, new Color(0x3d5a80), 170, 170, 40, 50);
        fill(pen, new Color(0xd62839), 360, 290, 200, 50);
        fill(pen, new Color(0xd62839), 400, 250, 110, 45);
        pen.setColor(new Color(0xffcf33));
        pen.fillOval(540, 30, 70, 70);
        pen.setColor(Color.BLACK);
        pen.fillOval(385, 320, 44, 44);
        pen.fillOval(495, 320, 44, 44);
        pen.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    static List<Label> labels() {
        return List.of(label("house"), label("car"));
    }

    static List<SampleLabel> boxes() {
        return List.of(box("house", 56, 126, 244, 304), box("car", 354, 244, 566, 368));
    }

    private static Label label(String name) {
        return Label.builder().name(name).type(LabelType.OBJECT_DETECTION).build();
    }

    private static SampleLabel box(String name, double left, double top, double right, double bottom) {
        return SampleLabel.builder()
                .name(name)
                .type(LabelType.OBJECT_DETECTION)
                .property(p ->
                        p.shape(LabelShape.BOUNDING_BOX).feature(List.of(List.of(left, top), List.of(right, bottom))))
                .build();
    }

    private static void fill(Graphics2D pen, Color color, int x, int y, int width, int height) {
        pen.setColor(color);
        pen.fillRect(x, y, width, height);
    }
}
