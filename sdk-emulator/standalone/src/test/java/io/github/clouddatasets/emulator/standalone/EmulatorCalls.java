package io.github.clouddatasets.emulator.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Calls of the services of one process. A call without an answer throws an {@link UncheckedIOException}. */
final class EmulatorCalls {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final EmulatorProcess emulator;

    EmulatorCalls(EmulatorProcess emulator) {
        this.emulator = emulator;
    }

    HttpResponse<String> modelArts(String method, String path, String body) {
        return modelArts(emulator.value("MODELARTS_TOKEN"), method, path, body);
    }

    HttpResponse<String> modelArts(String token, String method, String path, String body) {
        String base = emulator.value("MODELARTS_ENDPOINT") + "/v2/" + emulator.value("HUAWEICLOUD_SDK_PROJECT_ID");
        return send(base + path, method, body, "X-Auth-Token", token);
    }

    HttpResponse<String> iamToken() {
        String body = """
                {'auth':{'identity':{'methods':['password'],'password':{'user':{'name':'%s','password':'%s',
                 'domain':{'name':'%s'}}}},'scope':{'project':{'id':'%s'}}}}""".formatted(
                        emulator.value("OS_USERNAME"),
                        emulator.value("OS_PASSWORD"),
                        emulator.value("OS_USER_DOMAIN_NAME"),
                        emulator.value("HUAWEICLOUD_SDK_PROJECT_ID"));
        return send(emulator.value("MODELARTS_IAM_ENDPOINT") + "/v3/auth/tokens", "POST", body);
    }

    /** @param fields the fields of the body beside the user */
    HttpResponse<String> powerdrill(String method, String path, String fields) {
        String user = emulator.value("POWERDRILL_USER_ID");
        String body =
                method.equals("GET") ? "" : "{'user_id':'" + user + "'" + (fields.isEmpty() ? "" : ",") + fields + "}";
        String query = (path.contains("?") ? "&" : "?") + "user_id=" + user;
        return send(
                emulator.value("POWERDRILL_ENDPOINT") + "/v2/team" + path + query,
                method,
                body,
                "x-pd-api-key",
                emulator.value("POWERDRILL_API_KEY"));
    }

    HttpResponse<String> put(String url, String content) {
        return send(url, "PUT", content, "Content-Type", "application/octet-stream");
    }

    HttpResponse<String> idah(String bearer, String method, String path, String body) {
        return send(emulator.value("IDAH_ENDPOINT") + path, method, body, "Authorization", "Bearer " + bearer);
    }

    /** A token of IDAH's administrator. */
    String idahToken() {
        return json(idahLogin()).at("/meta/token").asText();
    }

    HttpResponse<String> idahLogin() {
        return send(
                emulator.value("IDAH_ENDPOINT") + "/iam/auth/login",
                "POST",
                "{'email':'%s','password':'%s','cookie':true}"
                        .formatted(emulator.value("IDAH_EMAIL"), emulator.value("IDAH_PASSWORD")));
    }

    HttpResponse<String> idahLogin(String key) {
        return send(emulator.value("IDAH_ENDPOINT") + "/iam/auth/api/login", "POST", "{'api_key':'" + key + "'}");
    }

    HttpResponse<String> idahRefresh(String cookie) {
        return send(emulator.value("IDAH_ENDPOINT") + "/iam/auth/refresh", "GET", "", "Cookie", cookie);
    }

    String idahProject() {
        return emulator.value("IDAH_PROJECT_ID");
    }

    String idahDataset() {
        return emulator.value("IDAH_DATASET_ID");
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + answer.statusCode() + " " + answer.body(), e);
        }
    }

    static Optional<String> cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst();
    }

    private HttpResponse<String> send(String url, String method, String body, String... headers) {
        boolean isJson = !method.equals("GET") && headers.length > 0 && !headers[0].equals("Content-Type");
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url.replace("[", "%5B").replace("]", "%5D")))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        isJson || headers.length == 0 ? quoted(body) : body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!body.isEmpty() && (isJson || headers.length == 0)) {
            request.header("Content-Type", "application/json");
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String body) {
        return body.replace('\'', '"');
    }
}
