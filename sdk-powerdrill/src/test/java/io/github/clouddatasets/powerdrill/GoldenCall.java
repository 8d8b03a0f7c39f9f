package io.github.clouddatasets.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A call and the request it must make.
 *
 * @param body the JSON that goes out, or a form with the boundary {@code B}; empty for none
 */
record GoldenCall(String operation, String method, String target, String body, Consumer<PowerdrillClient> call) {

    private static final String USER = Stub.USER;

    @Override
    public String toString() {
        return operation + " " + target + " " + body;
    }

    /** Whether the answer is wanted as events. */
    boolean streams() {
        return body.contains("\"stream\":true");
    }

    /** Headers of this operation alone: specs/powerdrill.md, section 2. */
    Map<String, String> ownHeaders() {
        return operation.equals("v1CreateJob") ? Map.of("x-pd-api-agent-id", "GENERAL") : Map.of();
    }

    private static GoldenCall get(String operation, String target, Consumer<PowerdrillClient> call) {
        return new GoldenCall(operation, "GET", target, "", call);
    }

    private static GoldenCall post(String operation, String target, String body, Consumer<PowerdrillClient> call) {
        return new GoldenCall(operation, "POST", target, body.replace('\'', '"'), call);
    }

    /** A body whose lines stand as they are. */
    private static GoldenCall form(String operation, String target, String fields, Consumer<PowerdrillClient> call) {
        String body = fields
                + "--B\nContent-Disposition: form-data; name=\"file\"; filename=\"sales.csv\"\n"
                + "Content-Type: application/octet-stream\n\n";
        return new GoldenCall(
                operation, "POST", target, body.replace("\n", "\r\n") + SpecCalls.CONTENT + "\r\n--B--\r\n", call);
    }

    private static GoldenCall delete(String operation, String target, String body, Consumer<PowerdrillClient> call) {
        return new GoldenCall(operation, "DELETE", target, body.replace('\'', '"'), call);
    }

