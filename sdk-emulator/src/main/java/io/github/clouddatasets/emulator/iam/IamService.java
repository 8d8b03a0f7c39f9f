package io.github.clouddatasets.emulator.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.Refusals;
import io.github.clouddatasets.emulator.http.RoutedService;
import io.github.clouddatasets.emulator.http.Routes;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.SavedState;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The operations of IAM that ModelArts clients need: tokens for a password, and the list of projects. */
public final class IamService implements RoutedService {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final IamAccount account;
    private final String region;
    private final List<IamProject> projects;
    private final IamTokens tokens;
    private final Predicate<Call> isAuthenticated;
    private final Supplier<String> modelArtsEndpoint;
    private final IdSource ids;
    private final Refusals refusals = new IamRefusals(new IdSource(8));
    private final Routes routes;

    /**
     * @param account the one user
     * @param region the region of ModelArts
     * @param projects the projects of the account
     * @param tokens the tokens that have been issued
     * @param isAuthenticated whether a request carries a valid token of any scope or a valid signature
     * @param modelArtsEndpoint the address of ModelArts, which tokens name; known once the server runs
     * @param ids the source of request ids
     */
    public IamService(
            IamAccount account,
            String region,
            List<IamProject> projects,
            IamTokens tokens,
            Predicate<Call> isAuthenticated,
            Supplier<String> modelArtsEndpoint,
            IdSource ids) {
        this.account = account;
        this.region = region;
        this.projects = List.copyOf(projects);
        this.tokens = tokens;
        this.isAuthenticated = isAuthenticated;
        this.modelArtsEndpoint = modelArtsEndpoint;
        this.ids = ids;
        this.routes = new Routes()
                .add("POST", "/v3/auth/tokens", "createToken", this::createToken)
                .add("GET", "/v3/projects", "listProjects", this::listProjects)
                .withoutCredentials("createToken");
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public SavedState state() {
        return tokens.state();
    }

    @Override
    public Refusals refusals() {
        return refusals;
    }

    @Override
    public Answer answer(Call call) {
        Answer answer;
        try {
            answer = routes.find(call).orElseThrow(IamFault::routeUnknown).answer(call);
        } catch (IamFault fault) {
            answer = fault.answer();
        }
        return answer.with("X-Request-Id", ids.hex());
    }

    private Answer createToken(Call call, Map<String, String> path) {
        String type = call.header("Content-Type");
        if (type == null || !type.startsWith(Answer.JSON)) {
            throw IamFault.malformed("The Content-Type of the request must be application/json.");
        }
        JsonNode auth = Json.parse(call.body())
                .map(tree -> tree.path("auth"))
                .filter(JsonNode::isObject)
                .orElseThrow(() -> IamFault.malformed("Expecting to find auth in request body."));
        JsonNode methods = auth.path("identity").path("methods");
        if (methods.size() != 1 || !methods.path(0).asText().equals("password")) {
            throw IamFault.malformed("Expecting the method password in identity.");
        }
        requireUser(auth.path("identity").path("password").path("user"));
        Optional<IamProject> project = project(auth.path("scope"));
        String token = tokens.issue(project);
        IamTokens.Grant grant =
                tokens.grant(token).orElseThrow(() -> IamFault.unauthorized("The token could not be issued."));
        return Answer.json(201, Json.object().set("token", token(grant))).with("X-Subject-Token", token);
    }

    private void requireUser(JsonNode user) {
        String name = text(user, "name");
        String password = text(user, "password");
        JsonNode domain = user.path("domain");
        boolean ours = domain.has("id")
                ? text(domain, "id").equals(account.domainId())
                : text(domain, "name").equals(account.domain());
        if (!name.equals(account.user()) || !password.equals(account.password()) || !ours) {
            throw IamFault.unauthorized("The username or password is wrong.");
        }
    }

    private Optional<IamProject> project(JsonNode scope) {
        if (scope.isMissingNode() || scope.has("domain")) {
            return Optional.empty();
        }
        JsonNode wanted = scope.path("project");
        if (wanted.path("id").isMissingNode()) {
            text(wanted, "name");
        }
        return Optional.of(projects.stream()
                .filter(project -> project.id().equals(wanted.path("id").asText(project.id()))
                        && project.name().equals(wanted.path("name").asText(project.name())))
                .findFirst()
                .orElseThrow(() -> IamFault.unauthorized("The project of the scope could not be found.")));
    }

    private static String text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw IamFault.malformed("Expecting to find " + field + " in request body.");
        }
        return value.textValue();
    }

    private ObjectNode token(IamTokens.Grant grant) {
        ObjectNode token = Json.object()
                .put("expires_at", MOMENT.format(grant.expiry()))
                .put("issued_at", MOMENT.format(grant.issued()));
        token.putArray("methods").add("password");
        token.set("user", account.userJson());
        grant.project()
                .ifPresentOrElse(
                        project -> token.putObject("project")
                                .put("id", project.id())
                                .put("name", project.name())
                                .set("domain", account.domainJson()),
                        () -> token.set("domain", account.domainJson()));
        token.putArray("roles").addObject().put("id", "0").put("name", "te_admin");
        ObjectNode service = token.putArray("catalog")
                .addObject()
                .put("id", "modelarts")
                .put("type", "modelarts")
                .put("name", "modelarts");
        service.putArray("endpoints")
                .addObject()
                .put("id", "modelarts-" + region)
                .put("interface", "public")
                .put("region", region)
                .put("region_id", region)
                .put("url", modelArtsEndpoint.get());
        return token;
    }

    private Answer listProjects(Call call, Map<String, String> path) {
        requireCaller(call);
        Optional<String> name = queriedName(call);
        ObjectNode json = Json.object();
        var listed = json.putArray("projects");
        projects.stream()
                .filter(project -> name.map(project.name()::equals).orElse(true))
                .forEach(project -> listed.add(project.json(account)));
        json.putObject("links").put("self", "/v3/projects").putNull("next").putNull("previous");
        return Answer.json(200, json);
    }

    private static Optional<String> queriedName(Call call) {
        return call.queryParameters().stream()
                .filter(parameter -> parameter.name().equals("name"))
                .flatMap(parameter -> Stream.ofNullable(parameter.value()))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private void requireCaller(Call call) {
        if (!isAuthenticated.test(call)) {
            throw IamFault.unauthorized("The request you have made requires authentication.");
        }
    }
}
