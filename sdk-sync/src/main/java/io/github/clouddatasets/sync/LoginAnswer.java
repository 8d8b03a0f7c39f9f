package io.github.clouddatasets.sync;

import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Decoder;
import io.github.clouddatasets.core.spi.value.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer of the IAM service to a login or a refresh.
 *
 * @param token the JWT
 * @param exp the token's end in Unix seconds, which may have a fraction, from the answer or the token itself; null if neither has it
 * @param refresh the refresh token that buys the next token; null if the answer has none
 */
record LoginAnswer(
        Secret token, @Nullable Double exp, @Nullable RefreshToken refresh) {

    private static final Decoder<Claims> CLAIMS = Json.SNAKE.decoder(Claims.class);
    private static final Duration LEAST_LIFE = Duration.ofMinutes(2);

    @Decoded
    record Document(@Nullable Data data, @Nullable Meta meta) {

        /** A login's answer: the token is in the document. */
        LoginAnswer loggedIn(Function<String, List<String>> headers) throws ServiceFault {
            if (meta == null || meta.token == null) {
                throw new ServiceFault(null, "the answer holds no token");
            }
            return complete(meta.token, headers);
        }

        /** A refresh's answer: the tokens are in cookies alone. */
        LoginAnswer refreshed(Function<String, List<String>> headers) throws ServiceFault {
            SetCookie token = SetCookie.named("auth-token", headers.apply("Set-Cookie"));
            if (token == null) {
                throw new ServiceFault(null, "the answer holds no token");
            }
            return complete(token.value(), headers);
        }

        private LoginAnswer complete(Secret token, Function<String, List<String>> headers) {
            SetCookie refresh = SetCookie.named("refresh-token", headers.apply("Set-Cookie"));
            Double answered = data == null || data.attributes == null ? null : data.attributes.exp;
            return new LoginAnswer(
                    token,
                    answered != null ? answered : claimed(token),
                    refresh == null ? null : new RefreshToken(refresh.value(), refresh.secure()));
        }
    }

    @Decoded
    record Data(@Nullable Attributes attributes) {}

    @Decoded
    record Attributes(@Nullable Double exp) {}

    @Decoded
    record Meta(@Nullable Secret token) {}

    /** The one claim of a JWT's payload that a login needs. */
    @Decoded
    record Claims(@Nullable Double exp) {}

    /**
     * A token that works once.
     *
     * @param value the token
     * @param secure whether the token may travel over https only
     */
    record RefreshToken(Secret value, boolean secure) {}

    /**
     * The token with its end: its usual life on our own clock. An earlier end from the server counts if it is more than two
     * minutes away; a nearer one says that the server's clock is off. Seconds are compared, since an end may lie beyond
     * every {@link Instant}; what is no number is neither earlier nor later than anything.
     */
    Authorizer.Token from(Instant now, Duration life) {
        Instant longest = now.plus(life);
        Double end = exp;
        if (end != null && end > now.plus(LEAST_LIFE).getEpochSecond() && end < longest.getEpochSecond()) {
            return new Authorizer.Token(token, Instant.ofEpochSecond(end.longValue()));
        }
        return new Authorizer.Token(token, longest);
    }

    private static @Nullable Double claimed(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            Claims claims = CLAIMS.read(new String(payload, StandardCharsets.UTF_8));
            return claims == null ? null : claims.exp;
        } catch (IllegalArgumentException | IOException e) {
            return null; // no JWT: its end cannot be read
        }
    }
}
