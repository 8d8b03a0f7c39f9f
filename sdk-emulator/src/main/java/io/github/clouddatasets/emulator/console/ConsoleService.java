package io.github.clouddatasets.emulator.console;

import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Service;

/** The root of a shared port: {@code /health} for machines, pages for people. Nothing here changes any state. */
public final class ConsoleService implements Service {

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
