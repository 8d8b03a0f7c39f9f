package io.github.clouddatasets.sync.shape;

import static io.github.clouddatasets.sync.shape.ShapeTest.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The tracks of fixtures/idah-upd, "shelf walk.mp4". */
@SuppressWarnings("NullAway") // null is what a caller without NullAway may pass
class VideoShapeTest {

    private static final Offset<Double> EXACT = within(1e-9);

    private static final String BOTTLE = """
            {"end":9,"start":0,"frames":[
              {"angle":0,"frame":0,"points":[[0.1,0.1],[0.3,0.1],[0.3,0.5],[0.1,0.5]]},
              {"angle":0.2,"frame":9,"points":[[0.4,0.1],[0.6,0.1],[0.6,0.5],[0.4,0.5]]}]}
            """;

    private static final String LABEL = """
            {"end":8,"start":3,"frames":[
              {"angle":0,"frame":3,"points":[[0.2,0.2],[0.4,0.2],[0.3,0.4]]},
              {"angle":0,"frame":8,"points":[[0.2,0.3],[0.4,0.3],[0.4,0.5],[0.2,0.5]]}]}
            """;

    private static VideoBoundingBox bottle() {
        return (VideoBoundingBox) Shape.of("idah-video:bounding-box", json(BOTTLE));
    }

    @Test
    void aBoxChangesEvenlyBetweenKeyFrames() {
        BoundingBox box = bottle().at(3).orElseThrow();

        assertThat(box.rectangle().left()).isEqualTo(0.2, EXACT);
        assertThat(box.rectangle().right()).isEqualTo(0.4, EXACT);
        assertThat(box.rectangle().top()).isEqualTo(0.1, EXACT);
        assertThat(box.rectangle().bottom()).isEqualTo(0.5, EXACT);
        assertThat(box.angle()).isEqualTo(0.2 / 3, EXACT);
        assertThat(bottle().at(0)).contains(new BoundingBox(new Rectangle(0.1, 0.1, 0.3, 0.5), 0));
        assertThat(bottle().at(9)).contains(new BoundingBox(new Rectangle(0.4, 0.1, 0.6, 0.5), 0.2));
    }

    @Test
    void theWebClientDrawsNothingBeyondTheKeyFramesWhereTheConverterHoldsTheNearest() {
        BoundingBox first = new BoundingBox(new Rectangle(0.1, 0.1, 0.2, 0.2), 0);
        BoundingBox last = new BoundingBox(new Rectangle(0.5, 0.5, 0.6, 0.6), 0);
        VideoBoundingBox track = new VideoBoundingBox(
                10, 20, List.of(new VideoBoundingBox.Frame(15, last), new VideoBoundingBox.Frame(12, first)));

        assertThat(track.frames())
                .extracting(VideoBoundingBox.Frame::frame)
                .as("key frames are sorted")
                .containsExactly(12, 15);
        assertThat(track.at(11)).isEmpty();
        assertThat(track.at(16)).isEmpty();
        assertThat(track.at(12)).contains(first);
        assertThat(track.heldAt(10)).contains(first);
        assertThat(track.heldAt(20)).contains(last);
        assertThat(track.heldAt(13)).isEqualTo(track.at(13)).isPresent();
        assertThat(track.heldAt(9)).isEmpty();
        assertThat(track.heldAt(21)).isEmpty();
    }

    @Test
    void aTrackIsWrittenAsTheServiceKeepsIt() {
        VideoBoundingBox bottle = bottle();

        assertThat(bottle.args().keySet()).containsExactly("start", "end", "frames");
        assertThat(Shape.of(bottle.type(), bottle.args())).isEqualTo(bottle);
        assertThat(bottle.args()).isEqualTo(json("""
                                {"start":0,"end":9,"frames":[
                                  {"frame":0,"points":[[0.1,0.1],[0.3,0.1],[0.3,0.5],[0.1,0.5]],"angle":0},
                                  {"frame":9,"points":[[0.4,0.1],[0.6,0.1],[0.6,0.5],[0.4,0.5]],"angle":0.2}]}
                                """));
    }

    @Test
    void aFrameKeepsTheMembersThatNobodyKnows() {
        Map<String, Object> args = json(
                "{\"start\":1,\"end\":1,\"mode\":\"x\",\"frames\":[{\"frame\":1,\"points\":[[0,0],[1,0],[1,1],[0,1]],"
                        + "\"angle\":0,\"hidden\":true}]}");

        Shape shape = Shape.of(VideoBoundingBox.TYPE, args);

        assertThat(shape).isInstanceOf(VideoBoundingBox.class);
        assertThat(shape.args()).isEqualTo(args);
    }

    @Test
    void aPolygonIsGivenAtItsKeyFramesAlone() {
        VideoPolygon label = (VideoPolygon) Shape.of("idah-video:polygon", json(LABEL));

        assertThat(label.at(3).orElseThrow().points()).hasSize(3);
        assertThat(label.at(8).orElseThrow().points()).hasSize(4);
        assertThat(label.at(5)).isEmpty();
        assertThat(label.args()).isEqualTo(json("""
                                {"start":3,"end":8,"frames":[
                                  {"frame":3,"points":[[0.2,0.2],[0.4,0.2],[0.3,0.4]],"angle":0},
                                  {"frame":8,"points":[[0.2,0.3],[0.4,0.3],[0.4,0.5],[0.2,0.5]],"angle":0}]}
                                """));
        assertThat(label.bounds(10, 10)).isEmpty();
        assertThat(bottle().bounds(10, 10)).isEmpty();
    }

    @Test
    void anOutlineThatWasBuiltIsWrittenWithTheAngleThatTheServiceKeeps() {
        Polygon outline = new Polygon(List.of(new Point(0.2, 0.2), new Point(0.4, 0.2), new Point(0.3, 0.4)));
        VideoPolygon built = new VideoPolygon(3, 8, List.of(new VideoPolygon.Frame(3, outline)));

        assertThat(Shape.of(built.type(), built.args())).isEqualTo(built);
        assertThat(built.args().toString()).contains("angle=0");
    }

    @Test
    void wrongTracksAreRefused() {
        BoundingBox box = new BoundingBox(new Rectangle(0, 0, 1, 1), 0);
        VideoBoundingBox.Frame frame = new VideoBoundingBox.Frame(4, box);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoBoundingBox(5, 4, List.of(frame)))
                .withMessage("end must not be before start, which is 5: \"4\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoBoundingBox(0, 4, List.of(frame, frame)))
                .withMessage("frames must not name a frame twice: \"4\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoBoundingBox(0, 4, List.of()))
                .withMessage("frames must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoBoundingBox(-1, 4, List.of(frame)))
                .withMessageContaining("start must be between 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VideoPolygon.Frame(0, null))
                .withMessage("polygon is required");
    }
}
