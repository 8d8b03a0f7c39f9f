package io.github.clouddatasets.emulator;

/** The addresses of the services. */
interface ServiceOrigins {

    /** The origin of a service, such as {@code http://127.0.0.1:40001}. */
    String of(String serviceName);
}
