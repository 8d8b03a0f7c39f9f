package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.clouddatasets.core.Page;
import io.github.clouddatasets.core.Paged;
import io.github.clouddatasets.core.Poller;
import io.github.clouddatasets.core.Secret;
import io.github.clouddatasets.core.Total;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user gets for each documented answer. */
class DocumentedAnswersTest {

    private static final Instant EXPIRY = Instant.parse("2024-11-13T14:15:22.123Z");
    private static final String V1_USER = "tmm-cm5m7khoz52zh07n4m7x1ut60";

    private final Stub stub = new Stub();
    private final PowerdrillClient client = stub.client;
    private final PowerdrillClient v1 = client.v1();

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void listDatasets() {
        Dataset expected = new Dataset("dataset-dasfadsgadsgas", "mysql", "mysql databases");
        documented("v2ListDatasets");
        assertPage(client.datasets().list(), expected);
        documented("v1ListDatasets");
        assertPage(v1.datasets().list(), expected);
    }

    @Test
    void createDataset() {
        documented("v2CreateDataset");
        assertThat(client.datasets().create(b -> b.name("n"))).isEqualTo("dataset-adsdfasafdsfasdgasd");
        documented("v1CreateDataset");
        assertThat(v1.datasets().create(b -> b.name("n"))).isEqualTo("dataset-adsdfasafdsfasdgasd");
    }

