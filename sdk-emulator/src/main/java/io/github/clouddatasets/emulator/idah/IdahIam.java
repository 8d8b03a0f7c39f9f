package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.RoutedService;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.idah.caller.IdahAccount;
import io.github.clouddatasets.emulator.idah.caller.IdahAccounts;
import io.github.clouddatasets.emulator.idah.caller.IdahRights;
import io.github.clouddatasets.emulator.idah.caller.IdahTokens;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.idah.table.IdahParameters;
import io.github.clouddatasets.emulator.idah.table.IdahRefusals;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations of IDAH's account service that issue and revoke tokens and API keys. */
final class IdahIam implements RoutedService {

    /** The lifetime of a token from a password login. */
    static final Duration LIFE = Duration.ofDays(1);

    private static final int KEY_LIFE_SECONDS = 3600;
    private static final String JSON_API = "application/vnd.api+json";
    static final String REFRESH_COOKIE = "refresh-token";
    private static final String REFRESH_PATH = IdahService.BASE + "/iam";
    private static final Set<String> TRUE = Set.of("true", "t", "y", "yes");
    private static final Set<String> FALSE = Set.of("false", "f", "n", "no");
    private static final DateTimeFormatter COOKIE_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final IdahAccounts accounts;
    private final IdahKeys keys;
    private final IdahSessions sessions;
    private final IdahTokens tokens;
    private final WorkClock workClock;
    private final Routes routes;

