package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.CallerNames;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.RequestBody;
import io.github.clouddatasets.emulator.idah.caller.IdahTokens;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.IdahParameters;
import io.github.clouddatasets.emulator.store.AccountTag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request to IDAH shows its caller by a token, in a header or a cookie, or by the key or email of a login. */
public final class IdahCallerNames implements CallerNames {

    static final String KEY_START = "IDAH_";

    @Override
    public List<String> in(Call call, RequestBody body) throws IOException {
        List<String> names = new ArrayList<>();
        addToken(names, IdahTokens.bearer(call));
        addToken(names, IdahTokens.cookie(call.header("Cookie"), IdahTokens.COOKIE));
        addToken(names, IdahTokens.cookie(call.header("Cookie"), IdahIam.REFRESH_COOKIE));
        if (names.isEmpty()) {
            JsonNode parameters = parameters(call, body);
            addKey(names, parameters.path("api_key").asText());
            names.add(parameters.path("email").asText());
        }
        return names;
    }

    // Whoever logs in has no token yet.
    private static JsonNode parameters(Call call, RequestBody body) throws IOException {
        if (!call.path().endsWith("/login")) {
            return Json.object();
        }
        try {
            return IdahParameters.of(call.withBody(body.look()));
        } catch (IdahFault fault) {
            return Json.object();
        }
    }

    private static void addKey(List<String> names, String key) {
        int end = KEY_START.length() + AccountTag.LENGTH;
        if (key.startsWith(KEY_START) && key.length() > end) {
            names.add(key.substring(KEY_START.length(), end));
        }
    }

    // The signature does not matter here: the services of the account check the token.
    private static void addToken(List<String> names, @Nullable String token) {
        String[] segments = Objects.requireNonNullElse(token, "").split("\\.", -1);
        if (segments.length != 3) {
            return;
        }
        try {
            JsonNode claims =
                    Json.parse(Base64.getUrlDecoder().decode(segments[1])).orElse(Json.object());
            names.add(claims.at("/u/email").asText());
            String session = claims.path("uid").asText();
            names.add(session.substring(0, Math.min(AccountTag.LENGTH, session.length())));
        } catch (IllegalArgumentException e) {
            // Not Base64: this token names nobody.
            names.add("");
        }
    }
}
