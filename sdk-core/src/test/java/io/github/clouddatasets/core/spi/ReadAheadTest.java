package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadAheadTest {

    private static final int SEGMENT = 8 * 1024;

    /** Has bytes at hand, and keeps how many each read has got. */
    private static final class Line implements ReadableByteChannel {

        private final ByteBuffer bytes;
        private final List<Integer> reads = new ArrayList<>();

        Line(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        @Override
        public int read(ByteBuffer target) {
            int count = Math.min(target.remaining(), bytes.remaining());
            if (count == 0) {
                return -1;
            }
            target.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            reads.add(count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    private final ReadAhead ahead = new ReadAhead();

    @ParameterizedTest
    @CsvSource({
        "8192, 8192, true", // a whole segment: more is waiting
        "8191, 8192, false",
        "5, 5, false", // a whole head of a TLS record says nothing
        "-1, 8192, false"
    })
    void aLargeReadThatGetsAllShowsThatMoreIsWaiting(int count, int asked, boolean busy) {
        ahead.seen(count, asked);

        assertThat(ahead.isBusy()).isEqualTo(busy);
    }

    @Test
    void aSmallReadThatGetsAllLeavesABusyConnectionBusy() {
        ahead.seen(SEGMENT, SEGMENT);
        ahead.seen(5, 5);
        assertThat(ahead.isBusy()).isTrue();

        ahead.seen(4, 5);
        assertThat(ahead.isBusy()).isFalse();
    }

    @Test
    void bytesComeInLargePiecesAndLeaveInSmallOnes() throws IOException {
        byte[] sent = new byte[300_000];
        new Random(1).nextBytes(sent);
        Line line = new Line(sent);
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        byte[] segment = new byte[SEGMENT];

        while (taken.size() < sent.length) {
            if (ahead.remaining() == 0) {
                ahead.fill(line);
            }
            taken.write(segment, 0, ahead.take(segment, 0, segment.length));
        }

        assertThat(taken.toByteArray()).isEqualTo(sent);
        assertThat(line.reads).containsExactly(131_072, 131_072, 37_856);
        assertThat(ahead.remaining()).isZero();
    }

    @Test
    void whatIsTakenGoesWhereItBelongs() throws IOException {
        ahead.fill(new Line(new byte[] {1, 2, 3}));
        byte[] target = new byte[6];

        assertThat(ahead.take(target, 2, 2)).isEqualTo(2);
        assertThat(target).containsExactly(0, 0, 1, 2, 0, 0);
        assertThat(ahead.remaining()).isEqualTo(1);
        assertThat(ahead.take(target, 5, 1)).isEqualTo(1);
        assertThat(target).containsExactly(0, 0, 1, 2, 0, 3);
    }

    @Test
    void aReadThatGetsLittleEndsTheReadingAhead() throws IOException {
        ahead.seen(SEGMENT, SEGMENT);

        ahead.fill(new Line(new byte[100]));
        assertThat(ahead.isBusy()).isFalse();
        assertThat(ahead.take(new byte[SEGMENT], 0, SEGMENT)).isEqualTo(100);
    }

    @Test
    void theEndOfTheConnectionIsSeen() throws IOException {
        assertThat(ahead.fill(new Line(new byte[0]))).isEqualTo(-1);
        assertThat(ahead.remaining()).isZero();
        assertThat(ahead.isBusy()).isFalse();
    }
}
