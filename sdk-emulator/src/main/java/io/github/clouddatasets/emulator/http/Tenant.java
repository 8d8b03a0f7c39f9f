package io.github.clouddatasets.emulator.http;

import java.time.Clock;

/** An account as the server knows it: it has all services for itself, and a clock of its own. */
public interface Tenant {

    /** The account's service with this name. */
    Service service(String name);

    /** The clock behind the {@code Date} header of the answers: clients see the account's time. */
    Clock clock();
}
