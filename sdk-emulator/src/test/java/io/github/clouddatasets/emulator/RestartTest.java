package io.github.clouddatasets.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.clouddatasets.emulator.http.RawHttpAnswer;
import io.github.clouddatasets.emulator.http.RawHttpClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After every single request the emulator starts again on its state, and everything that can be read is the same. */
class RestartTest {

    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
    private static final String TABLE = "petal,sepal,species\n1,10,setosa\n3,20,setosa\n5,30,virginica\n";
    private static final Duration PART = KeptCloud.PACE.dividedBy(2);

    private KeptCloud kept;
    private Function<KeptCloud, Map<String, String>> answers = KeptCloud::modelArtsAnswers;

    @BeforeEach
    void start(@TempDir Path folder) {
        kept = new KeptCloud(folder);
    }

    @AfterEach
    void stop() {
        kept.close();
    }

    @Test
    void modelArtsForgetsNothing() throws IOException {
        Files.createDirectories(kept.cloud().file("/animals/in/"));
        String animals = "/datasets/"
                + modelArts("POST", "/datasets", """
                        {'dataset_name':'animals','dataset_type':0,'work_path_type':0,'work_path':'/animals/out/',
                         'data_sources':[{'data_type':0,'data_path':'/animals/in/'}],
                         'labels':[{'name':'cat','attributes':[{'name':'age','values':[{'value':'old'}]}]}]}""").path("dataset_id").asText();
        String samples = animals + "/data-annotations/samples";
        String labels = animals + "/data-annotations/labels";
        pass(PART);
        pass(PART);
        modelArts("PUT", animals, "{'description':'cats and dogs'}");
        modelArts("POST", animals + "/import-tasks", "{'import_path':'/digits-bucket/input/'}");
        pass(PART);
        pass(PART);
        modelArts("POST", samples, """
                {'final_annotation':false,'samples':[{'name':'cat.png','data':'%s','metadata':{'place':'shed'},
                 'labels':[{'name':'cat','score':0.25,'annotated_by':'auto'}]}]}""".formatted(PIXEL));
        String id =
                kept.modelArts().get(samples).json().at("/samples/0/sample_id").asText();
        modelArts("PUT", samples, """
                {'email':'a@b.de','samples':[{'sample_id':'%s','sample_usage':'EVAL',
                 'labels':[{'name':'cat','property':{'@modelarts:hard':'true'}}]}]}""".formatted(id));
        modelArts("POST", labels, "{'labels':[{'name':'dog','property':{'@modelarts:shortcut':'d'}}]}");
        modelArts("PUT", labels, "{'labels':[{'name':'cat','property':{'@modelarts:rename_to':'kitten'}}]}");
        modelArts("PUT", labels + "/dog", "{'@modelarts:color':'#000000'}");
        String first = modelArts("POST", animals + "/versions", "{'export_images':true}")
                .path("version_id")
                .asText();
        pass(PART);
        pass(PART);
        modelArts("POST", labels + "/delete?delete_policy=1", "{'labels':[{'name':'one'}]}");
        modelArts("DELETE", labels + "/two?delete_source=true", "");
        modelArts("POST", animals + "/versions", "{'description':'fewer','train_evaluate_sample_ratio':'0.5'}");
        pass(KeptCloud.PACE);
        modelArts("PUT", animals, "{'current_version_id':'" + first + "'}");
        modelArts("DELETE", animals + "/versions/" + first, "");
        modelArts("POST", samples + "/delete", "{'delete_source':true,'samples':['" + id + "']}");
        Files.copy(
                kept.cloud().file("/animals/in/cat.png"),
                Files.createDirectories(kept.cloud().file("/animals/in/dog/")).resolve("dog.png"));
        modelArts("POST", animals + "/sync-data", "");
        pass(PART);
        pass(PART);
        modelArts("POST", animals + "/export-tasks", "{'path':'/exported/','export_type':0}");
        modelArts("POST", animals + "/export-tasks", """
                {'path':'/copied/','export_params':{'export_dest':'NEW_DATASET','export_new_dataset_name':'copied',
                 'export_new_dataset_work_path':'/copied-work/'}}""");
        pass(PART);
        pass(PART);
        assertThat(answers.apply(kept).get("/datasets?limit=100")).contains("\"copied\"");
        modelArts("DELETE", animals, "");
        assertThat(answers.apply(kept)).doesNotContainKey(samples + "?limit=100");
        assertThat(kept.store.all().keySet())
                .noneMatch(key -> key.startsWith("modelarts" + animals.replace("/datasets", "/dataset")));
    }

