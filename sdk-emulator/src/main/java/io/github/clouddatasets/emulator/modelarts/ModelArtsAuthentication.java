package io.github.clouddatasets.emulator.modelarts;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.iam.AkSkSignature;
import io.github.clouddatasets.emulator.iam.IamKeys;
import io.github.clouddatasets.emulator.iam.IamProject;
import io.github.clouddatasets.emulator.iam.IamTokens;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates a request, or refuses the request.
 *
 * <table>
 * <caption>Refusals</caption>
 * <tr><th>Request</th><th>Status</th><th>Code</th></tr>
 * <tr><td>neither token nor signature</td><td>401</td><td>ModelArts.0201</td></tr>
 * <tr><td>a token of IAM that has expired</td><td>401</td><td>ModelArts.0202</td></tr>
 * <tr><td>another token</td><td>401</td><td>ModelArts.0203</td></tr>
 * <tr><td>a token without a project</td><td>401</td><td>ModelArts.0207</td></tr>
 * <tr><td>a token of a project that is not the one in the path</td><td>403</td><td>ModelArts.0210</td></tr>
 * <tr><td>an {@code Authorization} of another form, or host or date left unsigned</td><td>401</td>
 *     <td>ModelArts.0206</td></tr>
 * <tr><td>{@code X-Sdk-Date} absent, unreadable or more than 15 minutes off</td><td>401</td>
 *     <td>ModelArts.0208</td></tr>
 * <tr><td>unknown access key, or a signature that does not match</td><td>403</td><td>ModelArts.0206</td></tr>
 * </table>
 */
final class ModelArtsAuthentication {

    private static final Duration TOLERANCE = Duration.ofMinutes(15);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final IamKeys keys;
    private final IamTokens tokens;

    ModelArtsAuthentication(Clock clock, IamKeys keys, IamTokens tokens) {
        this.clock = clock;
        this.keys = keys;
        this.tokens = tokens;
    }

    /** Requires valid credentials with access to the project. */
    void check(Call call, String projectId) {
        check(call);
        String presented = call.header("X-Auth-Token");
        if (call.header("Authorization") != null || presented == null || presented.equals(keys.token())) {
            return;
        }
        IamProject project = tokens.grant(presented)
                .orElseThrow(ModelArtsFault::tokenInvalid)
                .project()
                .orElseThrow(ModelArtsFault::tokenWithoutProject);
        if (!project.id().equals(projectId)) {
            throw ModelArtsFault.projectNotOfToken();
        }
    }

    /** Requires valid credentials. */
    void check(Call call) {
        String authorization = call.header("Authorization");
        if (authorization != null) {
            checkSignature(call, authorization);
            return;
        }
        String presented = call.header("X-Auth-Token");
        if (presented == null) {
            throw ModelArtsFault.tokenMissing();
        }
        if (presented.equals(keys.token())) {
            return;
        }
        if (tokens.isExpired(tokens.grant(presented).orElseThrow(ModelArtsFault::tokenInvalid))) {
            throw ModelArtsFault.tokenExpired();
        }
    }

    /** Whether a request carries a valid token of any scope or a valid signature. */
    boolean isAuthenticated(Call call) {
        try {
            check(call);
            return true;
        } catch (ModelArtsFault fault) {
            return false;
        }
    }

    private void checkSignature(Call call, String authorization) {
        AkSkSignature signature =
                AkSkSignature.parse(authorization).orElseThrow(ModelArtsFault::authorizationMalformed);
        if (!signature.signedHeaders().contains("host")
                || !signature.signedHeaders().contains("x-sdk-date")) {
            throw ModelArtsFault.authorizationMalformed();
        }
        String date = checkedDate(call.header("X-Sdk-Date"));
        if (!signature.accessKey().equals(keys.accessKey()) || !signature.matches(call, date, keys.secretKey())) {
            throw ModelArtsFault.accessKeyInvalid();
        }
    }

    private String checkedDate(@Nullable String date) {
        if (date == null) {
            throw ModelArtsFault.authorizationUncheckable("X-Sdk-Date is missing.");
        }
        Instant signedAt;
        try {
            signedAt = DATE.parse(date, Instant::from);
        } catch (DateTimeException e) {
            throw ModelArtsFault.authorizationUncheckable("X-Sdk-Date is malformed.");
        }
        if (Duration.between(signedAt, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw ModelArtsFault.authorizationUncheckable("X-Sdk-Date is more than 15 minutes off.");
        }
        return date;
    }
}
