package io.github.clouddatasets.emulator.contract;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import io.github.clouddatasets.testing.Contract;
import java.util.List;
import java.util.stream.Collectors;

final class IdahIamContract implements EmulatedContract {

    private final DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
    private final RawHttpClient http = new RawHttpClient(cloud.idahEndpoint() + "/iam");
    private String cookies = "";

    @Override
    public Contract contract() {
        return Contract.IDAH_IAM;
    }

    @Override
    public String file() {
        return "idah-iam-auth.openapi.yaml";
    }

    @Override
    public Known prepare(String operation) {
        cookies = http
                .post(
                        "/auth/login",
                        Json.object()
                                .put("email", cloud.idahEmail())
                                .put("password", cloud.idahPassword())
                                .put("cookie", true)
                                .toString())
                .all("Set-Cookie")
                .stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
        return new Known()
                .put("api_key", cloud.idahApiKey())
                .put("email", cloud.idahEmail())
                .put("password", cloud.idahPassword());
    }

    @Override
    public RawHttpClient client() {
        return http.with("Cookie", cookies);
    }

    @Override
    public RawHttpClient anonymous() {
        return http;
    }

    @Override
    public boolean isProtected(String operation) {
        return !operation.startsWith("login");
    }

    @Override
    public boolean isRefusal(RawHttpAnswer answer) {
        return answer.status() >= 400;
    }

    @Override
    public List<Deviation> deviations() {
        return List.of();
    }

    @Override
    public void close() {
        cloud.close();
    }
}
