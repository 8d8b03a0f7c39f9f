package io.github.clouddatasets.emulator.option;

/** The services of IDAH that the emulator can stop. */
public enum IdahUpstream {
    /** The service for logins and API keys. While it is stopped, the proxy answers 502 with an HTML page. */
    IAM,
    /** The service for exports and jobs. While it is stopped, the proxy answers 502 with an HTML page. */
    SYNC,
    /**
     * The service that knows which projects an account may see; sync asks it. While it is stopped, sync answers 500 to
     * accounts that do not see every project, and running jobs end as errored.
     */
    DATASET,
    /**
     * The service for the files of entries. While it is stopped, the proxy answers 502 with an HTML page, and exports with files
     * end as errored.
     */
    MEDIA,
    /** The service for the modalities of the installation. While it is stopped, the proxy answers 502 with an HTML page. */
    SETTING
}
