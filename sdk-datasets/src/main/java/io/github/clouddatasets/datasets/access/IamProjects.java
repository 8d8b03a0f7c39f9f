package io.github.clouddatasets.datasets.access;

import static io.github.clouddatasets.core.spi.Arguments.none;

import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.Op;
import io.github.clouddatasets.core.spi.service.ServiceFault;
import io.github.clouddatasets.core.spi.value.Decoded;
import io.github.clouddatasets.core.spi.value.Immutable;
import io.github.clouddatasets.datasets.internal.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds a project's id in the list of the caller's projects (specs/modelarts.md, section 1). */
final class IamProjects implements ProjectLookup {

    private static final Op<Answer> LIST = Op.get("keystoneListProjects", "/v3/projects", Answer.class);

    /** The number of project names that a message shows at the most. */
    private static final int SHOWN = 10;

    @Decoded
    record Answer(List<Project> projects) {
        Answer {
            projects = Immutable.list(projects);
        }
    }

    @Decoded
    record Project(
            @Nullable String id,
            @Nullable String name,
            @Nullable Boolean isDomain,
            @Nullable Boolean enabled) {

        boolean usable() {
            return id != null && Rules.PROJECT_ID.matcher(id).matches() && !Boolean.FALSE.equals(enabled);
        }
    }

    private final Api iam;
    private final Op<String> find;

    IamProjects(Api iam, String name) {
        this.iam = iam;
        this.find = LIST.as(answer -> pick(answer.projects, name));
    }

    @Override
    public String find(Duration timeout) {
        return iam.with(o -> o.timeout(timeout)).call(find, none());
    }

    private static String pick(List<Project> all, String name) throws ServiceFault {
        List<Project> named = all.stream()
                .filter(project -> name.equals(project.name) && !Boolean.TRUE.equals(project.isDomain))
                .toList();
        List<String> ids = named.stream()
                .filter(Project::usable)
                .map(Project::id)
                .filter(Objects::nonNull)
                .toList();
        if (ids.size() == 1) {
            return ids.get(0);
        }
        if (ids.size() > 1) {
            throw new ServiceFault(
                    null,
                    ids.size() + " projects are named " + name + ": set projectId to one of " + String.join(", ", ids));
        }
        if (!named.isEmpty()) {
            throw new ServiceFault(null, "the project named " + name + " is disabled: set projectId to another one");
        }
        throw new ServiceFault(null, "no project is named " + name + ": " + others(all));
    }

    private static String others(List<Project> all) {
        String names = all.stream()
                .filter(project -> !Boolean.TRUE.equals(project.isDomain))
                .map(Project::name)
                .filter(Objects::nonNull)
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? "these credentials see no project at all, so check their permissions or set projectId"
                : "these credentials see " + names + "; set projectId, projectName or another region";
    }
}
