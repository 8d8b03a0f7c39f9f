package io.github.clouddatasets.emulator.contract;

import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.testing.Contract;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.openapi4j.core.exception.ResolutionException;
import org.openapi4j.core.validation.ValidationException;
import org.openapi4j.operation.validator.model.impl.Body;
import org.openapi4j.operation.validator.model.impl.DefaultResponse;
import org.openapi4j.operation.validator.validation.OperationValidator;
import org.openapi4j.parser.OpenApi3Parser;
import org.openapi4j.parser.model.v3.OpenApi3;
import org.openapi4j.parser.model.v3.Operation;
import org.openapi4j.parser.model.v3.Response;
import org.openapi4j.schema.validator.ValidationData;

/** Validates answers by openapi4j, which reads the contract's file on its own. */
final class AnswerValidator {

    /** A schema may be a reference and nullable: the validator looks for the word inside of the reference alone. */
    private static final Pattern NULL_BESIDE_ALL_OF =
            Pattern.compile("(?s)Null value is not allowed.*\\.<allOf>\\.<[^>]*>\\.<nullable>");

    private final Map<String, OperationValidator> validators = new HashMap<>();

    AnswerValidator(String file) {
        try {
            OpenApi3 api = new OpenApi3Parser()
                    .parse(Contract.SPECS.resolve(file).toUri().toURL(), false);
            api.getPaths()
                    .values()
                    .forEach(path -> path.getOperations()
                            .values()
                            .forEach(operation -> validators.put(
                                    operation.getOperationId(), new OperationValidator(api, path, operation))));
        } catch (ResolutionException | ValidationException | MalformedURLException e) {
            throw new AssertionError(file, e);
        }
    }

    /** How the answer differs from the contract; empty if it does not. */
    List<String> differences(String operationId, RawHttpAnswer answer) {
        OperationValidator validator = Objects.requireNonNull(validators.get(operationId), operationId);
        List<String> differences = new ArrayList<>();
        Response documented = documented(validator.getOperation(), answer.status());
        if (documented == null) {
            return List.of("status " + answer.status() + " is not documented");
        }
        byte[] body = answer.body();
        boolean described = documented.getContentMediaTypes() != null
                && !documented.getContentMediaTypes().isEmpty();
        if (body.length == 0) {
            return described && answer.header("Content-Type") == null ? List.of("no body") : List.of();
        }
        if (!described) {
            return List.of("a body where none is documented");
        }
        DefaultResponse.Builder response =
                new DefaultResponse.Builder(answer.status()).body(Body.from(new String(body, StandardCharsets.UTF_8)));
        String type = answer.header("Content-Type");
        if (type != null) {
            response.header("Content-Type", documentedType(documented, type));
        }
        if (documented.getContentMediaTypes().containsKey("*/*")) {
            return List.of();
        }
        if (documented.getHeaders() != null) {
            documented.getHeaders().keySet().forEach(name -> {
                String value = answer.header(name);
                if (value != null) {
                    response.header(name, value);
                }
            });
        }
        ValidationData<Void> data = new ValidationData<>();
        validator.validateResponse(response.build(), data);
        if (!data.isValid()) {
            data.results().items().forEach(item -> differences.add(item.toString()));
            differences.removeIf(NULL_BESIDE_ALL_OF.asPredicate());
        }
        return differences;
    }

    // IDAH answers what creates with the type of JSON:API, as recorded; its contract names that of JSON.
    private static String documentedType(Response documented, String type) {
        boolean isOther = type.equals("application/vnd.api+json")
                && !documented.getContentMediaTypes().containsKey(type);
        return isOther ? "application/json" : type;
    }

    private static Response documented(Operation operation, int status) {
        Response own = operation.getResponse(String.valueOf(status));
        return own != null ? own : operation.getResponse("default");
    }
}
