package io.github.clouddatasets.datasets.access;

import static io.github.clouddatasets.core.spi.Arguments.none;

import io.github.clouddatasets.core.Credentials;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.Time;
import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Authorizer;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.datasets.internal.Rules;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges an IAM user's password for a token of the project (specs/modelarts.md, section 3). The answer also names the
 * project's id: a client that knows only the project's name needs no second request.
 */
final class IamLogin implements Authorizer.Login, ProjectLookup {

    /** Tokens are renewed this long before they expire: longer than any attempt takes. */
    static final Duration EARLY = Duration.ofMinutes(5);

    /** The documented life of a token, for an answer whose own dates make no sense. */
    private static final Duration LIFE = Duration.ofHours(24);

    /** Repeatable: logging in twice makes two tokens, and each is valid on its own. */
    private static final Op<Answer> LOGIN = Op.post(
                    "keystoneCreateUserTokenByPassword", "/v3/auth/tokens", Answer.class)
            .repeatable();

    record Request(Auth auth) {}

    record Auth(Identity identity, Scope scope) {}

    record Identity(List<String> methods, Password password) {}

    record Password(User user) {}

    record User(String name, Secret password, Named domain) {}

    record Scope(Named project) {}

    /** A thing named by its id or by its name; the other component is null. */
    @Decoded
    record Named(@Nullable String id, @Nullable String name) {}

    @Decoded
    record Answer(@Nullable Facts token) {}

    /** Times are read as text: an odd form must not fail the login. */
    @Decoded
    record Facts(
            @Nullable String expiresAt,
            @Nullable String issuedAt,
            @Nullable Named project) {}

    /** A token that fits into a header, and the facts that the answer states about the token. */
    private record Grant(Secret token, @Nullable Facts facts, String projectId) {}

    private final Api iam;
    private final Time time;
    private final Request request;
    private final Op<Grant> login;

    /** The token of a project lookup, which the next call uses. */
    private final AtomicReference<Authorizer.@Nullable Token> ready = new AtomicReference<>();

    private IamLogin(Api iam, Credentials.IamPassword who, Named project, Time time) {
        this.iam = iam;
        this.time = time;
        User user = new User(who.user(), who.password(), new Named(who.domainId(), who.domain()));
        this.request = new Request(new Auth(new Identity(List.of("password"), new Password(user)), new Scope(project)));
        this.login = LOGIN.withHeaders((answer, headers) -> grant(
                answer.token,
                headers.apply("X-Subject-Token").stream().findFirst().orElse(null),
                project));
    }

    /** For the project with this id. */
    static IamLogin byId(Api iam, Credentials.IamPassword who, String projectId, Time time) {
        return new IamLogin(iam, who, new Named(projectId, null), time);
    }

    /** For the project with this name. The answer to the first login names the project's id. */
    static IamLogin byName(Api iam, Credentials.IamPassword who, String projectName, Time time) {
        return new IamLogin(iam, who, new Named(null, projectName), time);
    }

    @Override
    public Authorizer.Token fetch(Duration timeout) {
        Authorizer.Token waiting = ready.getAndSet(null);
        if (waiting != null && time.now().isBefore(waiting.expires().minus(EARLY))) {
            return waiting;
        }
        Instant asked = time.now();
        return token(logIn(timeout), asked);
    }

    @Override
    public String find(Duration timeout) {
        Instant asked = time.now();
        Grant grant = logIn(timeout);
        ready.set(token(grant, asked));
        return grant.projectId;
    }

    private Grant logIn(Duration timeout) {
        return iam.with(o -> o.timeout(timeout)).call(login, none().body(request));
    }

    private static Grant grant(@Nullable Facts facts, @Nullable String token, Named wanted) throws ServiceFault {
        if (token == null || token.isBlank()) {
            throw new ServiceFault(null, "the answer has no X-Subject-Token header: check iamEndpoint");
        }
        String id = wanted.id;
        if (id == null && facts != null && facts.project != null) {
            id = facts.project.id;
        }
        if (id == null || !Rules.PROJECT_ID.matcher(id).matches()) {
            throw new ServiceFault(
                    null, "the answer does not tell the id of project " + wanted.name + ": set projectId");
        }
        return new Grant(sendable(token), facts, id);
    }

    private static Secret sendable(String token) throws ServiceFault {
        try {
            return new Credentials.Token(Secret.of(token)).token();
        } catch (IllegalArgumentException e) {
            throw new ServiceFault(null, "the token cannot be sent: " + e.getMessage());
        }
    }

    private static Authorizer.Token token(Grant grant, Instant asked) {
        return new Authorizer.Token(grant.token, end(grant.facts, asked));
    }

    /**
     * The token's end by this machine's clock, which may be wrong: where the answer has the times of issue and end, the
     * life between them counts. An end in the past or beyond the documented life is ignored; if the token really is old,
     * the service refuses the token and the client renews it.
     */
    private static Instant end(@Nullable Facts facts, Instant asked) {
        Instant expires = facts == null ? null : instant(facts.expiresAt);
        if (expires == null) {
            return asked.plus(LIFE);
        }
        Instant issued = facts == null ? null : instant(facts.issuedAt);
        Duration life = Duration.between(issued == null ? asked : issued, expires);
        return asked.plus(life.compareTo(EARLY) > 0 && life.compareTo(LIFE) < 0 ? life : LIFE);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