    /** Every operation, with all of its parameters and fields at least once. */
    static List<GoldenCall> all() {
        return List.of(
                get(
                        "v2ListDatasets",
                        "/v2/team/datasets?page_number=1&page_size=100&user_id=" + USER,
                        c -> c.datasets().list().first()),
                get(
                        "v2ListDatasets",
                        "/v2/team/datasets?page_number=1&page_size=7&search=a%20b%26%2B%E8%8D%89&user_id=" + USER,
                        c -> c.datasets()
                                .list(q -> q.search("a b&+\u8349").pageSize(7))
                                .first()),
                get(
                        "v2GetDatasetStatus",
                        "/v2/team/datasets/dset-1%20%3F/status?user_id=" + USER,
                        c -> c.datasets().status("dset-1 ?")),
                get(
                        "v2GetDatasetOverview",
                        "/v2/team/datasets/d1/overview?user_id=" + USER,
                        c -> c.datasets().overview("d1")),
                post(
                        "v2CreateDataset",
                        "/v2/team/datasets",
                        "{'name':'sales','description':'of \u8349','user_id':'" + USER + "'}",
                        c -> c.datasets().create(b -> b.name("sales").description("of \u8349"))),
                post(
                        "v2CreateDataset",
                        "/v2/team/datasets",
                        "{'name':'sales','user_id':'" + USER + "'}",
                        c -> c.datasets().create(b -> b.name("sales"))),
                post(
                        "v2ModifyDataset",
                        "/v2/team/datasets/d1",
                        "{'name':'sales','description':'all','user_id':'" + USER + "'}",
                        c -> c.datasets().update("d1", b -> b.name("sales").description("all"))),
                delete(
                        "v2DeleteDataset",
                        "/v2/team/datasets/d1",
                        "{'user_id':'" + USER + "'}",
                        c -> c.datasets().delete("d1")),
                get(
                        "v2ListDataSources",
                        "/v2/team/datasets/d1/datasources?page_number=1&page_size=100&user_id=" + USER,
                        c -> c.dataSources().list("d1").first()),
                get(
                        "v2ListDataSources",
                        "/v2/team/datasets/d1/datasources?page_number=1&page_size=7&status=synching%2Cinvalid&user_id="
                                + USER,
                        c -> c.dataSources()
                                .list(
                                        "d1",
                                        q -> q.status(DataSourceStatus.SYNCHING, DataSourceStatus.INVALID)
                                                .pageSize(7))
                                .first()),
                get(
                        "v2GetDataSource",
                        "/v2/team/datasets/d1/datasources/s1?user_id=" + USER,
                        c -> c.dataSources().get("d1", "s1")),
                post(
                        "v2CreateDataSource",
                        "/v2/team/datasets/d1/datasources",
                        "{'name':'a.csv','type':'FILE','url':'https://e.example/a','user_id':'" + USER + "'}",
                        c -> c.dataSources().create("d1", b -> b.name("a.csv").url("https://e.example/a"))),
                post(
                        "v2CreateDataSourceWithoutDataset",
                        "/v2/team/datasources",
                        "{'name':'a.csv','type':'FILE','file_object_key':'/tmp/k','user_id':'" + USER + "'}",
                        c -> c.dataSources().create(b -> b.name("a.csv").fileObjectKey("/tmp/k"))),
                delete(
                        "v2DeleteDataSource",
                        "/v2/team/datasets/d1/datasources/s1",
                        "{'user_id':'" + USER + "'}",
                        c -> c.dataSources().delete("d1", "s1")),
                post(
                        "v2PresignDataSource",
                        "/v2/team/datasets/d1/datasources/s1/presign",
                        "{'expires_in':90,'user_id':'" + USER + "'}",
                        c -> c.dataSources().link("d1", "s1", Duration.ofMillis(90_999))),
                post(
                        "v2PresignDataSource",
                        "/v2/team/datasets/d1/datasources/s1/presign",
                        "{'user_id':'" + USER + "'}",
                        c -> c.dataSources().link("d1", "s1")),
                post(
                        "v2InitMultipartUpload",
                        "/v2/team/file/init-multipart-upload",
                        "{'file_name':'a.csv','file_size':5368709120,'user_id':'" + USER + "'}",
                        c -> c.uploads().initiate(b -> b.fileName("a.csv").fileSize(5_368_709_120L))),
                post(
                        "v2CompleteMultipartUpload",
                        "/v2/team/file/complete-multipart-upload",
                        "{'file_object_key':'k','upload_id':'u','part_etags':[{'number':1,'etag':'one'},"
                                + "{'number':2,'etag':'two'},{'number':10,'etag':'ten'}],'user_id':'" + USER + "'}",
                        c -> c.uploads()
                                .complete(b -> b.upload(new MultipartUpload("u", "k", List.of()))
                                        .partEtags(List.of(
                                                new PartEtag(10, "\"ten\""),
                                                new PartEtag(1, "one"),
                                                new PartEtag(2, "\"two\""))))),
                get(
                        "v2ListSessions",
                        "/v2/team/sessions?page_number=1&page_size=100&user_id=" + USER,
                        c -> c.sessions().list().first()),
                get(
                        "v2ListSessions",
                        "/v2/team/sessions?page_number=1&page_size=7&search=a%20b&user_id=" + USER,
                        c -> c.sessions().list(q -> q.search("a b").pageSize(7)).first()),
                post(
                        "v2CreateSession",
                        "/v2/team/sessions",
                        "{'name':'talk','job_mode':'AUTO','user_id':'" + USER + "'}",
                        c -> c.sessions().create(b -> b.name("talk"))),
                post(
                        "v2CreateSession",
                        "/v2/team/sessions",
                        "{'name':'talk','output_language':'FR','job_mode':'DATA_ANALYTICS',"
                                + "'max_contextual_job_history':0,'agent_id':'DATA_ANALYSIS_AGENT','user_id':'" + USER
                                + "'}",
                        c -> c.sessions()
                                .create(b -> b.name("talk")
                                        .outputLanguage(OutputLanguage.FRENCH)
                                        .jobMode(JobMode.DATA_ANALYTICS)
                                        .maxContextualJobHistory(0)
                                        .agentId(AgentId.DATA_ANALYSIS_AGENT))),
                get(
                        "v2GetSession",
                        "/v2/team/sessions/c1?user_id=" + USER,
                        c -> c.sessions().get("c1")),
                post(
                        "v2ModifySession",
                        "/v2/team/sessions/c1",
                        "{'name':'talk','output_language':'XX','job_mode':'AUTO','max_contextual_job_history':10,"
                                + "'user_id':'" + USER + "'}",
                        c -> c.sessions()
                                .update(
                                        "c1",
                                        b -> b.name("talk")
                                                .outputLanguage(new OutputLanguage("XX"))
                                                .jobMode(JobMode.AUTO)
                                                .maxContextualJobHistory(10))),
                delete(
                        "v2DeleteSession",
                        "/v2/team/sessions/c1",
                        "{'user_id':'" + USER + "'}",
                        c -> c.sessions().delete("c1")),
                post(
                        "v2CreateJob",
                        "/v2/team/jobs",
                        "{'session_id':'c1','stream':false,'question':'why?','user_id':'" + USER + "'}",
                        c -> c.jobs().create(b -> b.sessionId("c1").question("why?"))),
                post(
                        "v2CreateJob",
                        "/v2/team/jobs",
                        "{'session_id':'c1','stream':false,'question':'why \u8349?','dataset_id':'d1',"
                                + "'datasource_ids':['s1','s2'],'output_language':'FR','job_mode':'DATA_ANALYTICS',"
                                + "'custom_options':{'user_prompt':'be short','with_citation':false},'user_id':'" + USER
                                + "'}",
                        c -> c.jobs().create(GoldenCall::whole)),
                post(
                        "v2CreateJob",
                        "/v2/team/jobs",
                        "{'session_id':'c1','stream':true,'question':'why?','custom_options':{'with_citation':true},"
                                + "'user_id':'" + USER + "'}",
                        c -> read(c.jobs().stream(
                                b -> b.sessionId("c1").question("why?").withCitation(true)))),
                get(
                        "v2GetJobHistory",
                        "/v2/team/sessions/c1/history?page_number=1&page_size=100&user_id=" + USER,
                        c -> c.jobs().history("c1").first()),
                form(
                        "v2UploadFile",
                        "/v2/team/file/upload-datasource",
                        "--B\nContent-Disposition: form-data; name=\"user_id\"\n\n" + USER + "\n",
                        c -> c.uploads().upload(SpecCalls.FILE)),
                post(
                        "v1CreateJob",
                        "/v1/team/jobs?userId=" + USER,
                        "{'sessionId':'c1','stream':false,'question':'why?'}",
                        c -> c.v1().jobs().create(b -> b.sessionId("c1").question("why?"))),
                post(
                        "v1CreateJob",
                        "/v1/team/jobs?userId=" + USER,
                        "{'sessionId':'c1','stream':true,'question':'why \u8349?','datasetId':'d1',"
                                + "'datasourceIdList':['s1','s2'],'languageType':'FR','jobMode':'DATA_ANALYTICS',"
                                + "'answerConfig':{'modelGroup':'default','temperature':0.25}}",
                        c -> read(c.v1().jobs().stream(b -> {
                            whole(b);
                            b.userPrompt(null).withCitation(null).temperature(0.25);
                        }))),
                get(
                        "v1GetJobHistory",
                        "/v1/team/sessions/c1/history?pageNumber=1&pageSize=100&userId=" + USER,
                        c -> c.v1().jobs().history("c1").first()),
                form(
                        "v1UploadFile",
                        "/v1/team/file/upload-datasource?userId=" + USER,
                        "",
                        c -> c.v1().uploads().upload(SpecCalls.FILE)),
                get(
                        "v1ListDatasets",
                        "/v1/team/datasets?pageNumber=1&pageSize=100",
                        c -> c.v1().datasets().list().first()),
                get(
                        "v1ListDatasets",
                        "/v1/team/datasets?pageNumber=1&pageSize=7&name=a%20b%26%2B%E8%8D%89",
                        c -> c.v1().datasets()
                                .list(q -> q.search("a b&+\u8349").pageSize(7))
                                .first()),
                get(
                        "v1GetDatasetStatus",
                        "/v1/team/datasets/dset-1/status",
                        c -> c.v1().datasets().status("dset-1")),
                get(
                        "v1GetDatasetOverview",
                        "/v1/team/datasets/d1/overview",
                        c -> c.v1().datasets().overview("d1")),
                post(
                        "v1CreateDataset",
                        "/v1/team/datasets",
                        "{'name':'sales','description':'all','userId':'" + USER + "'}",
                        c -> c.v1().datasets().create(b -> b.name("sales").description("all"))),
                post(
                        "v1ModifyDataset",
                        "/v1/team/datasets/d1?userId=" + USER,
                        "{'name':'sales','description':'all'}",
                        c -> c.v1().datasets().update("d1", b -> b.name("sales").description("all"))),
                delete(
                        "v1DeleteDataset",
                        "/v1/team/datasets/d1?userId=" + USER,
                        "",
                        c -> c.v1().datasets().delete("d1")),
                get(
                        "v1ListDataSources",
                        "/v1/team/datasets/d1/datasources?pageNumber=1&pageSize=100",
                        c -> c.v1().dataSources().list("d1").first()),
                get(
                        "v1ListDataSources",
                        "/v1/team/datasets/d1/datasources?pageNumber=1&pageSize=7&status=synched",
                        c -> c.v1().dataSources()
                                .list(
                                        "d1",
                                        q -> q.status(DataSourceStatus.SYNCHED).pageSize(7))
                                .first()),
                get(
                        "v1GetDataSource",
                        "/v1/team/datasets/d1/datasources/s1",
                        c -> c.v1().dataSources().get("d1", "s1")),
                post(
                        "v1CreateDataSource",
                        "/v1/team/datasets/d1/datasources?userId=" + USER,
                        "{'name':'a.csv','fileName':'a.csv','type':'FILE','url':'https://e.example/a','userId':'" + USER
                                + "'}",
                        c -> c.v1().dataSources()
                                .create("d1", b -> b.name("a.csv").url("https://e.example/a"))),
                post(
                        "v1CreateDataSourceWithoutDataset",
                        "/v1/team/datasources?userId=" + USER,
                        "{'name':'a.csv','fileName':'a.csv','type':'FILE','fileKey':'/tmp/k','userId':'" + USER + "'}",
                        c -> c.v1().dataSources().create(b -> b.name("a.csv").fileObjectKey("/tmp/k"))),
                delete(
                        "v1DeleteDataSource",
                        "/v1/team/datasets/d1/datasources/s1?userId=" + USER,
                        "",
                        c -> c.v1().dataSources().delete("d1", "s1")),
                post(
                        "v1PresignDataSource",
                        "/v1/team/datasets/d1/datasources/s1/presign",
                        "{'expireIn':90}",
                        c -> c.v1().dataSources().link("d1", "s1", Duration.ofSeconds(90))),
                post(
                        "v1PresignDataSource",
                        "/v1/team/datasets/d1/datasources/s1/presign",
                        "{}",
                        c -> c.v1().dataSources().link("d1", "s1")),
                get(
                        "v1ListSessions",
                        "/v1/team/sessions?pageNumber=1&pageSize=100&userId=" + USER,
                        c -> c.v1().sessions().list().first()),
                get(
                        "v1ListSessions",
                        "/v1/team/sessions?pageNumber=1&pageSize=7&title=a%20b&userId=" + USER,
                        c -> c.v1().sessions()
                                .list(q -> q.search("a b").pageSize(7))
                                .first()),
                post(
                        "v1CreateSession",
                        "/v1/team/sessions",
                        "{'title':'talk','languageType':'ZH-CN','jobMode':'AUTO','maxMessagesInContext':3,"
                                + "'agentId':'DATA_ANALYSIS_AGENT','userId':'" + USER + "'}",
                        c -> c.v1().sessions()
                                .create(b -> b.name("talk")
                                        .outputLanguage(OutputLanguage.CHINESE_SIMPLIFIED)
                                        .maxContextualJobHistory(3)
                                        .agentId(AgentId.DATA_ANALYSIS_AGENT))),
                get(
                        "v1GetSession",
                        "/v1/team/sessions/c1?userId=" + USER,
                        c -> c.v1().sessions().get("c1")),
                post(
                        "v1ModifySession",
                        "/v1/team/sessions/c1?userId=" + USER,
                        "{'maxMessagesInContext':7}",
                        c -> c.v1().sessions().update("c1", b -> b.maxContextualJobHistory(7))),
                post(
                        "v1ModifySession",
                        "/v1/team/sessions/c1?userId=" + USER,
                        "{'title':'talk','languageType':'EN','jobMode':'AUTO'}",
                        c -> c.v1().sessions()
                                .update(
                                        "c1",
                                        b -> b.name("talk")
                                                .outputLanguage(OutputLanguage.ENGLISH)
                                                .jobMode(JobMode.AUTO))),
                delete(
                        "v1DeleteSession",
                        "/v1/team/sessions/c1?userId=" + USER,
                        "",
                        c -> c.v1().sessions().delete("c1")));
    }

    private static void whole(JobRequest.Builder job) {
        job.sessionId("c1")
                .question("why \u8349?")
                .datasetId("d1")
                .datasourceIds(List.of("s1", "s2"))
                .outputLanguage(OutputLanguage.FRENCH)
                .jobMode(JobMode.DATA_ANALYTICS)
                .userPrompt("be short")
                .withCitation(false);
    }

    private static void read(JobStream stream) {
        try (stream) {
            assertThat(stream.hasNext()).isTrue();
        }
    }
}
