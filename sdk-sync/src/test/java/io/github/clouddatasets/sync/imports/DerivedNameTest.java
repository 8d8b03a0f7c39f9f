package io.github.clouddatasets.sync.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DerivedNameTest {

    private static final String DATASET = "01a2152f-8c5e-7a95-b45e-3108062a487b";

    @Test
    void aResourceIsTheHashOfDatasetAndPathWithTheExtension() {
        // printf '01a2152f-8c5e-7a95-b45e-3108062a487b\0street/1.JPG' | sha256sum | cut -c 1-40
        assertThat(DerivedName.resource(DATASET, "street/1.JPG"))
                .isEqualTo("f963669f094858fccdcd0f5c627028a9e59e156a.jpg");
    }

    @Test
    void aResourceFitsIntoTheIdOfAnExport() {
        assertThat(DerivedName.resource(DATASET, "a." + "x".repeat(12))).hasSizeLessThanOrEqualTo(64);
        assertThat(DerivedName.resource(DATASET, "a." + "x".repeat(13)))
                .hasSize(40)
                .matches("[0-9a-f]+");
    }

    @Test
    void whatIsNoExtensionIsLeftOut() {
        assertThat(DerivedName.resource(DATASET, "folder.d/file")).matches("[0-9a-f]{40}");
        assertThat(DerivedName.resource(DATASET, "file.a b")).matches("[0-9a-f]{40}");
        assertThat(DerivedName.resource(DATASET, "file.")).matches("[0-9a-f]{40}");
    }

    @Test
    void anotherDatasetGivesAnotherResource() {
        assertThat(DerivedName.resource(DATASET, "1.jpg"))
                .isNotEqualTo(DerivedName.resource("01a2152f-8c5e-7a95-b45e-3108062a487c", "1.jpg"));
    }
}
