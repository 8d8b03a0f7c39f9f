package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.clouddatasets.datasets.common.DataSourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of names, sources and paths are the service's own: no stricter, no looser (specs/modelarts.md, section 11). */
class CreationRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"pets", "A-_9", "\u732b", "dataset-\u72d7_1", "\ud840\udc00"})
    void aNameThatTheServiceTakes(String name) {
        assertThat(pets().datasetName(name).build().datasetName()).isEqualTo(name);
        assertThat(UpdateDatasetRequest.builder().datasetName(name).build().datasetName())
                .isEqualTo(name);
        assertThat(CreateVersionRequest.builder().versionName(name).build().versionName())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "gr\u00fcn", "\u0436", "\u3042", "\uff0c", "\u732b!", "a\n"})
    void aNameThatTheServiceRefuses(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pets().datasetName(name).build())
                .withMessageStartingWith("datasetName must be 1 to 100 letters");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> UpdateDatasetRequest.builder().datasetName(name).build())
                .withMessageStartingWith("datasetName must be 1 to 100 letters");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CreateVersionRequest.builder().versionName(name).build())
                .withMessageStartingWith("versionName must be 1 to 32 letters");
    }

    @Test
    void aDatasetMayHaveNoSource() {
        assertThat(pets().build().dataSources()).isEmpty();
    }

    @Test
    void aMissingPathIsNamedAsTheCallerSetsIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreateDatasetRequest.builder()
                        .datasetName("pets")
                        .dataPath("/bucket/in/")
                        .build())
                .withMessage("workPath is required: the folder in OBS for the output, as /bucket/folder/");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        pets().dataSource(d -> d.dataType(DataSourceType.OBS)).build())
                .withMessage("dataPath is required for a source in OBS: the folder of the data, as /bucket/folder/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreateImportTaskRequest.builder().build())
                .withMessageStartingWith("importPath is required: a folder in OBS, as /bucket/folder/");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        CreateExportTaskRequest.builder().path("bucket/out/").build())
                .withMessageStartingWith("path must be a folder in OBS in the form /bucket/folder/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "obs://bucket/out/",
                "s3://bucket/out/",
                "bucket/out/",
                "/bucket",
                "/bucket/",
                "//out/",
                "C:\\out"
            })
    void anOutputPathHasOneForm(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pets().workPath(path).build())
                .withMessageStartingWith("workPath must be a folder in OBS in the form /bucket/folder/, not a bucket")
                .withMessageEndingWith(": \"" + path + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bucket/in/", "/other/", "obs://bucket/in/", "s3://bucket/in/"})
    void dataIsFoundByAnyFormOfItsPath(String path) {
        assertThat(pets().dataPath(path).build().dataSources().get(0).dataPath())
                .isEqualTo(path);
        assertThat(CreateImportTaskRequest.builder().importPath(path).build().importPath())
                .isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bucket/in/", "https://bucket/in/", "//in/", "/"})
    void aPathOfDataThatIsNone(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pets().dataPath(path).build())
                .withMessageStartingWith("dataPath must be a path in OBS such as /bucket/folder/");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CreateImportTaskRequest.builder().importPath(path).build())
                .withMessageStartingWith("importPath must be a path in OBS such as /bucket/folder/");
    }

    @ParameterizedTest
    @CsvSource({"/bucket/pets/", "/bucket/pets", "obs://bucket/pets/", "s3://bucket/pets"})
    void theOutputIsNotBelowTheDataInAnyForm(String input) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        pets().dataPath(input).workPath("/bucket/pets/out/").build())
                .withMessageStartingWith("workPath must not be the path of the data or below it");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1, 2})
    void outputGoesToObsOnly(int type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pets().workPathType(type).build())
                .withMessage("workPathType must be 0 (OBS), the only kind there is: \"" + type + "\"");
    }

    private static CreateDatasetRequest.Builder pets() {
        return CreateDatasetRequest.builder().datasetName("pets").workPath("/bucket/out/");
    }
}
