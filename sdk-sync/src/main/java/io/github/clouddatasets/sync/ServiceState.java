package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Arguments;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each of the platform's services says of itself. */
final class ServiceState {

    private static final Op<Health> HEALTH = Op.get("getHealth", "/healthcheck", Map.class)
            .as(ServiceState::read)
            .open()
            .answeringWith(500);

    private static final Op<ServiceInfo> SERVICE_INFO =
            Op.get("getServiceInfo", "/_service", ServiceInfo.class).open();

    private ServiceState() {}

    static Health health(Api service) {
        return service.call(HEALTH, Arguments.none());
    }

    static ServiceInfo info(Api service) {
        return service.call(SERVICE_INFO, Arguments.none());
    }

    /** Reads the states; an answer of another shape is a failure of another kind, which has status 500 as well. */
    private static Health read(Map<?, ?> answer) throws ServiceFault {
        Map<String, String> dependencies = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : answer.entrySet()) {
            if (!(entry.getValue() instanceof String state) || !state.matches("[A-Z_]+")) {
                throw new ServiceFault(null, "the answer does not tell the service's health");
            }
            dependencies.put(String.valueOf(entry.getKey()), state);
        }
        return new Health(dependencies);
    }
}
