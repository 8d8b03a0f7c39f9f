package io.github.clouddatasets.emulator.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session with all services that goes on over many processes: random requests, and what the emulator has answered to them. */
final class CrashSession {

    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    private final Path buckets;
    private final Random random;
    private final Ledger ledger = new Ledger();
    private final Map<String, String> ids = new HashMap<>();
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Boolean> keys = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Runnable> steps = List.of(
            this::createDataset,
            this::describeDataset,
            this::addLabel,
            this::addLabel,
            this::deleteLabel,
            this::uploadSample,
            this::uploadSample,
            this::uploadSample,
            this::labelSample,
            this::labelSample,
            this::publish,
            this::publish,
            this::export,
            this::importFolder,
            this::synchronize,
            this::deleteDataset,
            this::createTables,
            this::describeTables,
            this::addSource,
            this::goOnWithUpload,
            this::goOnWithUpload,
            this::goOnWithUpload,
            this::openSession,
            this::ask,
            this::ask,
            this::removeFromPowerdrill,
            this::exportFromIdah,
            this::exportFromIdah,
            this::makeKey,
            this::revokeKey,
            this::refresh,
            this::makeToken,
            this::read);

    private EmulatorCalls calls;
    private @Nullable String bearer;
    private @Nullable String refreshCookie;
    private @Nullable Upload upload;
    private int number;

    CrashSession(Path buckets, Random random, EmulatorProcess first) {
        this.buckets = buckets;
        this.random = random;
        this.calls = new EmulatorCalls(first);
    }

    /** Goes on with another process. */
    void connect(EmulatorProcess emulator) {
        calls = new EmulatorCalls(emulator);
        bearer = null;
        if (upload != null) {
            upload = upload.withoutLinks();
        }
    }

    /** Sends one or two random requests. */
    void step() {
        steps.get(random.nextInt(steps.size())).run();
    }

    Ledger ledger() {
        return ledger;
    }

    /** Compares everything that the emulator shows with what it has acknowledged. Returns a line for each difference. */
    List<String> differences() {
        List<String> differences = new ArrayList<>(problems);
        problems.clear();
        differences.addAll(ledger.differences(new CrashView(calls, idahToken()).everything()));
        for (String token : tokens) {
            if (calls.modelArts(token, "GET", "/datasets?limit=1", "").statusCode() != 200) {
                differences.add("lost: a token of IAM");
            }
        }
        keys.forEach((key, active) -> {
            if (calls.idahLogin(key).statusCode() != (active ? 200 : 401)) {
                differences.add("lost: an API key of IDAH that is " + (active ? "active" : "revoked"));
            }
        });
        return differences;
    }

    /** The imports whose samples must be there once their time is over. */
    List<String> importedSamples() {
        return ledger.keys("import:").stream()
                .map(key -> key.replace("import:", "sample:")
                        .replace("//imports/", "/imported-")
                        .replaceAll("/$", ".png"))
                .toList();
    }

    private void createDataset() {
        if (ledger.keys("dataset:").size() > 3) {
            return;
        }
        String name = "ds-" + ++number;
        folder(buckets.resolve(name).resolve("in"));
        request(
                Map.of("dataset:" + name, "new", "label:" + name + "/first", ""),
                () -> calls.modelArts("POST", "/datasets", """
                        {'dataset_name':'%s','description':'new','dataset_type':0,'work_path_type':0,'work_path':'/%s/out/',
                         'data_sources':[{'data_type':0,'data_path':'/%s/in/'}],'labels':[{'name':'first'}]}""".formatted(name, name, name)),
                answer -> remember("dataset:" + name, answer.path("dataset_id")));
    }

    private void describeDataset() {
        withDataset(name -> {
            String text = "description " + ++number;
            request(
                    Map.of("dataset:" + name, text),
                    () -> calls.modelArts("PUT", dataset(name), "{'description':'" + text + "'}"),
                    answer -> {});
        });
    }

    private void addLabel() {
        withDataset(name -> {
            String label = "label-" + ++number;
            request(
                    Map.of("label:" + name + "/" + label, ""),
                    () -> calls.modelArts(
                            "POST",
                            dataset(name) + "/data-annotations/labels",
                            "{'labels':[{'name':'" + label + "'}]}"),
                    answer -> {});
        });
    }

