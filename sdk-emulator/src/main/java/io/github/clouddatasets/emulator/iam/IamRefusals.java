package io.github.clouddatasets.emulator.iam;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.ErrorCodes;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.store.IdSource;
import java.util.List;
import java.util.Optional;

/** The refusals of IAM, whose codes are HTTP statuses. */
final class IamRefusals implements Refusals {

    private static final ErrorCodes CODES = new ErrorCodes()
            .add(400, "400", "Bad Request")
            .add(401, "401", "Unauthorized")
            .add(403, "403", "Forbidden")
            .add(404, "404", "Not Found")
            .add(409, "409", "Conflict")
            .add(429, "429", "Too Many Requests")
            .add(500, "500", "Internal Server Error")
            .add(503, "503", "Service Unavailable");

    private final IdSource ids;

    IamRefusals(IdSource ids) {
        this.ids = ids;
    }

    @Override
    public Optional<Answer> error(String operation, String code, Optional<String> message) {
        return CODES.find(code).map(known -> refusal(known.status(), known.text(), message.orElse(known.text())));
    }

    @Override
    public List<String> codes() {
        return CODES.all();
    }

    @Override
    public Answer throttled(String operation) {
        return refusal(429, "Too Many Requests", "The number of requests exceeds the limit.");
    }

    @Override
    public Answer expired(String operation) {
        return refusal(401, "Unauthorized", "The token has expired.");
    }

    private synchronized Answer refusal(int status, String title, String message) {
        return IamFault.answer(status, title, message).with("X-Request-Id", ids.hex());
    }
}