    @Test
    void datasetOverview() {
        documented("v2GetDatasetOverview");
        DatasetOverview overview = client.datasets().overview("d");
        assertThat(overview.id()).isEqualTo("dset-cm5axptyyxxx298");
        assertThat(overview.name()).isEqualTo("sales_indicators_2024");
        assertThat(overview.description()).startsWith("A dataset comprising 373 travel bookings");
        assertThat(overview.summary()).startsWith("This dataset contains 373 travel bookings");
        assertThat(overview.explorationQuestions())
                .hasSize(4)
                .element(1)
                .isEqualTo("How does the average booking price change with respect to the TravelDate?");
        assertThat(overview.keywords()).containsExactly("Travel Bookings", "Booking Trends", "Travel Agencies");

        documented("v1GetDatasetOverview"); // with {"code": {"code": 0}}
        assertThat(v1.datasets().overview("d")).isEqualTo(overview);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Travel\"", "[\"Travel\"]", "[null,\"Travel\"]"})
    void keywordsAreTextOrAList(String keywords) {
        stub.service.answer("{\"code\":0,\"data\":{\"id\":\"d\",\"keywords\":" + keywords + "}}");

        assertThat(client.datasets().overview("d").keywords()).containsExactly("Travel");
    }

    @Test
    void datasetStatus() {
        documented("v2GetDatasetStatus");
        assertThat(client.datasets().status("d")).isEqualTo(new DatasetStatus(5, 0, 0));
        documented("v1GetDatasetStatus");
        assertThat(v1.datasets().status("d")).isEqualTo(new DatasetStatus(5, 0, 0));
    }

    @Test
    void listDataSources() {
        documented("v2ListDataSources");
        assertPage(
                client.dataSources().list("d"),
                new DataSource(
                        "ds-cm8iikpzv000b01fcq6ozrjtd",
                        "dset-cm8iikpc7018f01l1b796jkgu",
                        "olist_sellers_dataset.csv",
                        DataSourceType.FILE,
                        DataSourceStatus.SYNCHED,
                        174_703L,
                        null,
                        null));
        documented("v1ListDataSources");
        assertPage(v1.dataSources().list("d"), pending());
    }

    /** As a page of the documents has it: every record in an envelope of its own. */
    @Test
    void listDataSourcesThatAreWrapped() {
        String wrapped = "{\"code\":0,\"data\":{\"page_number\":1,\"page_size\":10,\"pageSize\":10,\"records\":["
                + "{\"code\":0,\"data\":{\"id\":\"a\",\"name\":\"a.csv\"}},{\"id\":\"b\",\"name\":\"b.csv\"},"
                + "{\"code\":0,\"data\":{\"id\":\"c\",\"name\":\"c.csv\"}},null]}}";
        stub.service.answer(wrapped).answer(wrapped);

        assertThat(client.dataSources().list("d").stream().map(DataSource::name))
                .containsExactly("a.csv", "b.csv", "c.csv");
        assertThat(v1.dataSources().list("d").stream().map(DataSource::name))
                .containsExactly("a.csv", "b.csv", "c.csv");
    }

    @Test
    void getDataSource() {
        documented("v2GetDataSource");
        assertThat(client.dataSources().get("d", "s"))
                .isEqualTo(new DataSource(
                        "ds-cm7aedl58000501fc52hjj5c3",
                        "dset-cm7ae4d77028n01l1cnapd5si",
                        "ds1.xlsx",
                        DataSourceType.FILE,
                        DataSourceStatus.SYNCHED,
                        14_435L,
                        null,
                        null));
        documented("v1GetDataSource");
        assertThat(v1.dataSources().get("d", "s")).isEqualTo(pending());
    }

    @Test
    void createDataSource() {
        documented("v2CreateDataSource");
        Poller<DataSource> made =
                client.dataSources().create("d", b -> b.name("n.csv").url("https://e.example"));
        assertThat(made.id()).isEqualTo("datasource-cadsgfsdagasgadsg");
        assertThat(made.last())
                .isEqualTo(new DataSource(
                        "datasource-cadsgfsdagasgadsg",
                        "dataset-dagasdgasgasg",
                        "test.csv",
                        DataSourceType.FILE,
                        DataSourceStatus.SYNCHING,
                        null,
                        null,
                        null));
        documented("v1CreateDataSource");
        assertThat(v1.dataSources()
                        .create("d", b -> b.name("n.csv").url("https://e.example"))
                        .last())
                .isEqualTo(pending());
    }

    @Test
    void createDataSourceWithoutDataset() {
        documented("v2CreateDataSourceWithoutDataset");
        Poller<DataSource> made =
                client.dataSources().create(b -> b.name("n.csv").fileObjectKey("k"));
        assertThat(made.id()).isEqualTo("ds-cm7aedl58000501fc52hjj5c3");
        assertThat(made.last())
                .isNotNull()
                .extracting(DataSource::datasetId)
                .isEqualTo("dset-cm7ae4d77028n01l1cnapd5si");
        documented("v1CreateDataSourceWithoutDataset");
        assertThat(v1.dataSources()
                        .create(b -> b.name("n.csv").fileObjectKey("k"))
                        .last())
                .isEqualTo(pending());
    }

    @Test
    void presign() {
        PresignedLink expected = new PresignedLink(Secret.of("string"), EXPIRY);
        documented("v2PresignDataSource");
        assertThat(client.dataSources().link("d", "s")).isEqualTo(expected);
        documented("v1PresignDataSource");
        assertThat(v1.dataSources().link("d", "s")).isEqualTo(expected);
        assertThat(expected).hasToString("PresignedLink[presignedUrl=***, expiresAt=2024-11-13T14:15:22.123Z]");
    }

    @Test
    void anEmptyAddressIsNone() {
        stub.service
                .answer("{\"code\":0,\"data\":{\"presigned_url\":\"\"}}")
                .answer("{\"code\":0,\"data\":{\"presignedUrl\":\"\"}}")
                .answer(
                        "{\"code\":0,\"data\":{\"upload_id\":\"u\",\"file_object_key\":\"k\",\"part_items\":[{\"upload_url\":\"\"}]}}");

        assertThat(client.dataSources().link("d", "s").presignedUrl()).isNull();
        assertThat(v1.dataSources().link("d", "s").presignedUrl()).isNull();
        assertThat(client.uploads()
                        .initiate(b -> b.fileName("n.csv").fileSize(1L))
                        .parts())
                .containsExactly(new MultipartUpload.Part(null, null, null));
    }

    @Test
    void multipartUpload() {
        String key = "temp/user/tmm-cm8gt41kuxxxx1l1d1n2wz8v/26f6272c-a847-4589-b352-a85471bb5121.csv";
        documented("v2InitMultipartUpload");
        MultipartUpload upload =
                client.uploads().initiate(b -> b.fileName("n.csv").fileSize(1024L));
        assertThat(upload.uploadId()).startsWith("5k3EJxAYgtHW1fkbF54ppKEiTWSBeFBQ_01DnFEDSSHChV7w");
        assertThat(upload.fileObjectKey()).isEqualTo(key);
        assertThat(upload.parts()).singleElement().satisfies(part -> {
            assertThat(part.number()).isEqualTo(1);
            assertThat(part.size()).isEqualTo(1024);
            assertThat(part.url()).isNotNull();
            assertThat(part).hasToString("Part[number=1, size=1024, url=***]");
        });
        documented("v2CompleteMultipartUpload");
        assertThat(client.uploads().complete(b -> b.upload(upload).partEtags(List.of(new PartEtag(1, "e")))))
                .isEqualTo(key);
    }

    @Test
    void listSessions() {
        documented("v2ListSessions");
        Page<Session> page = client.sessions().list().pages().iterator().next();
        assertThat(page.total()).isEqualTo(new Total(8, false));
        assertThat(page.items()).hasSize(8);
        assertThat(page.items().get(1))
                .isEqualTo(new Session(
                        "7e9941af-ad1b-4834-a421-4b37b54aae19",
                        "session_trade_analyze_001",
                        OutputLanguage.ENGLISH,
                        JobMode.AUTO,
                        1,
                        AgentId.DATA_ANALYSIS_AGENT,
                        null));
        documented("v1ListSessions");
        Page<Session> first = v1.sessions().list().pages().iterator().next();
        assertThat(first.total()).isEqualTo(new Total(8, false));
        assertThat(first.items()).hasSize(8);
        assertThat(first.items().get(6))
                .isEqualTo(new Session(
                        "c28a1f47-da68-4456-bb0b-e85bf5a0e98e",
                        "lhtest-newest",
                        OutputLanguage.CHINESE_TRADITIONAL,
                        JobMode.AUTO,
                        6,
                        AgentId.DATA_ANALYSIS_AGENT,
                        V1_USER));
    }

    @Test
    void createSession() {
        documented("v2CreateSession");
        assertThat(client.sessions().create(b -> b.name("n"))).isEqualTo("session-dasfasdgasdgfasdgasdg");
        documented("v1CreateSession");
        assertThat(v1.sessions().create(b -> b.name("n"))).isEqualTo("session-dasfasdgasdgfasdgasdg");
    }

    @Test
    void getSession() {
        documented("v2GetSession"); // with a context of 76, where 10 is the most
        assertThat(client.sessions().get("c"))
                .isEqualTo(new Session(
                        "cckrXXg68P8lmb59dg4yO",
                        "Analyze performance",
                        OutputLanguage.HINDI,
                        JobMode.AUTO,
                        76,
                        AgentId.DATA_ANALYSIS_AGENT,
                        null));
        documented("v1GetSession");
        assertThat(v1.sessions().get("c"))
                .isEqualTo(new Session(
                        "gegecgthgod3hgt",
                        "Analyze performance",
                        OutputLanguage.AUTO,
                        JobMode.AUTO,
                        10,
                        AgentId.DATA_ANALYSIS_AGENT,
                        V1_USER));
    }

    /** The documents type it as an object, say that it is null, and show {@code {}}; a client expects the new state. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"code\":0}",
                "{\"code\":0,\"data\":null}",
                "{\"code\":0,\"data\":{}}",
                "{\"code\":0,\"msg\":null,\"data\":{\"id\":\"c\",\"name\":\"n\"}}",
                "{\"code\":{\"code\":0},\"data\":[]}"
            })
    void changesAnswerNothingInManyWays(String body) {
        for (GoldenCall change : GoldenCall.all()) {
            if (change.operation().contains("Modify") || change.operation().contains("Delete")) {
                stub.service.answer(body);
                assertThatCode(() -> change.call().accept(client))
                        .as(change.toString())
                        .doesNotThrowAnyException();
            }
        }
        assertThat(stub.service.count()).isGreaterThanOrEqualTo(10);
    }

    private static DataSource pending() {
        return new DataSource(
                "datasource-cadsgfsdagasgadsg",
                "dataset-dagasdgasgasg",
                "test.csv",
                DataSourceType.FILE,
                DataSourceStatus.PENDING,
                null,
                "test.csv",
                null);
    }

    private static <T> void assertPage(Paged<T> listing, T expected) {
        Page<T> page = listing.pages().iterator().next();
        assertThat(page.items()).isEqualTo(List.of(expected));
        assertThat(page.total()).isEqualTo(new Total(1, false));
    }

    private void documented(String operation) {
        stub.service.answer(RequestsTest.documentedAnswer(operation));
    }
}
