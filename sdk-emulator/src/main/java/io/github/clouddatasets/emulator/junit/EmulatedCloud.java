package io.github.clouddatasets.emulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests with an emulated cloud: registers {@link CloudDatasetsExtension} with these settings.
 *
 * <pre>{@code
 * @EmulatedCloud(isolation = Isolation.PER_CLASS)
 * class ReportTest {
 *     @Test
 *     void listsTheDatasets(DatasetClient datasets) {
 *         assertThat(new Report(datasets).names()).contains("digits");
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CloudDatasetsExtension.class)
public @interface EmulatedCloud {

    /**
     * Who shares an account.
     *
     * @return the isolation; default: each test has an account of its own
     */
    Isolation isolation() default Isolation.PER_METHOD;

    /**
     * Whether time stands still until the test or a waiting client moves it.
     *
     * @return whether time stands still; default: true, so that no test waits
     */
    boolean manualTime() default true;
}
