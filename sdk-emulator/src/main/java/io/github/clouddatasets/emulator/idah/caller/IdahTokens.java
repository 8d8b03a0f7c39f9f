package io.github.clouddatasets.emulator.idah.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.idah.table.IdahFault;
import io.github.clouddatasets.emulator.store.SavedState;
import io.github.clouddatasets.emulator.store.StateDocument;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Issues and checks the JSON web tokens of IDAH: ES256, with a new key pair for each emulator. */
public final class IdahTokens {

    private static final String KEYS = "signature";
    private static final String BEARER = "Bearer ";
    public static final String COOKIE = "auth-token";
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private final WorkClock workClock;
    private final KeyPair keys;

    public IdahTokens(WorkClock workClock, SavedState state) {
        this.workClock = workClock;
        StateDocument kept = state.document(KEYS);
        try {
            if (kept != null) {
                this.keys = keys(kept);
                return;
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
            state.put(KEYS, this::saved);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys(StateDocument kept) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("EC");
        Base64.Decoder decoder = Base64.getDecoder();
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(decoder.decode(kept.text("public")))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(kept.text("private")))));
    }

    private ObjectNode saved() {
        Base64.Encoder encoder = Base64.getEncoder();
        return Json.object()
                .put("public", encoder.encodeToString(keys.getPublic().getEncoded()))
                .put("private", encoder.encodeToString(keys.getPrivate().getEncoded()));
    }

    /** Issues a token for an account. {@code expiry} is in Unix seconds. */
    public String issue(IdahAccount account, long expiry) {
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

    /** Signs a token with these claims. */
    public String issue(ObjectNode payload) {
        ObjectNode header = Json.object().put("alg", "ES256").put("typ", "JWT");
        String signed = encode(Json.bytes(header)) + "." + encode(Json.bytes(payload));
        return signed + "." + encode(sign(signed));
    }

    /** The caller of a request. The cookie counts only without a Bearer header. */
    public IdahCaller authenticate(Call call) {
        String token = bearer(call);
        if (token == null) {
            token = cookie(call.header("Cookie"), COOKIE);
        }
        if (token == null) {
            throw IdahFault.authorization("unauthorized_access");
        }
        JsonNode payload = verify(token);
        String role = payload.path("r").asText();
        IdahRights rights =
                IdahRights.ofRole(role).orElseThrow(() -> IdahFault.authorization("Role `" + role + "` not set"));
        return new IdahCaller(
                payload.at("/u/id").asInt(), payload.at("/u/email").asText(), rights, payload.path("s"));
    }

    /** The claims of a token; empty for a token that is expired or not from this emulator. */
    public JsonNode verify(String token) {
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

    public static @Nullable String bearer(Call call) {
        String authorization = call.header("Authorization");
        return authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : null;
    }

    /** The value of the cookie with this name. */
    public static @Nullable String cookie(@Nullable String cookies, String name) {
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
            // The signature has the wrong length or is not base64.
            return false;
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
