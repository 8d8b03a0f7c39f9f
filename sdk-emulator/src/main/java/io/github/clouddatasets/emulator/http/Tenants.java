package io.github.clouddatasets.emulator.http;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The accounts of a server, by the names that their requests carry. */
public final class Tenants {

    private final Map<String, CallerNames> services;
    private final Tenant first;
    private final Map<String, Tenant> byName = new ConcurrentHashMap<>();

    /**
     * @param services the names of the services, and where each of them finds its caller
     * @param first the account of all requests that name no account; its services refuse these requests
     */
    public Tenants(Map<String, CallerNames> services, Tenant first) {
        this.services = Map.copyOf(services);
        this.first = first;
    }

    /** Lets requests that carry one of the names find the account. */
    public void add(Collection<String> names, Tenant tenant) {
        names.forEach(name -> byName.put(name, tenant));
    }

    /** Forgets an account. */
    public void remove(Tenant tenant) {
        byName.values().removeIf(tenant::equals);
    }

    /** The names of the services. */
    Collection<String> services() {
        return services.keySet();
    }

    Tenant of(String service, Call call, RequestBody body) throws IOException {
        if (byName.isEmpty()) {
            return first;
        }
        for (String name :
                Objects.requireNonNull(services.get(service), service).in(call, body)) {
            Tenant tenant = byName.get(name);
            if (tenant != null) {
                return tenant;
            }
        }
        return first;
    }
}
