package io.github.clouddatasets.emulator.modelarts.refusal;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.ErrorCodes;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.store.IdSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The refusals of ModelArts and of the gateway in front, with the codes of the service's published table. */
public final class ModelArtsRefusals implements Refusals {

    private static final String TABLE = "/io/github/clouddatasets/emulator/specs/modelarts-error-codes.csv";
    private static final int LOWEST_ERROR = 400;

    private final IdSource ids;

    /** @param ids the source of request ids */
    public ModelArtsRefusals(IdSource ids) {
        this.ids = ids;
    }

    @Override
    public Optional<Answer> error(String operation, String code, Optional<String> message) {
        return Codes.ALL.find(code).map(known -> refusal(known.status(), code, message.orElse(known.text())));
    }

    @Override
    public List<String> codes() {
        return Codes.ALL.all();
    }

    @Override
    public Answer throttled(String operation) {
        return refusal(429, "ModelArts.4395", "The number of dataset requests exceeds the limit.");
    }

    @Override
    public Answer expired(String operation) {
        return refusal(401, "ModelArts.0202", "The token has expired.");
    }

    private synchronized Answer refusal(int status, String code, String message) {
        return Answer.json(status, Json.object().put("error_code", code).put("error_msg", message))
                .with("X-Request-Id", ids.hex());
    }

    /** The table, read when a code is first needed. */
    private static final class Codes {

        static final ErrorCodes ALL = read();

        private static ErrorCodes read() {
            ErrorCodes codes = new ErrorCodes()
                    .add(404, "APIG.0101", "The API does not exist or has not been published.")
                    .add(401, "APIG.0301", "Incorrect IAM authentication information.")
                    .add(429, "APIG.0308", "The throttling threshold has been reached.");
            InputStream table = Objects.requireNonNull(ModelArtsRefusals.class.getResourceAsStream(TABLE), TABLE);
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
                lines.readLine();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] cells = line.split(",", 3);
                    int status = Integer.parseInt(cells[0]);
                    // The table also has notes about progress, which are no refusals.
                    if (status >= LOWEST_ERROR) {
                        codes.add(status, cells[1], cells[2].replace("\"", ""));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return codes;
        }
    }
}