    @Test
    void powerdrillForgetsNothing() {
        answers = KeptCloud::powerdrillAnswers;
        String dataset = "/datasets/"
                + powerdrill("/datasets", "'name':'flowers'").path("id").asText();
        powerdrill(dataset, "'name':'species','description':'of flowers'");
        String key = uploaded();
        String source = powerdrill(
                        dataset + "/datasources", "'type':'FILE','name':'f.csv','file_object_key':'" + key + "'")
                .path("id")
                .asText();
        powerdrill("/datasources", "'type':'FILE','name':'f.csv','file_object_key':'" + key + "'");
        powerdrill(dataset + "/datasources", "'type':'FILE','name':'a.pdf','url':'https://example.com/a.pdf'");
        pass(PART);
        pass(PART);
        String session = powerdrill("/sessions", "'name':'first','output_language':'DE'")
                .path("id")
                .asText();
        powerdrill("/sessions", "'name':'second'");
        powerdrill("/sessions/" + session, "'name':'renamed','max_contextual_job_history':3");
        for (String question : new String[] {"Which means?", "And now?"}) {
            powerdrill(
                    "/jobs",
                    "'session_id':'%s','dataset_id':'%s','question':'%s'"
                            .formatted(session, dataset.substring("/datasets/".length()), question));
        }
        assertThat(answers.apply(kept).get("/sessions/" + session + "/history?page_size=100&" + kept.user()))
                .contains("Which means?", "virginica");
        powerdrillDelete(dataset + "/datasources/" + source);
        powerdrillDelete("/sessions/" + session);
        powerdrillDelete(dataset);
        assertThat(kept.store.all().keySet()).noneMatch(name -> name.contains(session));
    }

    /** Uploads a table in parts, with a start of the emulator between any two steps. */
    private String uploaded() {
        JsonNode upload =
                powerdrill("/file/init-multipart-upload", "'file_name':'f.csv','file_size':" + TABLE.length());
        StringBuilder etags = new StringBuilder();
        int from = 0;
        for (JsonNode part : upload.path("part_items")) {
            int size = part.path("size").asInt();
            String put = put(part.path("upload_url").asText(), TABLE.substring(from, from + size));
            etags.append(etags.isEmpty() ? "" : ",").append("{'number':").append(part.path("number"));
            etags.append(",'etag':'").append(put).append("'}");
            from += size;
        }
        assertThat(from).isEqualTo(TABLE.length()).isGreaterThan(40);
        String key = upload.path("file_object_key").asText();
        powerdrill(
                "/file/complete-multipart-upload",
                "'upload_id':'%s','file_object_key':'%s','part_etags':[%s]"
                        .formatted(upload.path("upload_id").asText(), key, etags));
        return key;
    }

    // The ports of the new start are others, so the link of the old one has its part sent before the next start.
    private String put(String url, String content) {
        int path = url.indexOf('/', "http://".length());
        RawHttpAnswer answer = new RawHttpClient(url.substring(0, path)).send("PUT", url.substring(path), content);
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return Objects.requireNonNull(answer.header("ETag")).replace("\"", "");
    }

    @Test
    void idahForgetsNothing() {
        answers = KeptCloud::idahAnswers;
        String project = kept.cloud().idahProjectId();
        String export = "{'project_id':'" + project + "','dataset_ids':['"
                + kept.cloud().idahDatasetId() + "'],'exporter':'Exports::Upd::Exporter'}";
        String done =
                idah("POST", "/sync/exports/export", export).at("/data/id").asText();
        pass(PART);
        pass(PART);
        byte[] file = kept.idah().get("/sync/exports/" + done + "/download").body();
        kept.restart();
        assertThat(kept.idah().get("/sync/exports/" + done + "/download").body())
                .isEqualTo(file);

        JsonNode deleted = idah("POST", "/sync/exports/export", export);
        pass(PART);
        idah("DELETE", "/sync/jobs/" + deleted.at("/data/attributes/job_id").asText(), "");
        pass(PART);
        String generated = kept.cloud().addIdahExport(1000, 7);
        byte[] bytes =
                kept.idah().get("/sync/exports/" + generated + "/download").body();
        kept.restart();
        assertThat(kept.idah().get("/sync/exports/" + generated + "/download").body())
                .hasSize(1000)
                .isEqualTo(bytes);

        JsonNode pending = idah("POST", "/sync/exports/export", export);
        idah("DELETE", "/sync/jobs/" + pending.at("/data/attributes/job_id").asText(), "");
        pass(KeptCloud.PACE);
        assertThat(kept.store.all().keySet()).noneMatch(key -> key.startsWith("idah/run/"));
    }

