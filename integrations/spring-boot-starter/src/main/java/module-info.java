/** The clients as beans of Spring Boot applications. */
module io.github.clouddatasets.spring {
    requires transitive io.github.clouddatasets.core;
    requires transitive spring.boot;
    requires static transitive io.github.clouddatasets.datasets;
    requires static transitive io.github.clouddatasets.powerdrill;
    requires static transitive io.github.clouddatasets.sync;
    requires static io.github.clouddatasets.emulator;
    requires static io.github.clouddatasets.micrometer;
    requires static io.github.clouddatasets.opentelemetry;
    requires spring.beans;
    requires spring.boot.autoconfigure;
    requires spring.context;
    requires spring.core;
    requires static spring.boot.actuator;
    requires static spring.boot.health;
    requires static spring.test;

    exports io.github.clouddatasets.spring;
    exports io.github.clouddatasets.spring.test;

    // Spring makes the beans, and binds the properties, by reflection.
    opens io.github.clouddatasets.spring;
}
