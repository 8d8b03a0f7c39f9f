package io.github.clouddatasets.spring;

/** How the health indicator of a service finds out whether the service is there. */
public enum HealthProbe {

    /** There is no indicator. */
    NONE,

    /**
     * Opens a connection to the service's host, and closes the connection: no request, so no quota. Behind a proxy of the
     * JVM the state is {@code UNKNOWN}, since a connection to the proxy says nothing of the service.
     */
    CONNECT,

    /**
     * Sends a request. For IDAH this is the service's own health operation, without credentials. For ModelArts and
     * Powerdrill this is a listing of one dataset with the client's credentials, which counts as any other call.
     */
    CALL
}
