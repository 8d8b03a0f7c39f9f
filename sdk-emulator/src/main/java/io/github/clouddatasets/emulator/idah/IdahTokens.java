package io.github.clouddatasets.emulator.idah;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Issues and checks the JSON web tokens of IDAH: ES256, with a key pair made at start. */
final class IdahTokens {

    private static final String BEARER = "Bearer ";
    static final String COOKIE = "auth-token";
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private final WorkClock workClock;
    private final KeyPair keys;

    IdahTokens(WorkClock workClock) {
        this.workClock = workClock;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token that expires at {@code expiry}, in Unix seconds. */
    String issue(IdahAccount account, long expiry) {
        ObjectNode payload = Json.object();
        ObjectNode user = payload.putObject("u")
                .put("id", account.id())
                .put("email", account.email())
                .put("name", account.name());
        if (IdahRights.isKey(account.role())) {
            user.putArray("labels").add("api");
        }
        payload.put("r", account.role());
        ObjectNode scope = payload.putObject("s");
        account.scope().forEach((kind, ids) -> ids.forEach(scope.withArray(kind)::add));
        return issue(payload.put("exp", expiry));
    }

    /** A token that says that. */
    String issue(ObjectNode payload) {
        ObjectNode header = Json.object().put("alg", "ES256").put("typ", "JWT");
        String signed = encode(Json.bytes(header)) + "." + encode(Json.bytes(payload));
        return signed + "." + encode(sign(signed));
    }

    /** Who calls. The cookie counts only if there is no Bearer header. */
    IdahCaller authenticate(Call call) {
        String token = token(call.header("Authorization"), call.header("Cookie"));
        if (token == null) {
            throw IdahFault.authorization("unauthorized_access");
        }
        JsonNode payload = verify(token);
        String role = payload.path("r").asText();
        IdahRights rights =
                IdahRights.ofRole(role).orElseThrow(() -> IdahFault.authorization("Role `" + role + "` not set"));
        return new IdahCaller(payload.at("/u/id").asInt(), rights, payload.path("s"));
    }

    /** What the token says, if it is one of these and has not expired. */
    JsonNode verify(String token) {
        String[] segments = token.split("\\.", -1);
        if (segments.length != 3) {
            throw IdahFault.authorization("Not enough or too many segments");
        }
        JsonNode header = json(segments[0]);
        JsonNode payload = json(segments[1]);
        if (!header.path("alg").asText().equals("ES256")) {
            throw IdahFault.authorization("Expected a different algorithm");
        }
        if (!isSigned(segments[0] + "." + segments[1], segments[2])) {
            throw IdahFault.authorization("Signature verification failed");
        }
        if (payload.path("exp").asLong() <= workClock.now().getEpochSecond()) {
            throw IdahFault.authorization("Signature has expired");
        }
        return payload;
    }

    private static @Nullable String token(@Nullable String authorization, @Nullable String cookies) {
        if (authorization != null && authorization.startsWith(BEARER)) {
            return authorization.substring(BEARER.length());
        }
        return cookie(cookies, COOKIE);
    }

    /** The value of the cookie of that name. */
    static @Nullable String cookie(@Nullable String cookies, String name) {
        for (String cookie : Objects.requireNonNullElse(cookies, "").split(";", -1)) {
            if (cookie.strip().startsWith(name + "=")) {
                return cookie.strip().substring(name.length() + 1);
            }
        }
        return null;
    }

    private static JsonNode json(String segment) {
        Optional<JsonNode> tree;
        try {
            tree = Json.parse(Base64.getUrlDecoder().decode(segment));
        } catch (IllegalArgumentException e) {
            tree = Optional.empty();
        }
        return tree.orElseThrow(() -> IdahFault.authorization("Invalid segment encoding"));
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isSigned(String text, String encodedSignature) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(keys.getPublic());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(encodedSignature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Of a wrong length, or not base64 at all: in any case not our signature.
            return false;
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
