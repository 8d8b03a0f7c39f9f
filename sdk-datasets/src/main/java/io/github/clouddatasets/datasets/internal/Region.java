package io.github.clouddatasets.datasets.internal;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of ModelArts and IAM in a region (specs/modelarts.md, section 1). */
public final class Region {

    private static final String SHAPE = "[a-z]{2,}(?:-[a-z0-9]+)+";
    private static final Pattern NAME = Pattern.compile(SHAPE);

    /** The documented form of a host: service, region, external domain. Only the clouds' own domains match. */
    private static final Pattern HOST = Pattern.compile(
            "(?:modelarts|iam)\\.(" + SHAPE + ")\\.(otc\\.t-systems\\.com|myhuaweicloud\\.(?:com|cn|eu))");

    /** A region name of Open Telekom Cloud: other names are Huawei Cloud's. */
    private static final String OTC = "eu-de";

    /** Regions that the vendor's SDK lists under another domain than the usual domain. */
    private static final Set<String> UNDER_CN = Set.of("ap-southeast-1");

    private Region() {}

    /**
     * Checks the form of a name.
     *
     * @param region the name
     * @return the name
     * @throws IllegalArgumentException if the name is null or not formed like the name of a region
     */
    public static String checked(@Nullable String region) {
        String name = Check.required("region", region);
        Check.pattern("region", name, NAME, "must be a region name such as eu-de or cn-north-4");
        return name;
    }

    /**
     * The address of ModelArts in a region.
     *
     * @param region the region's name
     * @return an https address
     */
    public static String endpoint(String region) {
        checked(region);
        if (region.equals(OTC)) {
            return "https://modelarts.eu-de.otc.t-systems.com";
        }
        String domain = UNDER_CN.contains(region) ? "myhuaweicloud.cn" : domain(region);
        return "https://modelarts." + region + "." + domain;
    }

    /**
     * The address of IAM in a region.
     *
     * @param region the region's name
     * @return an https address
     */
    public static String iamEndpoint(String region) {
        checked(region);
        return region.equals(OTC)
                ? "https://iam.eu-de.otc.t-systems.com"
                : "https://iam." + region + "." + domain(region);
    }

    /**
     * The region in a host's name.
     *
     * @param host a host
     * @return the region; null for a host that is not one of the clouds' own
     */
    public static @Nullable String ofHost(String host) {
        Matcher parts = HOST.matcher(host);
        return parts.matches() ? parts.group(1) : null;
    }

    /**
     * The address of IAM beside a ModelArts host.
     *
     * @param host a host
     * @return an https address; null for a host that is not one of the clouds' own
     */
    public static @Nullable String iamBeside(String host) {
        Matcher parts = HOST.matcher(host);
        if (!parts.matches()) {
            return null;
        }
        return parts.group(2).startsWith("otc")
                ? "https://iam." + parts.group(1) + "." + parts.group(2)
                : iamEndpoint(parts.group(1));
    }

    private static String domain(String region) {
        return region.startsWith("eu-") ? "myhuaweicloud.eu" : "myhuaweicloud.com";
    }
}
