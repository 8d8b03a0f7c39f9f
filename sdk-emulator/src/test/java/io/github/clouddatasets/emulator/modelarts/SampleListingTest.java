package io.github.clouddatasets.emulator.modelarts;

import static io.github.clouddatasets.emulator.modelarts.ModelArtsTestClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.store.ManualClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleListingTest {

    private static final String SAMPLES = "/data-annotations/samples";

    private static DatasetCloudEmulator cloud;
    private static ModelArtsTestClient client;

    @BeforeAll
    static void start() {
        cloud = DatasetCloudEmulator.builder()
                .clock(ManualClock.at("2026-11-21T12:00:00Z"))
                .start();
        client = new ModelArtsTestClient(cloud);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @CsvSource({
        "label_name=seven, 5",
        "label_name=none, 0",
        "label_type=0, 50",
        "label_type=1, 0",
        "sample_state=__all__, 50",
        "sample_state=__NONE__, 0",
        "sample_state=__UNREVIEWED__, 0",
        "sample_type=0, 50",
        "sample_type=9, 50",
        "sample_type=2, 0",
        "low_score=0.5&high_score=1, 50",
        "low_score=0&high_score=0.9, 0",
        "email=nobody@example.com, 0",
        "preview=true&locale=en-us, 50"
    })
    void areFiltered(String query, int count) {
        assertThat(client.get(SAMPLES + "?" + query).path("sample_count").asInt())
                .isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | 50",
                "[{\"sample_name\":\"digit-000\"}] | 10",
                "[{\"sample_name\":\"digit-000\"},{\"sample_dir\":\"seven/\"}] | 1",
                "[{\"label_list\":{\"labels\":[{\"name\":\"one\"},{\"name\":\"two\"}],\"op\":\"OR\"}}] | 10",
                "[{\"label_list\":{\"labels\":[{\"name\":\"one\"},{\"name\":\"two\"}],\"op\":\"AND\"}}] | 0",
                "[{\"label_list\":{\"labels\":[{\"name\":\"one\",\"type\":0,\"property\":{\"x\":[\"y\"]}}]}}] | 0",
                "[{\"hard\":\"0\"}] | 50",
                "[{\"hard\":\"1\"}] | 0",
                "[{\"coefficient\":\"0.5-1\"}] | 0",
                "[{\"score\":\"0.9,1\"}] | 50",
                "[{\"sample_time\":\"month\"}] | 50",
                "[{\"sample_time\":\"day\"}] | 0",
                "[{\"sample_time\":\"20261101-2026113001\"}] | 50",
                "[{\"import_origin\":\"0\"}] | 50",
                "[{\"labeler\":\"human/x@example.com\"}] | 0",
                "[{\"metadata\":{\"op\":\"OR\",\"props\":{\"town\":[\"Ulm\"]}}}] | 0",
                "[{\"kvp\":\"120\"}] | 0"
            })
    void areSearched(String conditions, int count) {
        String query = "?search_conditions=" + Percent.encode(conditions);
        assertThat(client.get(SAMPLES + query).path("sample_count").asInt()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=101",
                "order=up",
                "sample_state=labeled",
                "sample_type=5",
                "label_type=7",
                "low_score=2",
                "high_score=x",
                "search_conditions=%7B%7D",
                "search_conditions=%5B%7B%22sample_time%22%3A%22x%22%7D%5D"
            })
    void refusesFiltersItCannotRead(String query) {
        refused(client.tryGet(SAMPLES + "?" + query), "0107");
    }
}
