package io.github.clouddatasets.emulator;

import java.util.Map;

/** The reverse proxy in front of IDAH's services: it strips their prefixes. */
final class IdahService implements Service {

    static final String BASE = "/api/v1";

    private final Map<String, Service> services;

    IdahService(IdahIam iam, IdahSync sync) {
        this.services = Map.of(BASE + "/iam", iam, BASE + "/sync", sync);
    }

    @Override
    public Answer answer(Call call) {
        for (Map.Entry<String, Service> service : services.entrySet()) {
            if (call.path().startsWith(service.getKey() + "/")) {
                return service.getValue()
                        .answer(call.below(service.getKey()))
                        .with("X-Content-Type-Options", "nosniff");
            }
        }
        return IdahFault.routeUnknown().flat();
    }
}
