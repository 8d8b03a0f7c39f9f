package io.github.clouddatasets.core.spi;

import io.github.clouddatasets.core.ManualTime;
import io.github.clouddatasets.testing.RawServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/** What one run of a fault needs: where to call, how the client is set up, and what the servers counted. */
final class Scene implements AutoCloseable {

    /** Prepares the client before the call. */
    @FunctionalInterface
    interface Beforehand {
        void use(Api api) throws IOException;
    }

    /** Looks at what has happened once the call is over. */
    @FunctionalInterface
    interface Afterwards {
        void check();
    }

    String endpoint;
    UnaryOperator<OkHttpClient.Builder> tuning = http -> http;
    Function<ManualTime, Authorizer> authorizer = time -> Authorizer.none();
    Beforehand beforehand = api -> {};
    Afterwards afterwards = () -> {};

    /** How many requests the service has got since the call began. */
    final IntSupplier requests;

    private final List<RawServer> servers = new ArrayList<>();

    private Scene(String endpoint, IntSupplier requests) {
        this.endpoint = endpoint;
        this.requests = requests;
    }

    static Scene of(RawServer service) {
        return of(service, service::count);
    }

    /** A scene whose counted requests are not all that the service has got. */
    static Scene of(RawServer service, IntSupplier requests) {
        Scene scene = new Scene(service.address(), requests);
        scene.servers.add(service);
        return scene;
    }

    /** Another server takes part. */
    Scene and(RawServer other) {
        servers.add(other);
        return this;
    }

    Scene at(String address) {
        endpoint = address;
        return this;
    }

    Scene tuned(UnaryOperator<OkHttpClient.Builder> change) {
        tuning = change;
        return this;
    }

    Scene authorized(Function<ManualTime, Authorizer> by) {
        authorizer = by;
        return this;
    }

    Scene beforehand(Beforehand use) {
        beforehand = use;
        return this;
    }

    Scene afterwards(Afterwards check) {
        afterwards = check;
        return this;
    }

    /** Lets this happen with each request that comes in, before it is answered. */
    void onRequest(Runnable action) {
        servers.forEach(server -> server.onRequest(action));
    }

    @Override
    public void close() throws IOException {
        for (RawServer server : servers) {
            server.close();
        }
    }
}