    @Test
    void keysTokensAndSessionsGoOn() {
        RawHttpClient before = kept.idah();
        String key = before.post("/iam/api_keys", """
                {"data":{"attributes":{"name":"mine","permissions":["project_ro_all"],"scope_type":"all"}}}""")
                .json()
                .at("/data/attributes/key")
                .asText();
        assertThat(key).startsWith("IDAH_");
        RawHttpAnswer login = new RawHttpClient(kept.cloud().idahEndpoint()).post("/iam/auth/login", """
                {"email":"%s","password":"%s","cookie":true}""".formatted(
                        kept.cloud().idahEmail(), kept.cloud().idahPassword()));
        String bearer = login.json().at("/meta/token").asText();
        String refresh = login.all("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("refresh-token="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
        String iam = Objects.requireNonNull(new RawHttpClient(kept.cloud().iamEndpoint())
                .post("/v3/auth/tokens", """
                        {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"%s","password":"%s",
                         "domain":{"name":"%s"}}}},"scope":{"project":{"id":"%s"}}}}""".formatted(
                                kept.cloud().iamUser(),
                                kept.cloud().iamPassword(),
                                kept.cloud().iamDomain(),
                                kept.cloud().projectId()))
                .header("X-Subject-Token"));

        kept.restart();

        RawHttpClient idah = new RawHttpClient(kept.cloud().idahEndpoint());
        assertThat(idah.with("Authorization", "Bearer " + bearer)
                        .get("/sync/exports")
                        .status())
                .isEqualTo(200);
        assertThat(idah.post("/iam/auth/api/login", "{\"api_key\":\"" + key + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(kept.modelArts().with("X-Auth-Token", iam).get("/datasets").status())
                .isEqualTo(200);
        assertThat(idah.with("Cookie", refresh).get("/iam/auth/refresh").status())
                .isEqualTo(200);
        kept.restart();
        RawHttpAnswer twice = new RawHttpClient(kept.cloud().idahEndpoint())
                .with("Cookie", refresh)
                .get("/iam/auth/refresh");
        assertThat(twice.status())
                .as("a refresh token that was used before the start")
                .isEqualTo(401);

        kept.clock.advance(Duration.ofDays(2));
        kept.restart();
        assertThat(kept.modelArts().with("X-Auth-Token", iam).get("/datasets").status())
                .isEqualTo(401);
        assertThat(kept.store.all().keySet()).noneMatch(name -> name.startsWith("iam/token/"));
    }

    @Test
    void anAdvancedClockGoesOnWhereItWas() {
        kept.cloud().clock().advance(Duration.ofDays(5));
        kept.restart();
        assertThat(kept.cloud().clock().now()).isEqualTo(kept.clock.instant().plus(Duration.ofDays(5)));
    }

    @Test
    void otherAccountsAreNotKept() {
        int documents = kept.store.all().size();
        try (DatasetCloudEmulator other = kept.cloud().newAccount()) {
            assertThat(new RawHttpClient(other.modelArtsEndpoint() + "/v2/" + other.projectId())
                            .with("X-Auth-Token", other.token())
                            .get("/datasets")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(kept.store.all()).hasSize(documents);
    }

    private JsonNode modelArts(String method, String path, String body) {
        return same(
                () -> kept.modelArts().with("Content-Type", "application/json").send(method, path, json(body)));
    }

    private JsonNode idah(String method, String path, String body) {
        return same(() -> body.isEmpty()
                ? kept.idah().send(method, path, "")
                : kept.idah().with("Content-Type", "application/json").send(method, path, json(body)));
    }

    private JsonNode powerdrill(String path, String fields) {
        String body = "{'user_id':'" + kept.cloud().powerdrillUserId() + "'," + fields + "}";
        boolean upload = path.contains("init-multipart");
        // The parts of an upload go to the ports of this start.
        return upload
                ? accepted(kept.powerdrill().post(path + "?" + kept.user(), json(body)))
                        .path("data")
                : same(() -> kept.powerdrill().post(path + "?" + kept.user(), json(body)))
                        .path("data");
    }

    private void powerdrillDelete(String path) {
        same(() -> kept.powerdrill()
                .with("Content-Type", "application/json")
                .send("DELETE", path, json("{'user_id':'" + kept.cloud().powerdrillUserId() + "'}")));
    }

    /** Lets time pass, and starts again. */
    private void pass(Duration duration) {
        kept.clock.advance(duration);
        Map<String, String> before = answers.apply(kept);
        kept.restart();
        assertSame(before, answers.apply(kept));
    }

    /** Sends a request, starts again right after the answer, and compares all that can be read with the time before. */
    private JsonNode same(Supplier<RawHttpAnswer> request) {
        JsonNode answer = accepted(request.get());
        Map<String, String> texts = kept.store.all();
        Map<String, String> before = answers.apply(kept);
        assertThat(kept.store.all()).as("what reading changes").isEqualTo(texts);
        kept.restart();
        assertSame(before, answers.apply(kept));
        return answer;
    }

    private static void assertSame(Map<String, String> before, Map<String, String> after) {
        before.forEach((path, answer) -> assertThat(after.get(path)).as(path).isEqualTo(answer));
        assertThat(after.keySet()).isEqualTo(before.keySet());
    }

    private static JsonNode accepted(RawHttpAnswer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 204);
        return answer.body().length == 0 ? MissingNode.getInstance() : answer.json();
    }

    private static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }
}
