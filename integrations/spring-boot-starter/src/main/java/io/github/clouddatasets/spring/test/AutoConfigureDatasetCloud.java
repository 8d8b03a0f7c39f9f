package io.github.clouddatasets.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * Lets the clients of a test call an emulator, whatever the application's own properties say: no test reaches a real
 * account. Needs {@code clouddatasets-sdk-emulator} on the class path.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureDatasetCloud
 * class ExportJobTest {
 *     @Autowired SyncClient sync;
 *     @Autowired DatasetCloudEmulator cloud;
 * }
 * }</pre>
 *
 * <p>Sets {@code clouddatasets.emulator.enabled}. The emulator starts before the beans are made, is a bean itself, and ends
 * with the application's context, so tests that share a context share the emulator.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = "clouddatasets.emulator.enabled=true")
public @interface AutoConfigureDatasetCloud {}
