package io.github.clouddatasets.emulator.console;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Service;
import io.github.clouddatasets.emulator.http.ServiceOperation;
import java.util.List;
import java.util.Optional;

/** The root of a shared port: {@code /health} for machines, pages for people. Nothing here changes any state. */
public final class ConsoleService implements Service {

    @Override
    public Optional<String> operation(Call head) {
        return Optional.empty();
    }

    @Override
    public List<ServiceOperation> operations() {
        return List.of();
    }

    @Override
    public Answer answer(Call call) {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            return Answer.empty(405).with("Allow", "GET, HEAD");
        }
        return switch (call.path()) {
            case "/health" -> Answer.json(200, Json.object().put("status", "UP"));
            default -> Answer.empty(404);
        };
    }
}
