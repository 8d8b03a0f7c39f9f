package io.github.clouddatasets.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.datasets.DatasetClientBuilder;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.spring.test.AutoConfigureDatasetCloud;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The test of docs/spring.md. */
@SpringBootTest
@AutoConfigureDatasetCloud
@NullUnmarked // a null where a value is expected fails the test just as well
class ExportReportTest {

    @Autowired
    private ExportReport report;

    @Autowired
    private DatasetCloudEmulator cloud;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(ExportReport.class)
    static class Application {

        @Bean
        ClientCustomizer largeAnswers() {
            return builder -> {
                if (builder instanceof DatasetClientBuilder modelArts) {
                    modelArts.maxAnswerSize(256L * 1024 * 1024);
                }
            };
        }
    }

    @Test
    void listsTheExports() {
        String export = cloud.addIdahExport(1000, 1);
        assertThat(report.ids()).contains(export);
    }
}
