package io.github.clouddatasets.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the IAM service answers to a login or a refresh.
 *
 * @param token the JWT
 * @param exp its end in Unix seconds, if told in the answer or by the token itself
 * @param refresh what the next token can be had with; null if there is nothing
 */
record LoginAnswer(
        Secret token, @Nullable Long exp, @Nullable RefreshToken refresh) {

    private static final ObjectReader CLAIMS = Json.SNAKE.reader(Claims.class);
    private static final Duration LEAST_LIFE = Duration.ofMinutes(2);

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
            Long told = data == null || data.attributes == null ? null : data.attributes.exp;
            return new LoginAnswer(
                    token,
                    told != null ? told : claimed(token),
                    refresh == null ? null : new RefreshToken(refresh.value(), refresh.secure()));
        }
    }

    record Data(@Nullable Attributes attributes) {}

    record Attributes(@Nullable Long exp) {}

    record Meta(@Nullable Secret token) {}

    /** The part of a JWT's payload that is of interest. */
    record Claims(@Nullable Long exp) {}

    /**
     * A token that works once.
     *
     * @param value the token
     * @param secure whether it may only travel over https
     */
    record RefreshToken(Secret value, boolean secure) {}

    /** The end by our own clock, unless the server says an earlier one that makes sense on a clock that may be off. */
    Authorizer.Token from(Instant now, Duration life) {
        Instant longest = now.plus(life);
        Instant told = exp == null ? longest : Instant.ofEpochSecond(exp);
        boolean sensible = told.isAfter(now.plus(LEAST_LIFE)) && told.isBefore(longest);
        return new Authorizer.Token(token, sensible ? told : longest);
    }

    private static @Nullable Long claimed(Secret token) {
        String[] parts = token.reveal().split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
            Claims claims = CLAIMS.readValue(new String(payload, StandardCharsets.UTF_8));
            return claims == null ? null : claims.exp;
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return null; // opaque to us
        }
    }
}
