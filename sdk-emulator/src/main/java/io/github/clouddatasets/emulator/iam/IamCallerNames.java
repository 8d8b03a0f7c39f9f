package io.github.clouddatasets.emulator.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.CallerNames;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RequestBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A request to IAM shows its caller by a token, an access key, or the domain of the user who logs in. */
public final class IamCallerNames implements CallerNames {

    @Override
    public List<String> in(Call call, RequestBody body) throws IOException {
        List<String> names = credentials(call);
        if (call.method().equals("POST")) {
            JsonNode auth =
                    Json.parse(body.look()).map(tree -> tree.path("auth")).orElse(Json.object());
            JsonNode domain = auth.at("/identity/password/user/domain");
            names.add(domain.path("id").asText());
            names.add(domain.path("name").asText());
        }
        return names;
    }

    /** The names in the credentials of a request to IAM or to a service that accepts the tokens of IAM. */
    public static List<String> credentials(Call call) {
        List<String> names = new ArrayList<>();
        String authorization = call.header("Authorization");
        if (authorization != null) {
            AkSkSignature.parse(authorization).ifPresent(signature -> names.add(signature.accessKey()));
        }
        String token = call.header("X-Auth-Token");
        if (token != null) {
            names.add(token);
            names.add(IamTokens.tagIn(token));
        }
        return names;
    }
}
