package io.github.clouddatasets.sync.project;

import com.google.auto.value.AutoBuilder;

/** The builders whose code is generated. The annotation is here, and not on the interfaces that users compile against. */
final class GeneratedBuilder {

    private GeneratedBuilder() {}

    @AutoBuilder(ofClass = ProjectQuery.class, callMethod = "checked")
    interface OfProjectQuery extends ProjectQuery.Builder {}

    @AutoBuilder(ofClass = MemberQuery.class, callMethod = "checked")
    interface OfMemberQuery extends MemberQuery.Builder {}

    @AutoBuilder(ofClass = CreateProjectRequest.class, callMethod = "checked")
    interface OfCreateProjectRequest extends CreateProjectRequest.Builder {}

    @AutoBuilder(ofClass = UpdateProjectRequest.class)
    interface OfUpdateProjectRequest extends UpdateProjectRequest.Builder {}
}
