package io.github.clouddatasets.datasets.internal;

import io.github.clouddatasets.core.spi.value.Check;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of ModelArts and IAM in a region (specs/modelarts.md, section 1). */
public final class Region {

    private static final String SHAPE = "[a-z]{2,}(?:-[a-z0-9]+)+";
    private static final Pattern NAME = Pattern.compile(SHAPE);

    private static final String OTC = "otc.t-systems.com";
    private static final String SWISS_OTC = "sc.otc.t-systems.com";
    private static final String FLEXIBLE_ENGINE = "prod-cloud-ocb.orange-business.com";
    private static final String HUAWEI = "myhuaweicloud.com";
    private static final String HUAWEI_CN = "myhuaweicloud.cn";
    private static final String HUAWEI_EU = "myhuaweicloud.eu";

    /** The documented form of a host: service, region, external domain. Only the clouds' own domains match. */
    private static final Pattern HOST = Pattern.compile(
            "(?:modelarts|iam|iam-pub)\\.(" + SHAPE
                    + ")\\.((?:sc\\.)?otc\\.t-systems\\.com|myhuaweicloud\\.(?:com|cn|eu)|prod-cloud-ocb\\.orange-business\\.com)");

    /** The hosts of a region. A name alone never tells the operator, so a region outside this table has no address. */
    private record Hosts(String modelArts, String iam) {}

    private static final Map<String, Hosts> KNOWN = known();

    private static Map<String, Hosts> known() {
        Map<String, Hosts> known = new TreeMap<>();
        put(known, OTC, "eu-de", "eu-nl");
        known.put("eu-ch2", new Hosts("modelarts.eu-ch2." + SWISS_OTC, "iam-pub.eu-ch2." + SWISS_OTC));
        put(known, FLEXIBLE_ENGINE, "eu-west-0");
        put(known, HUAWEI_EU, "eu-west-101");
        put(known, HUAWEI, "cn-north-1", "cn-north-2", "cn-north-4", "cn-north-9", "cn-north-11", "cn-north-12");
        put(known, HUAWEI, "cn-east-3", "cn-east-4", "cn-south-1", "cn-southwest-2", "cn-southwest-3");
        put(known, HUAWEI, "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "la-south-2", "la-north-2");
        put(known, HUAWEI, "sa-brazil-1", "af-south-1", "af-north-1", "tr-west-1", "me-east-1");
        // The vendor's SDK lists ModelArts of this region under another domain than IAM.
        known.put("ap-southeast-1", new Hosts("modelarts.ap-southeast-1." + HUAWEI_CN, "iam.ap-southeast-1." + HUAWEI));
        return known;
    }

    private static void put(Map<String, Hosts> known, String domain, String... regions) {
        for (String region : regions) {
            known.put(region, new Hosts("modelarts." + region + "." + domain, "iam." + region + "." + domain));
        }
    }

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
     * @throws IllegalArgumentException if the region is not known
     */
    public static String endpoint(String region) {
        return "https://" + hosts(region).modelArts;
    }

    /**
     * The address of IAM in a region.
     *
     * @param region the region's name
     * @return an https address
     * @throws IllegalArgumentException if the region is not known
     */
    public static String iamEndpoint(String region) {
        return "https://" + hosts(region).iam;
    }

    private static Hosts hosts(String region) {
        Hosts hosts = KNOWN.get(checked(region));
        if (hosts == null) {
            throw Check.refused(
                    "region",
                    "must be one of " + String.join(", ", KNOWN.keySet()) + "; for others set endpoint",
                    region);
        }
        return hosts;
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
        String region = parts.group(1);
        String domain = parts.group(2);
        Hosts hosts = KNOWN.get(region);
        if (hosts != null && (host.equals(hosts.modelArts) || host.equals(hosts.iam))) {
            return "https://" + hosts.iam;
        }
        return "https://" + (domain.equals(SWISS_OTC) ? "iam-pub." : "iam.") + region + "." + domain;
    }
}
