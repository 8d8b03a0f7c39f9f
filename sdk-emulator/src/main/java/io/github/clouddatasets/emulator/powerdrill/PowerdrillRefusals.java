package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.ErrorCodes;
import io.github.clouddatasets.emulator.http.Refusals;
import java.util.List;
import java.util.Optional;

/** The refusals of Powerdrill with the documented codes, some of which have the status 200. */
final class PowerdrillRefusals implements Refusals {

    private static final ErrorCodes CODES = new ErrorCodes()
            .add(400, "300001", "Invalid parameter")
            .add(200, "300002", "No permission")
            .add(200, "300003", "Resource not found in this project")
            .add(200, "300004", "Invalid file extension")
            .add(200, "300005", "Empty file")
            .add(200, "300006", "The storage of the workspace is full")
            .add(200, "300007", "Failed to upload the file")
            .add(200, "300008", "An error occurred while generating the presigned URL")
            .add(200, "300009", "The number of sessions has reached the upper limit")
            .add(200, "300011", "Fail to create datasource")
            .add(400, "210020", "Job failed")
            .add(400, "210021", "Job quota exceeded")
            .add(400, "210022", "Question too long")
            .add(400, "210023", "Selected files are not all ready")
            .add(400, "210024", "Text too long for speech")
            .add(400, "210025", "Too many selected files in the query")
            .add(400, "210026", "Invalid analysis")
            .add(500, "9999", "Internal error")
            .add(429, "201", "Rate limit reached for requests")
            .add(403, "1002", "The authentication information has expired")
            .add(403, "1003", "The authentication information is missing or incomplete")
            .add(403, "1004", "The authentication information is incorrect")
            .add(400, "100", "Bad request")
            .add(404, "100001", "Invalid operation")
            .add(400, "100112", "The modelGroup must be default");

    @Override
    public Optional<Answer> error(String operation, String code, Optional<String> message) {
        return CODES.find(code)
                .map(known -> PowerdrillFault.answer(
                        known.status(), Integer.parseInt(known.code()), message.orElse(known.text())));
    }

    @Override
    public List<String> codes() {
        return CODES.all();
    }

    @Override
    public Answer throttled(String operation) {
        return PowerdrillFault.rateExceeded().answer();
    }

    /** Keys of Powerdrill expire, too, with another status than tokens of other services. */
    @Override
    public Answer expired(String operation) {
        return PowerdrillFault.answer(403, 1002, "The authentication information has expired");
    }
}
