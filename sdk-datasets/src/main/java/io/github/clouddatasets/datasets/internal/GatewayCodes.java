package io.github.clouddatasets.datasets.internal;

import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The codes of the API gateway in front of the service: {@code APIG.} or {@code APIGW.} and four digits, which mean the
 * same after both. The public tables of the two differ in some statuses, so that the code alone decides. What has no row
 * here is judged by its status.
 */
final class GatewayCodes {

    static final String NOT_OFFERED = "the gateway does not offer this API here: check endpoint and region";

    private static final String CHECK_KEYS = "check access key, secret key and this machine's clock";

    /** The status of a code that came in an answer of status 200: the first one of the public table. */
    private static final Map<String, Integer> STATUSES = Map.ofEntries(
            Map.entry("0101", 404),
            Map.entry("0103", 404),
            Map.entry("0201", 400),
            Map.entry("0202", 502),
            Map.entry("0203", 504),
            Map.entry("0204", 400),
            Map.entry("0205", 400),
            Map.entry("0301", 401),
            Map.entry("0308", 429),
            Map.entry("0601", 500),
            Map.entry("0613", 503));

    private GatewayCodes() {}

    /** Adds the rows of the gateway, which come before those of a status alone. */
    static ErrorTable.Builder addTo(ErrorTable.Builder table) {
        rows(table, ErrorKind.UNAVAILABLE_API, "0101", "0103");
        rows(table, ErrorKind.AUTHENTICATION, "0301", "0303", "0305", "0307", "0311", "1009");
        rows(
                table,
                ErrorKind.PERMISSION_DENIED,
                "0302",
                "0304",
                "0306",
                "0310",
                "0401",
                "0402",
                "0404",
                "0502",
                "0802");
        rows(table, ErrorKind.RATE_LIMITED, "0308");
        rows(table, ErrorKind.QUOTA_EXCEEDED, "0501");
        rows(table, ErrorKind.INVALID_REQUEST, "0204", "0205", "0602", "0607");
        // The gateway reaches its backend, or it does not: another attempt may find it well again.
        table.passing(ErrorKind.SERVER, both("0202", "0203", "0601", "0603", "0604", "0610", "0613"));
        // The gateway is set up in a way that no attempt changes.
        rows(table, ErrorKind.SERVER, "0104", "0105", "0106", "0107", "0605", "0606", "0608", "0609", "0611", "0612");
        rows(table, ErrorKind.SERVER, "0615", "0616", "0617", "0618", "0619", "0705", "0801");
        for (int status : new int[] {404, 405, 410}) {
            table.start(status, "APIG", ErrorKind.UNAVAILABLE_API, NOT_OFFERED);
        }
        return table;
    }

    /** What to do about a code; null for a code of somebody else, or one whose own text says enough. */
    static @Nullable String meaning(String code) {
        return switch (number(code)) {
            case "0101", "0103" -> NOT_OFFERED;
            case "0301", "0303", "0305" -> CHECK_KEYS;
            case "0307" -> "the token has to be renewed";
            case "0308" -> "too many requests for the gateway: send fewer";
            case "0302", "0304", "0306" -> "the gateway does not let this user call the API";
            case "0310" -> "the project is not available: check projectId";
            case "0401", "0402", "0404" -> "the gateway does not let this address call the API";
            case "0501" -> "the quota of calls is used up";
            case "0502" -> "the gateway has frozen this caller";
            case "0802" -> "the user may not use this region: check region and endpoint";
            case "1009" -> "the key of the gateway's app is wrong";
            default -> null;
        };
    }

    /** The status that a code belongs to; null for a code of somebody else. */
    static @Nullable Integer status(String code) {
        return STATUSES.get(number(code));
    }

    private static String number(String code) {
        return code.startsWith("APIG.") ? code.substring(5) : code.startsWith("APIGW.") ? code.substring(6) : "";
    }

    private static void rows(ErrorTable.Builder table, ErrorKind kind, String... numbers) {
        table.codes(kind, both(numbers));
    }

    private static String[] both(String... numbers) {
        return Stream.of(numbers)
                .flatMap(number -> Stream.of("APIG." + number, "APIGW." + number))
                .toArray(String[]::new);
    }
}
