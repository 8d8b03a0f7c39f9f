package io.github.clouddatasets.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The part of IDAH's account service that turns an API key into a token. */
final class IdahIam implements Service {

    /** A key that was valid once. */
    static final String REVOKED_KEY = "IDAH_" + "dead".repeat(16);

    private static final Pattern KEY = Pattern.compile("IDAH_[0-9a-f]{64}");
    private static final int DEFAULT_LIFE = 3600;

    private final String apiKey;
    private final IdahTokens tokens;
    private final Pace pace;
    private final RequestLedger ledger;
    private final Routes routes;

    IdahIam(String apiKey, IdahTokens tokens, Pace pace, RequestLedger ledger) {
        this.apiKey = apiKey;
        this.tokens = tokens;
        this.pace = pace;
        this.ledger = ledger;
        this.routes = new Routes().add("POST", "/auth/api/login", "loginWithApiKey", this::login);
    }

    @Override
    public Answer answer(Call call) {
        try {
            Optional<Routes.Match> match = routes.find(call);
            match.ifPresent(found -> ledger.record(found.operationId()));
            return match.orElseThrow(IdahFault::routeUnknown).answer(call);
        } catch (IdahFault fault) {
            return fault.document();
        }
    }

    private Answer login(Call call, Map<String, String> path) {
        ObjectNode input = IdahInput.of(call);
        IdahInput.require(input, "api_key");
        long life = life(input.path("token_expiration"));
        checkKey(input.path("api_key").asText());
        IdahAccount account = IdahAccount.API_KEY;
        long expiry = pace.now().getEpochSecond() + life;
        ObjectNode body = Json.object();
        ObjectNode attributes = body.putObject("data")
                .put("type", "iam:account_auths")
                .put("id", String.valueOf(account.id()))
                .putObject("attributes")
                .put("email", account.email())
                .put("name", account.name())
                .putNull("picture_url")
                .put("role_name", account.role());
        attributes.putObject("role_scope");
        account.rights().forEach(attributes.putArray("role_rights")::add);
        attributes.put("exp", expiry);
        body.putObject("meta").put("token", tokens.issue(account, expiry));
        return Answer.bytes(200, "application/vnd.api+json", Json.bytes(body));
    }

    private static long life(JsonNode seconds) {
        if (seconds.isMissingNode() || seconds.isNull()) {
            return DEFAULT_LIFE;
        }
        if (!seconds.isIntegralNumber()) {
            throw IdahFault.validation(List.of(new IdahFault.Violation("/token_expiration", "must be an integer")));
        }
        return seconds.asLong();
    }

    private void checkKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw IdahFault.authorization("Invalid Key");
        }
        if (key.equals(REVOKED_KEY)) {
            throw IdahFault.authorization("API key has been revoked or expired");
        }
        if (!key.equals(apiKey)) {
            throw IdahFault.authorization("Invalid credentials");
        }
    }
}
