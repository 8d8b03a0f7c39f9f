package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.sync.internal.Services;
import java.util.function.Function;

/** A service of the platform, to ask for its health: {@link SyncClient#health(PlatformService)}. */
public enum PlatformService {

    /** Exports and jobs. */
    SYNC(Services::sync),

    /** Projects, datasets, entries and annotations. */
    DATASET(Services::dataset),

    /** Files and their processing. */
    MEDIA(Services::media),

    /** The plugins of the installation. */
    SETTING(Services::setting);

    private final Function<Services, Api> calls;

    PlatformService(Function<Services, Api> calls) {
        this.calls = calls;
    }

    Api of(Services services) {
        return calls.apply(services);
    }
}
