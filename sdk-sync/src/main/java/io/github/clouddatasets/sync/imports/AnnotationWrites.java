package io.github.clouddatasets.sync.imports;

import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.value.Json;
import io.github.clouddatasets.sync.shape.Mask;
import io.github.clouddatasets.sync.shape.MaskTile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the annotations of a chunk of items, in batches across items: first the annotations, then the tiles of masks, which need theirs.
 * Ids follow from entry and key, so that what is there already is found, after a lost answer, too.
 */
final class AnnotationWrites {

    /** What the service takes in one request (specs/idah-dataset.md sections 5 and 6). */
    private static final int CALLS = 50;

    private static final int BYTES = 900_000;

    private final Platform platform;
    private final Api api;
    private final int atATime;

    AnnotationWrites(Platform platform, Api api, int atATime) {
        this.platform = platform;
        this.api = api;
        this.atATime = atATime;
    }

    /** A call of a batch, and the annotation that it belongs to. */
    private record Call(Work work, ImportAnnotation annotation, String id, Map<String, Object> json, int bytes) {

        static Call of(Work work, ImportAnnotation annotation, String id, String method, Map<String, Object> params) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("jsonrpc", "2.0");
            json.put("method", method);
            json.put("params", params);
            int bytes = Json.SNAKE.text(json).getBytes(StandardCharsets.UTF_8).length;
            return new Call(work, annotation, id, json, bytes);
        }

        void fail(String reason) {
            work.fail("annotation " + annotation.key() + ": " + reason);
        }
    }

    void write(List<Work> works) {
        List<Call> creations = new ArrayList<>();
        for (Work work : works) {
            String entry = work.entryId();
            if (entry != null && !work.failed()) {
                for (ImportAnnotation annotation : work.labels.annotations()) {
                    creations.add(creation(work, entry, annotation));
                }
            }
        }
        Set<String> there =
                existing(creations.stream().filter(call -> !call.work.created).toList());
        List<Call> missing = new ArrayList<>();
        for (Call call : creations) {
            if (there.contains(call.id)) {
                call.work.annotationFound();
            } else {
                missing.add(call);
            }
        }
        inBatches(missing, this::create);
        inBatches(tiles(creations), this::send);
    }

    private Set<String> existing(List<Call> calls) {
        return calls.isEmpty()
                ? Set.of()
                : platform.annotations(calls.stream().map(Call::id).toList());
    }

    private static Call creation(Work work, String entry, ImportAnnotation annotation) {
        String id = DerivedId.annotation(entry, annotation.key());
        Map<String, Object> dimensions = new LinkedHashMap<>();
        dimensions.put("type", annotation.shape().type());
        annotation.shape().args().forEach((name, value) -> {
            if (!(annotation.shape() instanceof Mask) || !MaskTile.isKey(name)) {
                dimensions.put(name, value);
            }
        });
        Map<String, Object> value = new LinkedHashMap<>();
        if (annotation.category() != null) {
            value.put("category", annotation.category());
        }
        if (!annotation.attributes().isEmpty()) {
            value.put("attributes", annotation.attributes());
        }
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("id", id);
        params.put("entry_id", entry);
        params.put("dimensions", dimensions);
        params.put("annotation", value);
        if (!annotation.metadata().isEmpty()) {
            params.put("metadata", annotation.metadata());
        }
        return Call.of(work, annotation, id, "create", params);
    }

    /** Writing a tile that is there writes the same tile: after a crash nobody knows which are. */
    private static List<Call> tiles(List<Call> creations) {
        List<Call> tiles = new ArrayList<>();
        for (Call creation : creations) {
            if (creation.annotation.shape() instanceof Mask mask && !creation.work.failed()) {
                for (MaskTile tile : mask.tiles()) {
                    Map<String, Object> params = new LinkedHashMap<>();
                    params.put("annotation_id", creation.id);
                    params.put("key", tile.key());
                    params.put("value", Map.of("rle", tile.rle()));
                    tiles.add(Call.of(creation.work, creation.annotation, creation.id, "write_shape", params));
                }
            }
        }
        return tiles;
    }

    private interface Sender {
        void send(Platform view, List<Call> batch);
    }

    private void inBatches(List<Call> calls, Sender sender) {
        List<Function<Api, @Nullable Void>> tasks = new ArrayList<>();
        int from = 0;
        while (from < calls.size()) {
            int to = from;
            int bytes = 0;
            while (to < calls.size() && to - from < CALLS && (to == from || bytes + calls.get(to).bytes <= BYTES)) {
                bytes += calls.get(to).bytes;
                to++;
            }
            List<Call> batch = calls.subList(from, to);
            tasks.add(view -> {
                sender.send(platform.like(view), batch);
                return null;
            });
            from = to;
        }
        api.parallel(atATime, tasks);
    }

    private void create(Platform view, List<Call> batch) {
        List<Call> left = batch;
        while (!left.isEmpty()) {
            left = created(view, left);
        }
    }

    /** Sends a batch, and returns what the service did not come to: it stops at the first failure. */
    private List<Call> created(Platform view, List<Call> batch) {
        Set<String> there = new HashSet<>();
        List<Platform.Answer> answers = view.batch(
                () -> there.addAll(view.annotations(batch.stream().map(Call::id).toList())),
                () -> json(
                        batch.stream().filter(call -> !there.contains(call.id)).toList()));
        List<Call> left = new ArrayList<>();
        int next = 0;
        for (Call call : batch) {
            if (there.contains(call.id)) {
                call.work.annotationWritten(); // by the request whose answer was lost
                continue;
            }
            Platform.Answer answer = next < answers.size() ? answers.get(next) : new Platform.Answer(null, null);
            next++;
            if (answer.error() != null) {
                if (view.annotations(List.of(call.id)).isEmpty()) {
                    call.fail(answer.error());
                } else {
                    call.work.annotationFound();
                }
            } else if (answer.result() == null) {
                left.add(call);
            } else {
                call.work.annotationWritten();
            }
        }
        return progress(batch, left);
    }

    /** A service that answers nothing must not be asked for ever. */
    private static List<Call> progress(List<Call> batch, List<Call> left) {
        if (left.size() == batch.size()) {
            left.get(0).fail("the service gave no answer");
            return left.subList(1, left.size());
        }
        return left;
    }

    private void send(Platform view, List<Call> batch) {
        List<Call> left = batch;
        while (!left.isEmpty()) {
            List<Call> sent = left;
            List<Platform.Answer> answers = view.batch(() -> {}, () -> json(sent));
            List<Call> rest = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                Platform.Answer answer = i < answers.size() ? answers.get(i) : new Platform.Answer(null, null);
                if (answer.error() != null) {
                    sent.get(i).fail(answer.error());
                } else if (answer.result() == null) {
                    rest.add(sent.get(i));
                }
            }
            left = progress(sent, rest);
        }
    }

    private static List<Map<String, Object>> json(List<Call> calls) {
        List<Map<String, Object>> json = new ArrayList<>();
        for (Call call : calls) {
            Map<String, Object> numbered = new LinkedHashMap<>(call.json);
            numbered.put("id", json.size() + 1);
            json.add(numbered);
        }
        return json;
    }
}
