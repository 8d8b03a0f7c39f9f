package io.github.clouddatasets.examples.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command on one of the services. */
abstract class ServiceCommand implements Callable<Integer> {

    final Surroundings around;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Target target;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Format format;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    ServiceCommand(Surroundings around) {
        this.around = around;
    }
}
