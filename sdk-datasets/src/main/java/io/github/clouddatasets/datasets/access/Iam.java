package io.github.clouddatasets.datasets.access;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.ErrorKind;
import io.github.clouddatasets.core.spi.service.Envelope;
import io.github.clouddatasets.core.spi.service.ErrorBody;
import io.github.clouddatasets.core.spi.service.ErrorFinder;
import io.github.clouddatasets.core.spi.service.ErrorTable;
import io.github.clouddatasets.core.spi.service.Service;
import java.util.List;

/** The identity service beside ModelArts, Keystone v3 in form (specs/modelarts.md, sections 1, 3 and 5). */
final class Iam {

    private static final ErrorFinder ERRORS =
            new ErrorFinder(List.of("error_code", "code"), List.of("error_msg", "message"), List.of("request_id"));

    private Iam() {}

    /** The service. Its refusals advise a check that fits credentials of this kind. */
    static Service service(Credentials credentials) {
        return new Service("iam", new Keystone(), errors(toCheck(credentials)), null, List.of("X-Request-Id"));
    }

    private static String toCheck(Credentials credentials) {
        if (credentials instanceof Credentials.IamPassword) {
            return "check domain (the account's name), user and password, and that the user may log in by program";
        }
        if (credentials instanceof Credentials.AccessKey) {
            return "check access key, secret key and this machine's clock";
        }
        return "check the token: it ends after 24 hours, and belongs to one account";
    }

    /**
     * A refusal by IAM is about the setup of the client, whatever operation needed the login: a refusal must never look
     * like the not-found of a dataset.
     */
    private static ErrorTable errors(String toCheck) {
        return ErrorTable.builder()
                .text(401, "", ErrorKind.AUTHENTICATION, toCheck)
                .text(
                        403,
                        "",
                        ErrorKind.PERMISSION_DENIED,
                        "the user may not do this in IAM: give projectId, or ask the account's administrator")
                .text(404, "", ErrorKind.INVALID_REQUEST, "check iamEndpoint, and that the project exists")
                .text(400, "", ErrorKind.INVALID_REQUEST, "check domain, user and project")
                .text(200, "", ErrorKind.INVALID_REQUEST, null)
                .text(201, "", ErrorKind.INVALID_REQUEST, null)
                .build();
    }

    private static final class Keystone implements Envelope {
        /** Drops a code that only repeats the HTTP status: the message names the status already. */
        @Override
        public ErrorBody error(int status, String body) {
            ErrorBody found = ERRORS.find(body);
            return String.valueOf(status).equals(found.code())
                    ? new ErrorBody(null, found.message(), found.requestId())
                    : found;
        }
    }
}
