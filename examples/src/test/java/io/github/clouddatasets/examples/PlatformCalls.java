package io.github.clouddatasets.examples;

import io.github.clouddatasets.core.FileOption;
import io.github.clouddatasets.sync.PlatformService;
import io.github.clouddatasets.sync.SyncClient;
import io.github.clouddatasets.sync.annotation.CreateAnnotationRequest;
import io.github.clouddatasets.sync.dataset.Category;
import io.github.clouddatasets.sync.dataset.LabelingConfiguration;
import io.github.clouddatasets.sync.entry.EntryStat;
import io.github.clouddatasets.sync.media.MediaJob;
import io.github.clouddatasets.sync.media.MediaReference;
import io.github.clouddatasets.sync.project.Member;
import io.github.clouddatasets.sync.shape.Shape;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/**
 * One call of every operation that IDAH's dataset, media and setting services have.
 *
 * @param project a project with members
 * @param spareProject a project without datasets
 * @param dataset a dataset that no plugin handles, without entries under way
 * @param entry an entry that somebody annotates
 * @param annotation an annotation of the entry
 * @param note a note on the entry
 * @param stat a statistic
 * @param member a member of the project
 * @param job a job of the media service
 * @param resource a medium
 */
@NullUnmarked // a null where a value is expected fails the test just as well
record PlatformCalls(
        String project,
        String spareProject,
        String dataset,
        String entry,
        String annotation,
        String note,
        String stat,
        String member,
        String job,
        String resource) {

    private static final String NONE = "0198f000-0000-7000-8000-00000000ffff";
    private static final Shape BOX =
            Shape.of("idah-image:bounding-box", Map.of("x", 0.1, "y", 0.1, "w", 0.2, "h", 0.2));

    /** Things that no platform has. */
    static PlatformCalls unknown() {
        return new PlatformCalls(NONE, NONE, NONE, NONE, NONE, NONE, NONE, "9", NONE, "none.png");
    }

    /** Things that the platform has. */
    static PlatformCalls of(SyncClient c, String project, byte[] image) {
        String organization = c.projects().get(project).organizationId();
        String spare = c.projects()
                .create(b -> b.name("spare").organizationId(organization))
                .id();
        String dataset = c.datasets()
                .create(b -> b.projectId(project)
                        .name("secrets")
                        .modality("no-such-modality")
                        .labelingConfiguration(
                                LabelingConfiguration.EMPTY.with("idah-image:bounding-box", Category.of("car", "Car"))))
                .id();
        String processed = c.datasets()
                .create(b -> b.projectId(project).name("processed").modality("idah-image"))
                .id();
        c.media().upload(b -> b.projectId(project).resource("secrets.png").bytes("a.png", image));
        c.media().upload(b -> b.projectId(project).resource("processed.png").bytes("b.png", image));
        c.entries()
                .await(c.entries()
                        .create(b -> b.datasetId(processed).resource("processed.png"))
                        .id());
        String entry = c.entries()
                .create(b -> b.datasetId(dataset).resource("secrets.png").name("a.png"))
                .id();
        String annotation = c.annotations()
                .create(b -> b.entryId(entry).shape(BOX).category("car"))
                .id();
        c.entries().submit(entry);
        c.entries().select(entry); // somebody is at the entry: then notes are written
        String note = c.notes().create(b -> b.entryId(entry).contentMd("seen")).id();
        return new PlatformCalls(
                project,
                spare,
                dataset,
                entry,
                annotation,
                note,
                first(c.entries().stats().list(), EntryStat::id, NONE),
                first(c.projects().members().list(), Member::id, "9"),
                first(c.media().jobs().list(), MediaJob::id, NONE),
                "secrets.png");
    }

    private static <T> String first(Iterable<T> listing, Function<T, String> id, String none) {
        for (T element : listing) {
            return id.apply(element);
        }
        return none;
    }

    void see(SecretWatch watch, SyncClient c, Path folder) {
        watch.see(() -> c.health(PlatformService.DATASET));
        watch.see(() -> c.projects().list());
        watch.see(() -> c.projects().get(project));
        watch.see(() -> c.projects().create(b -> b.name("seen").organizationId("1")));
        watch.see(() -> c.projects().update(spareProject, b -> b.name("renamed")));
        watch.see(() -> c.projects().members().list());
        watch.see(() -> c.projects().members().get(member));
        watch.see(() -> c.datasets().list());
        watch.see(() -> c.datasets().get(dataset));
        watch.see(
                () -> c.datasets().create(b -> b.projectId(project).name("seen").modality("idah-image")));
        watch.see(() -> c.datasets().update(dataset, b -> b.labels("seen")));
        watch.see(() -> c.datasets().duplicate(dataset, b -> b.datasetName("copy")));
        media(watch, c, folder);
        annotations(watch, c);
        watch.see(() -> c.notes().list());
        watch.see(() -> c.notes().create(b -> b.entryId(entry).contentMd("seen")));
        watch.see(() -> c.notes().get(note));
        watch.see(() -> c.notes().update(note, "edited"));
        watch.see(() -> c.notes().resolve(note));
        watch.see(() -> c.notes().delete(note));
        entries(watch, c);
        watch.see(() -> c.datasets().delete(dataset));
        watch.see(() -> c.projects().delete(spareProject));
        watch.see(() -> c.logout());
    }

    private void media(SecretWatch watch, SyncClient c, Path folder) {
        byte[] bytes = {1, 2, 3};
        watch.see(() -> c.media().list());
        watch.see(() -> c.media().info(resource));
        watch.see(() ->
                c.media().upload(b -> b.projectId(project).resource("seen.bin").bytes("c.bin", bytes)));
        watch.see(() -> c.media()
                .upload(b -> b.projectId(project).resource(resource).key("seen").bytes("d.bin", bytes)));
        watch.see(() -> c.media().info(new MediaReference(resource, "seen")));
        watch.see(() -> c.media().download(resource, folder.resolve("e.png"), FileOption.REPLACE_EXISTING));
        watch.see(() -> c.media()
                .download(
                        new MediaReference(resource, "seen"),
                        folder.resolve("f.bin"),
                        progress -> {},
                        FileOption.REPLACE_EXISTING));
        watch.see(() -> c.media().jobs().list());
        watch.see(() -> c.media().jobs().get(job));
        watch.see(() -> c.media().jobs().delete(job));
        watch.see(() -> c.modalities().list());
        watch.see(() -> c.modalities().get("idah-image"));
    }

    private void annotations(SecretWatch watch, SyncClient c) {
        watch.see(() -> c.annotations().list());
        watch.see(() -> c.annotations().get(annotation));
        watch.see(() -> c.annotations().create(b -> b.entryId(entry).shape(BOX).category("car")));
        watch.see(() -> c.annotations().update(annotation, b -> b.category("car")));
        watch.see(() -> c.annotations().rpc().show(annotation));
        watch.see(() -> c.annotations()
                .rpc()
                .createAll(List.of(CreateAnnotationRequest.builder()
                        .entryId(entry)
                        .key("seen")
                        .shape(BOX)
                        .category("car")
                        .build())));
        watch.see(() -> c.annotations().changedSince(Instant.EPOCH, q -> {}));
        watch.see(() -> c.annotations().delete(annotation));
    }

    private void entries(SecretWatch watch, SyncClient c) {
        watch.see(() -> c.entries().list());
        watch.see(() -> c.entries().get(entry));
        watch.see(() -> c.entries().create(b -> b.datasetId(dataset).resource("seen.bin")));
        watch.see(() -> c.entries().update(entry, b -> b.name("renamed")));
        watch.see(() -> c.entries().submit(entry));
        watch.see(() -> c.entries().assign(entry, "13"));
        watch.see(() -> c.entries().unassign(entry));
        watch.see(() -> c.entries().select(entry));
        watch.see(() -> c.entries().fail(entry, "seen"));
        watch.see(() -> c.entries().stats().list());
        watch.see(() -> c.entries().stats().get(stat));
        watch.see(() -> c.entries().delete(entry));
    }
}
