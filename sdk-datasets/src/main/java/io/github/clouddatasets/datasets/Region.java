package io.github.clouddatasets.datasets;

import io.github.clouddatasets.core.spi.Check;
import java.util.Set;
import java.util.regex.Pattern;

/** Where ModelArts of a region is (specs/modelarts.md, section 1). */
final class Region {

    private static final Pattern NAME = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");

    /** The one region of Open Telekom Cloud that has ModelArts. */
    private static final String OTC = "eu-de";

    /** Regions that the vendor's SDK lists under another domain than its usual one. */
    private static final Set<String> UNDER_CN = Set.of("ap-southeast-1");

    private Region() {}

    static String endpoint(String region) {
        Check.required("region", region);
        Check.pattern("region", region, NAME, "must be a region name such as eu-de or cn-north-4");
        if (region.equals(OTC)) {
            return "https://modelarts.eu-de.otc.t-systems.com";
        }
        String domain = UNDER_CN.contains(region)
                ? "myhuaweicloud.cn"
                : region.startsWith("eu-") ? "myhuaweicloud.eu" : "myhuaweicloud.com";
        return "https://modelarts." + region + "." + domain;
    }
}
