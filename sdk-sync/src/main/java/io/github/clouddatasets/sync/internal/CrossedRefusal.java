package io.github.clouddatasets.sync.internal;

import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.Exchanged;
import io.github.clouddatasets.core.spi.value.Percent;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that was made for another request. The server keeps the answer to a failing request in a field that all its
 * threads share: under load a failing request gets the whole answer of another one, status and all. Answers to requests that
 * succeed are not mixed up.
 */
final class CrossedRefusal {

    /** How the codes of JSON-RPC begin. */
    private static final String OF_RPC = "-32";

    /** A 404 names the record that it means, in one of two forms that depend on the server's Ruby. */
    private static final Pattern MISSING_ID = Pattern.compile("\\{(?::id=>|id: ?)\"([^\"]*)\"");

    /** The same for a medium, which has no id that a caller knows. A text with a backslash may be of any name. */
    private static final Pattern MISSING_RESOURCE = Pattern.compile("\\{(?::resource=>|resource: ?)\"([^\"\\\\]*)\"");

    /** A 404 of a change is the id alone. */
    private static final Pattern BARE_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern RIGHT = Pattern.compile("^unauthorized action `?(\\w+)`? on `?(\\w+):(\\w+)`?");

    /** Fields that only the creation of an export has, as validation errors point at them. */
    private static final Pattern OF_CREATION_FIELDS =
            Pattern.compile("\\(/(?:project_id|dataset_ids|exporter|options)\\b[^)]*\\)");

    /** Refusals that only the creation of an export knows. */
    private static final List<String> OF_EXPORT_CREATION = List.of(
            "invalid export format",
            "You do not have access to any of the datasets",
            "You do not have access to the project",
            "Dataset IDs provided do not belong");

    private static final String OF_DELETION = "Unable to delete ";

    /** How refusals begin that no read gets, but for the read that takes an entry. */
    private static final Pattern OF_WRITES = Pattern.compile("You do not have permission to create |"
            + "verse\\.errors\\.cannot_create_record|Cannot create |Missing required option |"
            + "\\w+ relationship is required to create |\\w+ not found to create |"
            + "(?:Resource|Entry with resource) .* already exists|Event '\\w+' cannot transition ");

    private CrossedRefusal() {}

    static boolean isOfAnother(Exchanged exchanged, ErrorBody error) {
        if (error.code() != null && error.code().startsWith(OF_RPC)) {
            return false; // the id is in the body, and the thread that has read the request makes such an answer
        }
        String text = error.message() == null ? "" : error.message();
        String missing = missing(text);
        if (missing != null) {
            return !exchanged.names(missing);
        }
        Matcher right = RIGHT.matcher(text);
        if (right.find()) {
            return !exchanged.names(right.group(3)) || !fits(right.group(1), right.group(2), exchanged);
        }
        if (OF_EXPORT_CREATION.stream().anyMatch(text::startsWith)) {
            return !exchanged.names("export");
        }
        if (text.startsWith(OF_DELETION)) {
            return !exchanged.method().equals("DELETE");
        }
        return isRead(exchanged)
                && (OF_CREATION_FIELDS.matcher(text).find()
                        || OF_WRITES.matcher(text).lookingAt());
    }

    /** The segment of the path that a 404 says is missing; null if it does not say. */
    private static @Nullable String missing(String text) {
        Matcher id = MISSING_ID.matcher(text);
        if (id.find()) {
            return id.group(1);
        }
        Matcher resource = MISSING_RESOURCE.matcher(text);
        if (resource.find()) {
            return Percent.encode(resource.group(1));
        }
        return BARE_ID.matcher(text).matches() ? text : null;
    }

    /** Whether a request can lack the right. A change may need the right to read, too; Sync knows creation alone. */
    private static boolean fits(String action, String service, Exchanged exchanged) {
        if (isRead(exchanged)) {
            return action.equals("read");
        }
        boolean sync = service.equals("sync");
        if (exchanged.method().equals("DELETE")) {
            return action.equals("delete") || (!sync && action.equals("read"));
        }
        return sync ? action.equals("create") : !action.equals("delete");
    }

    /** One GET writes (specs/idah-dataset.md, 7). */
    private static boolean isRead(Exchanged exchanged) {
        return exchanged.method().equals("GET") && !exchanged.path().endsWith("/select");
    }
}
