package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.clouddatasets.datasets.common.DataSource;
import io.github.clouddatasets.datasets.common.DataSourceType;
import io.github.clouddatasets.datasets.common.SchemaMap;
import io.github.clouddatasets.datasets.common.SourceInfo;
import io.github.clouddatasets.datasets.common.TableColumn;
import io.github.clouddatasets.datasets.labels.Label;
import io.github.clouddatasets.datasets.labels.LabelAttribute;
import io.github.clouddatasets.datasets.labels.LabelAttributeValue;
import io.github.clouddatasets.datasets.labels.LabelProperty;
import io.github.clouddatasets.datasets.samples.AddSamplesRequest;
import io.github.clouddatasets.datasets.samples.LabelSelector;
import io.github.clouddatasets.datasets.samples.NewSample;
import io.github.clouddatasets.datasets.samples.SampleLabel;
import io.github.clouddatasets.datasets.samples.SampleMetadata;
import io.github.clouddatasets.datasets.samples.SampleQuery;
import io.github.clouddatasets.datasets.samples.SampleUpdate;
import io.github.clouddatasets.datasets.samples.SearchCondition;
import io.github.clouddatasets.datasets.samples.SearchLabel;
import io.github.clouddatasets.datasets.samples.SearchLabels;
import io.github.clouddatasets.datasets.samples.SearchProp;
import io.github.clouddatasets.datasets.samples.UpdateSamplesRequest;
import io.github.clouddatasets.datasets.team.WorkerConfig;
import io.github.clouddatasets.datasets.team.WorkforceConfig;
import io.github.clouddatasets.datasets.team.WorkforceInformation;
import io.github.clouddatasets.datasets.team.WorkforcesConfig;
import io.github.clouddatasets.testing.Models;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and queries are built in one expression, and a null is refused by the name of its field. */
class BuildersTest {

    static List<Class<?>> built() {
        return Models.records("io.github.clouddatasets.datasets").stream()
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .filter(type -> Arrays.stream(type.getDeclaredClasses())
                        .anyMatch(inner -> inner.getSimpleName().equals("Builder")))
                .toList();
    }

    static Stream<Class<?>> queries() {
        return Models.records("io.github.clouddatasets.datasets").stream()
                .filter(type -> type.getSimpleName().endsWith("Query"));
    }

