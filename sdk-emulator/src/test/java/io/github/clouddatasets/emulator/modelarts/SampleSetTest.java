package io.github.clouddatasets.emulator.modelarts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dataset has no more samples than its quota, which a test can change at any time. */
class SampleSetTest {

    private final AtomicLong quota = new AtomicLong(2);
    private final SampleSet samples = new SampleSet(quota::get);

    @Test
    void aScanBeyondTheQuotaChangesNothing(@TempDir Path folder) throws Exception {
        samples.replaceBy(scanned(folder, 2));
        assertThatThrownBy(() -> samples.replaceBy(scanned(folder, 3)))
                .isInstanceOf(ModelArtsFault.class)
                .hasMessageContaining("at most 2 samples");
        assertThat(samples.size()).isEqualTo(2);

        quota.set(Long.MAX_VALUE);
        samples.replaceBy(scanned(folder, 3));
        assertThat(samples.size()).isEqualTo(3);
    }

    @Test
    void theRefusalHasTheCodeOfQuotas() {
        samples.requireRoom(2);
        assertThatThrownBy(() -> samples.requireRoom(3))
                .isInstanceOfSatisfying(
                        ModelArtsFault.class, fault -> assertThat(fault.code()).isEqualTo("ModelArts.4354"));
    }

    private static List<Sample> scanned(Path folder, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Files.write(folder.resolve(i + ".png"), new byte[] {1});
        }
        return new SampleFolder(folder, DatasetKind.IMAGE_CLASSIFICATION).scan("dataset", 0, false);
    }
}
