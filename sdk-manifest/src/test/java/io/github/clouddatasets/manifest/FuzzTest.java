package io.github.clouddatasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.testing.fuzz.FuzzTarget;
import io.github.clouddatasets.testing.fuzz.Fuzzer;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Readers of manifests and label files under damaged input. See CONTRIBUTING.md for the long run. */
@Timeout(7200)
class FuzzTest {

    static List<FuzzTarget> targets() {
        return List.of(
                FuzzTarget.of("manifest", (kind, input) -> manifest(input), ManifestException.class),
                FuzzTarget.of("voc", (kind, input) -> voc(input), VocException.class));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void readsOrRefuses(FuzzTarget target) throws Exception {
        assertThat(Fuzzer.run(target, targets().size())).isPositive();
    }

    private static void manifest(byte[] input) {
        try (ManifestReader reader = ManifestReader.open(new ByteArrayInputStream(input))) {
            reader.stream().forEach(sample -> {
                sample.videoFrame();
                sample.annotations().forEach(annotation -> annotation.details());
                assertThat(sample.toString()).isNotNull();
            });
        }
    }

    private static void voc(byte[] input) throws Exception {
        assertThat(VocFile.read(new ByteArrayInputStream(input)).toString()).isNotNull();
    }
}