    @Test
    void thereAreRecordsToTest() {
        assertThat(built())
                .hasSizeGreaterThan(25)
                .contains(CreateDatasetRequest.class, SampleQuery.class, SearchCondition.class, Label.class);
        assertThat(queries()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQueryHasABuilder(Class<?> query) {
        assertThat(built()).contains(query);
    }

    @ParameterizedTest
    @MethodSource("built")
    void aBuilderWithNothingSetBuildsOrNamesWhatIsRequired(Class<?> type) throws ReflectiveOperationException {
        Object builder = builder(type);
        Method build = builder.getClass().getMethod("build");
        build.setAccessible(true);

        Throwable thrown = catchThrowable(() -> invoke(build, builder));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
            assertThat(thrown.getMessage()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("built")
    void aNullCollectionIsAnEmptyOneAndANullInOneIsRefused(Class<?> type) throws Exception {
        for (Method setter : setters(type)) {
            Class<?> parameter = setter.getParameterTypes()[0];
            if (parameter == Collection.class) {
                assertThat(invoke(setter, builder(type), (Object) null)).isNotNull();
                assertThatThrownBy(() -> invoke(setter, builder(type), Collections.singletonList(null)))
                        .as(setter.toString())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(setter.getName() + " must not hold null: element 0 is null");
            } else if (parameter == Map.class) {
                assertThat(invoke(setter, builder(type), (Object) null)).isNotNull();
                Map<@Nullable String, List<String>> nullName = new HashMap<>();
                nullName.put(null, List.of());
                assertThatThrownBy(() -> invoke(setter, builder(type), nullName))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(setter.getName() + " must not hold a null name");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("built")
    void aNullElementOrLambdaIsRefused(Class<?> type) throws ReflectiveOperationException {
        for (Method setter : setters(type)) {
            boolean lambda = setter.getParameterTypes()[0] == Consumer.class;
            boolean element = setter.getName().matches("add[A-Z].*|(update|delete)Label")
                    && !Collection.class.isAssignableFrom(setter.getParameterTypes()[0]);
            if (lambda || element) {
                assertThatThrownBy(() -> invoke(setter, builder(type), (Object) null))
                        .as(setter.toString())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("required");
            }
        }
    }

    @Test
    void aDatasetIsBuiltInOneExpression() {
        CreateDatasetRequest request = CreateDatasetRequest.builder()
                .datasetName("pets")
                .workPath("/bucket/out/")
                .addDataSource(d -> d.dataPath("/bucket/in/")
                        .addSchemaMap(m -> m.srcName("a").destName("b"))
                        .sourceInfo(i -> i.tableName("t")))
                .addLabel(l -> l.name("cat")
                        .property(p -> p.color("#FFFFF0"))
                        .addAttribute(a -> a.name("fur").addValue(v -> v.value("long"))))
                .addLabel(Label.builder().name("dog").build())
                .addColumn(c -> c.name("id"))
                .labelFormat(f -> f.textLabelSeparator(","))
                .workforceInformation(w -> w.taskName("t1")
                        .workforcesConfig(c ->
                                c.addWorkforce(f -> f.workforceName("team").addWorker(m -> m.email("a@example.com")))))
                .build();

        assertThat(request.dataSources())
                .containsExactly(DataSource.builder()
                        .dataPath("/bucket/in/")
                        .schemaMaps(List.of(
                                SchemaMap.builder().srcName("a").destName("b").build()))
                        .sourceInfo(SourceInfo.builder().tableName("t").build())
                        .build());
        assertThat(request.labels())
                .containsExactly(
                        Label.builder()
                                .name("cat")
                                .property(
                                        LabelProperty.builder().color("#FFFFF0").build())
                                .attributes(List.of(LabelAttribute.builder()
                                        .name("fur")
                                        .values(List.of(LabelAttributeValue.builder()
                                                .value("long")
                                                .build()))
                                        .build()))
                                .build(),
                        Label.builder().name("dog").build());
        assertThat(request.schema())
                .containsExactly(TableColumn.builder().name("id").build());
        assertThat(request.labelFormat()).isNotNull();
        assertThat(request.workforceInformation())
                .isEqualTo(WorkforceInformation.builder()
                        .taskName("t1")
                        .workforcesConfig(WorkforcesConfig.builder()
                                .workforces(List.of(WorkforceConfig.builder()
                                        .workforceName("team")
                                        .workers(List.of(WorkerConfig.builder()
                                                .email("a@example.com")
                                                .build()))
                                        .build()))
                                .build())
                        .build());
    }

    @Test
    void theOneSourceOfADatasetIsReplaced() {
        CreateDatasetRequest.Builder builder = CreateDatasetRequest.builder()
                .datasetName("pets")
                .workPath("/bucket/out/")
                .dataPath("/bucket/old/")
                .dataSource(d -> d.dataType(DataSourceType.DWS).dataPath("/x/"));

        assertThat(builder.build().dataSources())
                .containsExactly(DataSource.builder()
                        .dataType(DataSourceType.DWS)
                        .dataPath("/x/")
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.addDataSource(d -> d.dataPath("/y/")).build())
                .withMessage("a dataset has one source at most, set by dataPath or dataSource, but 2 are set");
    }

    @Test
    void labelsOfADatasetAreChangedOneByOne() {
        UpdateDatasetRequest request = UpdateDatasetRequest.builder()
                .addLabel(l -> l.name("cat"))
                .addLabel(l -> l.name("dog"))
                .updateLabel(l -> l.name("hen").property(p -> p.renameTo("chicken")))
                .deleteLabel(l -> l.name("cow"))
                .build();

        assertThat(request.addLabels()).extracting(Label::name).containsExactly("cat", "dog");
        assertThat(request.updateLabels()).extracting(Label::name).containsExactly("hen");
        assertThat(request.deleteLabels()).extracting(Label::name).containsExactly("cow");
    }

    @Test
    void importsAndExportsAreBuiltInOneExpression() {
        CreateImportTaskRequest imported = CreateImportTaskRequest.builder()
                .importPath("/in/")
                .dataSource(d -> d.dataPath("/x/"))
                .addIncludedLabel(l -> l.name("cat"))
                .addExcludedLabel(l -> l.name("dog"))
                .build();
        assertThat(imported.dataSource())
                .isEqualTo(DataSource.builder().dataPath("/x/").build());
        assertThat(imported.includedLabels())
                .containsExactly(LabelSelector.of(Label.builder().name("cat").build()));
        assertThat(imported.excludedLabels()).hasSize(1);
        assertThat(CreateImportTaskRequest.builder().importPath("/in/").build().includedLabels())
                .isNull();

        SearchCondition condition = SearchCondition.builder()
                .labelList(l -> l.addLabel(s -> s.name("cat")))
                .metadata(m -> m.props(Map.of("k", List.of("v"))))
                .build();
        assertThat(condition)
                .isEqualTo(SearchCondition.builder()
                        .labelList(SearchLabels.builder()
                                .labels(List.of(
                                        SearchLabel.builder().name("cat").build()))
                                .build())
                        .metadata(SearchProp.builder()
                                .props(Map.of("k", List.of("v")))
                                .build())
                        .build());
        CreateExportTaskRequest exported = CreateExportTaskRequest.builder()
                .exportParams(p -> p.samples(List.of("s1")).addSearchCondition(condition))
                .build();
        assertThat(exported.exportParams())
                .isEqualTo(ExportParams.builder()
                        .samples(List.of("s1"))
                        .searchConditions(List.of(condition))
                        .build());
        assertThat(SampleQuery.builder()
                        .addSearchCondition(c -> c.sampleDir("d/"))
                        .build()
                        .searchConditions())
                .hasSize(1);
    }

    @Test
    @SuppressWarnings("NullAway") // null is the point
    void samplesAreBuiltInOneExpression() {
        AddSamplesRequest added = AddSamplesRequest.builder()
                .addSample(s -> s.name("1.jpg")
                        .content(new byte[3])
                        .addLabel(l -> l.name("cat").property(p -> p.hard(true)))
                        .metadata(m -> m.size(List.of(640, 480))))
                .build();
        NewSample sample = added.samples().get(0);
        assertThat(sample.labels()).extracting(SampleLabel::name).containsExactly("cat");
        assertThat(sample.metadata())
                .isEqualTo(SampleMetadata.builder().size(List.of(640, 480)).build());

        UpdateSamplesRequest updated = UpdateSamplesRequest.builder()
                .addSample(s -> s.sampleId("s1").addLabel(l -> l.name("dog")))
                .build();
        assertThat(updated.samples()).containsExactly(SampleUpdate.labeled("s1", "dog"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewSample.builder().content(null))
                .withMessage("content is required");
    }

    @Test
    void whatIsRequiredIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreateDatasetRequest.builder().build())
                .withMessage("datasetName is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreateImportTaskRequest.builder().build())
                .withMessageStartingWith("importPath is required: a folder in OBS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleUpdate.builder().clearLabels(true).build())
                .withMessage("sampleId is required");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreateVersionRequest.builder().trainEvaluateSampleRatio(Double.NaN))
                .withMessage("trainEvaluateSampleRatio must be a number from 0 to 1: \"NaN\"");
    }

    private static Object builder(Class<?> type) throws ReflectiveOperationException {
        Method method = type.getMethod("builder");
        return method.invoke(null);
    }

    /** What a user can call with one argument. */
    private static List<Method> setters(Class<?> type) {
        Class<?> builder = Arrays.stream(type.getDeclaredClasses())
                .filter(inner -> inner.getSimpleName().equals("Builder"))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(builder.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 1)
                .filter(method -> !method.isSynthetic())
                .toList();
    }

    private static @Nullable Object invoke(Method method, Object target, @Nullable Object... arguments)
            throws Exception {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
