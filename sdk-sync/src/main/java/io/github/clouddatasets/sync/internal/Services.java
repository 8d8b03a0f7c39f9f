package io.github.clouddatasets.sync.internal;

import io.github.clouddatasets.core.spi.Api;

/**
 * The platform's services behind one login. The calls share sockets, credentials, rate, budget and options.
 *
 * @param sync exports and jobs, the root: closing it closes them all
 * @param dataset projects, datasets, entries and annotations
 * @param media files and their processing
 * @param setting the plugins of the installation
 */
public record Services(Api sync, Api dataset, Api media, Api setting) {

    /**
     * Views of all services.
     *
     * @param view a view of one of the services, made by {@code with}, {@code async} or {@code parallel}
     * @return the services with the options and the cancellation of that view
     */
    public Services like(Api view) {
        return new Services(sync.like(view), dataset.like(view), media.like(view), setting.like(view));
    }
}
