package io.github.clouddatasets.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.clouddatasets.testing.fuzz.FuzzTarget;
import io.github.clouddatasets.testing.fuzz.Fuzzer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The fuzzer itself: it finds what is broken, and does the same each time. */
@Timeout(60)
class FuzzerTest {

    private static List<Integer> inputs() throws Exception {
        List<Integer> seen = new ArrayList<>();
        Fuzzer.run(FuzzTarget.of("http-date", (kind, input) -> seen.add(Arrays.hashCode(input))), 0);
        return seen;
    }

    @Test
    void anOrdinaryBuildReadsTheSameInputsEachTime() throws Exception {
        List<Integer> seen = inputs();

        assertThat(seen).hasSizeGreaterThan(1_000).isEqualTo(inputs());
        assertThat(seen.stream().distinct().count()).isGreaterThan(1_000);
    }

    @Test
    void anExceptionThatIsNotDocumentedIsAFindAndItsInputKept() {
        FuzzTarget broken = FuzzTarget.of("http-date", (kind, input) -> {
            if (input.length == 0 || input[0] == 'T') {
                throw new NullPointerException("oops");
            }
        });

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Fuzzer.run(broken, 0))
                .withMessageContaining("broke with java.lang.NullPointerException: oops: the input is kept as target");
    }

    @Test
    void aDocumentedExceptionIsNone() throws Exception {
        FuzzTarget strict = FuzzTarget.of(
                "http-date",
                (kind, input) -> {
                    throw new IllegalArgumentException("as documented");
                },
                IllegalArgumentException.class);

        assertThat(Fuzzer.run(strict, 0)).isZero();
    }

    @Test
    void anErrorIsAlwaysAFind() {
        FuzzTarget deep = FuzzTarget.of(
                "http-date",
                (kind, input) -> {
                    throw new StackOverflowError();
                },
                Exception.class);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Fuzzer.run(deep, 0))
                .withMessageContaining("StackOverflowError");
    }

    @Test
    void memoryIsLimited() {
        FuzzTarget greedy = FuzzTarget.of("http-date", (kind, input) -> {
            for (int i = 0; i < 40; i++) {
                assertThat(new byte[10_000_000]).isNotEmpty();
            }
        });

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Fuzzer.run(greedy, 0))
                .withMessageContaining("bytes of memory");
    }
}
