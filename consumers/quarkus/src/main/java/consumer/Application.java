package consumer;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;

/** A Quarkus application that runs the session, with the versions that Quarkus manages. */
@QuarkusMain
public class Application implements QuarkusApplication {

    @Override
    public int run(String... arguments) throws Exception {
        Session.main(arguments);
        return 0;
    }
}
