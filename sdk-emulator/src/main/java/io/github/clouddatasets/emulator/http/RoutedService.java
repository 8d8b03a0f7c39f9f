package io.github.clouddatasets.emulator.http;

import java.util.List;
import java.util.Optional;

/** A service whose operations are the routes of one table. */
public interface RoutedService extends Service {

    Routes routes();

    @Override
    default Optional<String> operation(Call head) {
        return routes().operation(head);
    }

    @Override
    default List<ServiceOperation> operations() {
        return routes().operations();
    }
}
