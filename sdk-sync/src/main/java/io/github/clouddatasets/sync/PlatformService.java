package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.sync.internal.Services;

/** A service of the platform, to ask for its health: {@link SyncClient#health(PlatformService)}. */
public enum PlatformService {

    /** Exports and jobs. */
    SYNC,

    /** Projects, datasets, entries and annotations. */
    DATASET,

    /** Files and their processing. */
    MEDIA,

    /** The plugins of the installation. */
    SETTING;

    Api of(Services services) {
        return switch (this) {
            case SYNC -> services.sync();
            case DATASET -> services.dataset();
            case MEDIA -> services.media();
            case SETTING -> services.setting();
        };
    }
}
