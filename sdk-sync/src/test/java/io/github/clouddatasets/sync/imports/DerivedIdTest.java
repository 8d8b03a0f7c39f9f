package io.github.clouddatasets.sync.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DerivedIdTest {

    private static final String DATASET = "01a2152f-8c5e-7a95-b45e-3108062a487b";

    @Test
    void anAnnotationsIdIsTheUuidThatTheStandardGivesAsItsExample() {
        assertThat(DerivedId.annotation("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"))
                .isEqualTo("2ed6657d-e927-568b-95e1-2665a8aea6a2"); // RFC 9562, appendix A.4
    }

    @Test
    void aResourceIsTheHashOfDatasetAndPathWithTheExtension() {
        // printf '01a2152f-8c5e-7a95-b45e-3108062a487b\0street/1.JPG' | sha256sum | cut -c 1-40
        assertThat(DerivedId.resource(DATASET, "street/1.JPG"))
                .isEqualTo("f963669f094858fccdcd0f5c627028a9e59e156a.jpg");
    }

    @Test
    void aResourceFitsIntoTheIdOfAnExport() {
        assertThat(DerivedId.resource(DATASET, "a." + "x".repeat(12))).hasSizeLessThanOrEqualTo(64);
        assertThat(DerivedId.resource(DATASET, "a." + "x".repeat(13)))
                .hasSize(40)
                .matches("[0-9a-f]+");
    }

    @Test
    void whatIsNoExtensionIsLeftOut() {
        assertThat(DerivedId.resource(DATASET, "folder.d/file")).matches("[0-9a-f]{40}");
        assertThat(DerivedId.resource(DATASET, "file.a b")).matches("[0-9a-f]{40}");
        assertThat(DerivedId.resource(DATASET, "file.")).matches("[0-9a-f]{40}");
    }

    @Test
    void anotherDatasetGivesAnotherResource() {
        assertThat(DerivedId.resource(DATASET, "1.jpg"))
                .isNotEqualTo(DerivedId.resource("01a2152f-8c5e-7a95-b45e-3108062a487c", "1.jpg"));
    }
}