    private void deleteLabel() {
        withDataset(name -> any("label:" + name + "/label-").ifPresent(key -> {
            String label = last(key);
            Map<String, @Nullable String> changes = new HashMap<>();
            changes.put(key, null);
            ledger.keys("sample:" + name + "/").stream()
                    .filter(sample -> label.equals(ledger.value(sample)))
                    .forEach(sample -> changes.put(sample, ""));
            request(
                    changes,
                    () -> calls.modelArts(
                            "POST",
                            dataset(name) + "/data-annotations/labels/delete",
                            "{'labels':[{'name':'" + label + "'}]}"),
                    answer -> {});
        }));
    }

    private void uploadSample() {
        withDataset(name -> {
            String file = "file-" + ++number + ".png";
            // The file may be there even without an answer, and the next synchronisation finds it then.
            ledger.allow("sample:" + name + "/" + file);
            request(
                    Map.of("sample:" + name + "/" + file, ""),
                    () -> calls.modelArts(
                            "POST",
                            dataset(name) + "/data-annotations/samples",
                            "{'samples':[{'name':'%s','data':'%s'}]}"
                                    .formatted(file, Base64.getEncoder().encodeToString(PIXEL))),
                    answer -> remember("sample:" + name + "/" + file, answer.at("/results/0/info")));
        });
    }

    private void labelSample() {
        withDataset(name -> any("sample:" + name + "/file-")
                .filter(ids::containsKey)
                .ifPresent(sample -> any("label:" + name + "/")
                        .ifPresent(label -> request(
                                Map.of(sample, last(label)),
                                () -> calls.modelArts(
                                        "PUT",
                                        dataset(name) + "/data-annotations/samples",
                                        "{'samples':[{'sample_id':'%s','labels':[{'name':'%s'}]}]}"
                                                .formatted(ids.get(sample), last(label))),
                                answer -> {}))));
    }

    private void publish() {
        withDataset(name -> {
            String version = "v-" + ++number;
            request(
                    Map.of("version:" + name + "/" + version, "of " + version),
                    () -> calls.modelArts(
                            "POST",
                            dataset(name) + "/versions",
                            "{'version_name':'%s','description':'of %s'}".formatted(version, version)),
                    answer -> isNew(answer.path("version_id")));
        });
    }

    private void export() {
        withDataset(name -> {
            String path = "/exported-" + ++number + "/";
            request(
                    Map.of("export:" + name + "/" + path, ""),
                    () -> calls.modelArts("POST", dataset(name) + "/export-tasks", "{'path':'" + path + "'}"),
                    answer -> isNew(answer.path("task_id")));
        });
    }

    private void importFolder() {
        withDataset(name -> {
            String path = "/imports/" + ++number + "/";
            Path folder = folder(buckets.resolve(path.substring(1)));
            write(folder.resolve("imported-" + number + ".png"));
            ledger.allow("sample:" + name + "/imported-" + number + ".png");
            request(
                    Map.of("import:" + name + "/" + path, ""),
                    () -> calls.modelArts("POST", dataset(name) + "/import-tasks", "{'import_path':'" + path + "'}"),
                    answer -> isNew(answer.path("task_id")));
        });
    }

    private void synchronize() {
        withDataset(name -> request(
                Map.of("sync:" + name, ""),
                () -> calls.modelArts("POST", dataset(name) + "/sync-data", ""),
                answer -> {}));
    }

    private void deleteDataset() {
        if (ledger.keys("dataset:").size() > 2) {
            withDataset(name -> {
                Map<String, @Nullable String> changes = new HashMap<>();
                for (String key : ledger.keys("")) {
                    if (key.endsWith(":" + name) || key.contains(":" + name + "/")) {
                        changes.put(key, null);
                    }
                }
                request(changes, () -> calls.modelArts("DELETE", dataset(name), ""), answer -> {});
            });
        }
    }

    private void createTables() {
        String name = "tables-" + ++number;
        request(
                Map.of("tables:" + name, "new"),
                () -> calls.powerdrill("POST", "/datasets", "'name':'" + name + "','description':'new'"),
                answer -> remember("tables:" + name, answer.at("/data/id")));
    }

    private void describeTables() {
        any("tables:").ifPresent(key -> {
            String text = "description " + ++number;
            request(
                    Map.of(key, text),
                    () -> calls.powerdrill("POST", "/datasets/" + ids.get(key), "'description':'" + text + "'"),
                    answer -> {});
        });
    }