    IdahIam(IdahAccounts accounts, IdahKeys keys, IdahSessions sessions, IdahTokens tokens, WorkClock workClock) {
        this.accounts = accounts;
        this.keys = keys;
        this.sessions = sessions;
        this.tokens = tokens;
        this.workClock = workClock;
        this.routes = new Routes()
                .add("POST", "/auth/api/login", "loginWithApiKey", this::loginWithKey)
                .add("POST", "/auth/login", "loginWithPassword", this::loginWithPassword)
                .add("GET", "/auth/refresh", "refreshToken", this::refresh)
                .add("GET", "/auth/logout", "logout", this::logout)
                .add("POST", "/api_keys", "createApiKey", this::createKey)
                .add("POST", "/api_keys/{id}/revoke", "revokeApiKey", this::revokeKey)
                .withoutBody("logout")
                .withoutCredentials("loginWithApiKey", "loginWithPassword");
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Refusals refusals() {
        return new IdahRefusals();
    }

    @Override
    public Answer answer(Call call) {
        try {
            return routes.find(call).orElseThrow(IdahFault::routeUnknown).answer(call);
        } catch (IdahFault fault) {
            return fault.document();
        }
    }

    private Answer loginWithKey(Call call, Map<String, String> path) {
        ObjectNode parameters = IdahParameters.of(call);
        IdahParameters.require(parameters, "api_key");
        if (!parameters.path("api_key").isTextual()) {
            throw IdahFault.validation(List.of(new IdahFault.Violation("/api_key", "must be a string")));
        }
        long life = life(parameters.path("token_expiration"));
        IdahAccount account = keys.login(parameters.path("api_key").asText());
        long expiry = workClock.now().getEpochSecond() + life;
        ObjectNode body = document(account, expiry, scope(account));
        body.putObject("meta").put("token", tokens.issue(account, expiry));
        return Answer.bytes(200, JSON_API, Json.bytes(body));
    }

    private Answer loginWithPassword(Call call, Map<String, String> path) {
        ObjectNode parameters = IdahParameters.of(call);
        boolean withCookies = checkLogin(parameters);
        IdahAccount account = accounts.ofEmail(parameters.path("email").asText())
                .filter(found -> parameters.path("password").asText().equals(accounts.password()))
                .orElseThrow(() -> IdahFault.authorization("invalid_credentials"));
        Instant expiry = workClock.now().plus(LIFE);
        String token = tokens.issue(account, expiry.getEpochSecond());
        ObjectNode body = document(account, expiry.getEpochSecond(), null);
        body.putObject("meta").put("token", token);
        Answer answer = Answer.bytes(200, JSON_API, Json.bytes(body));
        return withCookies ? withCookies(answer, sessions.open(account), token) : answer;
    }

    private Answer refresh(Call call, Map<String, String> path) {
        IdahParameters.of(call);
        IdahSessions.Renewal renewal;
        try {
            renewal = sessions.renew(refreshToken(call));
        } catch (IdahFault fault) {
            // A refusal, even of a call without the cookie, clears the cookie.
            return fault.document().withCookie(cleared(REFRESH_COOKIE, REFRESH_PATH));
        }
        long expiry = workClock.now().plus(LIFE).getEpochSecond();
        Answer answer = Answer.json(200, document(renewal.account(), expiry, null));
        return withCookies(answer, renewal.token(), tokens.issue(renewal.account(), expiry));
    }

    private Answer logout(Call call, Map<String, String> path) {
        IdahParameters.of(call);
        tokens.authenticate(call);
        sessions.close(refreshToken(call));
        return Answer.empty(204)
                .withCookie(cleared(REFRESH_COOKIE, REFRESH_PATH))
                .withCookie(cleared(IdahTokens.COOKIE, "/"));
    }

    private Answer createKey(Call call, Map<String, String> path) {
        ObjectNode parameters = IdahParameters.of(call);
        ObjectNode body = keys.create(parameters.at("/data/attributes"), tokens.authenticate(call));
        return Answer.bytes(201, JSON_API, Json.bytes(body));
    }

    private Answer revokeKey(Call call, Map<String, String> path) {
        IdahParameters.of(call);
        ObjectNode body = keys.revoke(path.getOrDefault("id", ""), tokens.authenticate(call));
        return Answer.bytes(200, JSON_API, Json.bytes(body));
    }

    private static ObjectNode document(IdahAccount account, long expiry, @Nullable ObjectNode scope) {
        ObjectNode document = Json.object();
        ObjectNode attributes = document.putObject("data")
                .put("type", "iam:account_auths")
                .put("id", String.valueOf(account.id()))
                .putObject("attributes")
                .put("email", account.email())
                .put("name", account.name())
                .putNull("picture_url")
                .put("role_name", account.role());
        attributes.set("role_scope", scope);
        var rights = attributes.putArray("role_rights");
        IdahRights.ofRole(account.role()).ifPresent(granted -> granted.list().forEach(rights::add));
        attributes.put("exp", expiry);
        return document;
    }

    private static ObjectNode scope(IdahAccount account) {
        ObjectNode scope = Json.object();
        account.scope().forEach((kind, ids) -> ids.forEach(scope.withArray(kind)::add));
        return scope;
    }

    private Answer withCookies(Answer answer, String refreshToken, String token) {
        Instant now = workClock.now();
        return answer.withCookie(cookie(REFRESH_COOKIE, refreshToken, REFRESH_PATH, now.plus(IdahSessions.LIFE)))
                .withCookie(cookie(IdahTokens.COOKIE, token, "/", now.plus(LIFE)));
    }

    // A cookie ends by a time in the past: ten minutes ago.
    private String cleared(String name, String path) {
        return cookie(name, "", path, workClock.now().minus(Duration.ofMinutes(10)));
    }

    private static String cookie(String name, String value, String path, Instant expiry) {
        return name + "=" + value + "; path=" + path + "; expires=" + COOKIE_DATE.format(expiry) + "; secure; httponly";
    }

    private static @Nullable String refreshToken(Call call) {
        return IdahTokens.cookie(call.header("Cookie"), REFRESH_COOKIE);
    }

    /** Checks the login. Returns whether the caller asks for cookies. */
    private static boolean checkLogin(ObjectNode parameters) {
        List<IdahFault.Violation> violations = new ArrayList<>();
        for (String field : List.of("email", "password")) {
            if (!parameters.hasNonNull(field)) {
                violations.add(new IdahFault.Violation("/" + field, "is required"));
            } else if (parameters.path(field).asText().isEmpty()) {
                violations.add(new IdahFault.Violation("/" + field, "must be filled"));
            }
        }
        String cookie = parameters.path("cookie").asText("false");
        if (!TRUE.contains(cookie) && !FALSE.contains(cookie)) {
            violations.add(new IdahFault.Violation("/cookie", "must be a boolean"));
        }
        if (!violations.isEmpty()) {
            throw IdahFault.validation(violations);
        }
        return TRUE.contains(cookie);
    }

    private static long life(JsonNode seconds) {
        if (seconds.isMissingNode() || seconds.isNull()) {
            return KEY_LIFE_SECONDS;
        }
        if (!seconds.isIntegralNumber()) {
            throw IdahFault.validation(List.of(new IdahFault.Violation("/token_expiration", "must be an integer")));
        }
        return seconds.asLong();
    }
}
