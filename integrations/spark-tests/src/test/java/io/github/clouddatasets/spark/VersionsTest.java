package io.github.clouddatasets.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests run in the Spark that the build names, started as its own launcher starts it. */
@Tag("smoke")
class VersionsTest {

    @Test
    void sparkIsTheOneOfTheProfile() {
        assertThat(LocalSpark.session().version()).isEqualTo(System.getProperty("expected.spark"));
    }

    @Test
    void jacksonIsThatOfSpark() {
        assertThat(PackageVersion.VERSION.toString()).isEqualTo(System.getProperty("expected.jackson"));
    }

    @Test
    void theJvmHasTheOpensOfSparksLauncher() {
        List<String> opens = Arrays.stream(
                        JavaModuleOptions.defaultModuleOptions().split(" "))
                .filter(option -> option.startsWith("--add-opens"))
                .toList();

        assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments()).containsAll(opens);
    }
}