    private void addSource() {
        any("tables:").ifPresent(key -> {
            String file = "file-" + ++number + ".pdf";
            request(
                    Map.of("source:" + last(key) + "/" + file, ""),
                    () -> calls.powerdrill(
                            "POST",
                            "/datasets/" + ids.get(key) + "/datasources",
                            "'type':'FILE','name':'%s','url':'https://example.com/%s'".formatted(file, file)),
                    answer -> remember("source:" + last(key) + "/" + file, answer.at("/data/id")));
        });
    }

    /** Begins an upload, or sends its part, or completes it, or makes a source of its file: each request may be the last one. */
    private void goOnWithUpload() {
        Upload current = upload;
        if (current == null || (current.etag == null && current.link == null)) {
            request(
                    Map.of(),
                    () -> calls.powerdrill(
                            "POST",
                            "/file/init-multipart-upload",
                            "'file_name':'f.csv','file_size':" + Upload.CONTENT.length()),
                    answer -> upload = Upload.of(answer.path("data")));
        } else if (current.etag == null) {
            HttpResponse<String> answer = calls.put(Objects.requireNonNull(current.link), Upload.CONTENT);
            check(answer, 200, "a part");
            upload = current.with(
                    answer.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
        } else if (!current.complete) {
            request(
                    Map.of(),
                    () -> calls.powerdrill(
                            "POST",
                            "/file/complete-multipart-upload",
                            "'upload_id':'%s','file_object_key':'%s','part_etags':[{'number':1,'etag':'%s'}]"
                                    .formatted(current.id, current.key, current.etag)),
                    answer -> {
                        check(answer, "/data/file_object_key", current.key);
                        upload = current.completed();
                    });
        } else {
            any("tables:").ifPresent(key -> {
                String file = "upload-" + ++number + ".csv";
                request(
                        Map.of("source:" + last(key) + "/" + file, ""),
                        () -> calls.powerdrill(
                                "POST",
                                "/datasets/" + ids.get(key) + "/datasources",
                                "'type':'FILE','name':'%s','file_object_key':'%s'".formatted(file, current.key)),
                        answer -> {
                            remember("source:" + last(key) + "/" + file, answer.at("/data/id"));
                            upload = null;
                        });
            });
        }
    }

    private void openSession() {
        if (ledger.keys("session:").size() > 20) {
            return;
        }
        String name = "session-" + ++number;
        request(
                Map.of("session:" + name, ""),
                () -> calls.powerdrill("POST", "/sessions", "'name':'" + name + "'"),
                answer -> remember("session:" + name, answer.at("/data/id")));
    }

    private void ask() {
        any("session:").ifPresent(key -> {
            String question = "question " + ++number;
            request(
                    Map.of("job:" + last(key) + "/" + question, ""),
                    () -> calls.powerdrill(
                            "POST", "/jobs", "'session_id':'%s','question':'%s'".formatted(ids.get(key), question)),
                    answer -> isNew(answer.at("/data/job_id")));
        });
    }

    private void removeFromPowerdrill() {
        any(random.nextBoolean() ? "session:" : "tables:").ifPresent(key -> {
            boolean session = key.startsWith("session:");
            String below = (session ? "job:" : "source:") + last(key) + "/";
            Map<String, @Nullable String> changes = new HashMap<>();
            changes.put(key, null);
            ledger.keys(below).forEach(each -> changes.put(each, null));
            request(
                    changes,
                    () -> calls.powerdrill("DELETE", (session ? "/sessions/" : "/datasets/") + ids.get(key), ""),
                    answer -> {});
        });
    }

    private void exportFromIdah() {
        String marker = "marker-" + ++number;
        request(
                Map.of("idah:" + marker, ""),
                () -> calls.idah(idahToken(), "POST", "/sync/exports/export", """
                        {'project_id':'%s','dataset_ids':['%s'],'exporter':'Exports::Upd::Exporter',
                         'options':{'include_medias':'none','marker':'%s'}}""".formatted(
                                calls.idahProject(), calls.idahDataset(), marker)),
                answer -> isNew(answer.at("/data/id")));
    }

    private void makeKey() {
        if (keys.size() < 8) {
            request(
                    Map.of(),
                    () -> calls.idah(
                            idahToken(),
                            "POST",
                            "/iam/api_keys",
                            "{'data':{'attributes':{'name':'k','permissions':['project_ro_all'],'scope_type':'all'}}}"),
                    answer -> {
                        String key = answer.at("/data/attributes/key").asText();
                        isNew(answer.at("/data/attributes/key"));
                        keys.put(key, true);
                        ids.put("key:" + key, answer.at("/data/id").asText());
                    });
        }
    }

    private void revokeKey() {
        keys.keySet().stream().filter(keys::get).findFirst().ifPresent(key -> {
            // Without an answer nobody knows whether the key is revoked.
            keys.remove(key);
            request(
                    Map.of(),
                    () -> calls.idah(idahToken(), "POST", "/iam/api_keys/" + ids.get("key:" + key) + "/revoke", ""),
                    answer -> keys.put(key, false));
        });
    }

    /** Uses the refresh token, which works once, and gets the next one. */
    private void refresh() {
        String cookie = refreshCookie;
        refreshCookie = null;
        HttpResponse<String> answer = cookie == null ? calls.idahLogin() : calls.idahRefresh(cookie);
        check(answer, 200, "a session of IDAH");
        refreshCookie = EmulatorCalls.cookie(answer, "refresh-token").orElseThrow();
    }

    private void makeToken() {
        HttpResponse<String> answer = calls.iamToken();
        check(answer, 201, "a login at IAM");
        String token = answer.headers().firstValue("X-Subject-Token").orElseThrow();
        if (!ledger.isNew(token)) {
            problems.add("twice: a token of IAM");
        }
        tokens.add(token);
        if (tokens.size() > 5) {
            tokens.remove(0);
        }
    }

    private void read() {
        withDataset(name -> check(calls.modelArts("GET", dataset(name), ""), 200, "a dataset"));
        any("session:")
                .ifPresent(key ->
                        check(calls.powerdrill("GET", "/sessions/" + ids.get(key) + "/history", ""), 200, "a history"));
    }

    private void request(
            Map<String, ? extends @Nullable String> changes, Request request, Consumer<JsonNode> acknowledged) {
        ledger.intend(changes);
        HttpResponse<String> answer = request.send();
        if (answer.statusCode() >= 500) {
            problems.add("answered: " + answer.statusCode() + " " + answer.body());
        }
        if (answer.statusCode() >= 300) {
            ledger.refuse();
        } else {
            ledger.acknowledge();
            acknowledged.accept(EmulatorCalls.json(answer));
        }
    }

    private void check(HttpResponse<String> answer, int status, String what) {
        if (answer.statusCode() != status) {
            problems.add("lost: " + what + ", " + answer.statusCode() + " " + answer.body());
        }
    }

    private void check(JsonNode answer, String field, String value) {
        if (!answer.at(field).asText().equals(value)) {
            problems.add("lost: " + field + " " + value + ", " + answer);
        }
    }

    private void remember(String key, JsonNode id) {
        isNew(id);
        ids.put(key, id.asText());
    }

    private void isNew(JsonNode id) {
        if (id.asText().isEmpty() || !ledger.isNew(id.asText())) {
            problems.add("twice: the id " + id);
        }
    }

    private String idahToken() {
        String token = bearer == null ? calls.idahToken() : bearer;
        bearer = token;
        return token;
    }

    private void withDataset(Consumer<String> action) {
        any("dataset:").filter(ids::containsKey).ifPresent(key -> action.accept(last(key)));
    }

    private Optional<String> any(String start) {
        List<String> found = ledger.keys(start).stream()
                .filter(key -> start.contains("/") || ids.containsKey(key))
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(random.nextInt(found.size())));
    }

    private String dataset(String name) {
        return "/datasets/" + ids.get("dataset:" + name);
    }

    private static String last(String key) {
        return key.substring(Math.max(key.lastIndexOf('/'), key.indexOf(':')) + 1);
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file) {
        try {
            Files.write(file, PIXEL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Request {
        HttpResponse<String> send();
    }

    /** An upload that is under way. A link leads to the port of one process; all else goes on. */
    private record Upload(
            String id,
            String key,
            @Nullable String link,
            @Nullable String etag,
            boolean complete) {

        static final String CONTENT = "a,b\n1,2\n";

        static Upload of(JsonNode data) {
            return new Upload(
                    data.path("upload_id").asText(),
                    data.path("file_object_key").asText(),
                    data.at("/part_items/0/upload_url").asText(),
                    null,
                    false);
        }

        Upload withoutLinks() {
            return new Upload(id, key, null, etag, complete);
        }

        Upload with(String partEtag) {
            return new Upload(id, key, link, partEtag, complete);
        }

        Upload completed() {
            return new Upload(id, key, link, etag, true);
        }
    }
}
