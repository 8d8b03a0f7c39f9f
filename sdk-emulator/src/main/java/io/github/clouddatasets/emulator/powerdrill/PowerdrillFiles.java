package io.github.clouddatasets.emulator.powerdrill;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.clouddatasets.emulator.http.Answer;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.http.MultipartForm;
import io.github.clouddatasets.emulator.store.IdSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The operations for uploads: small files in a form, large files in parts. */
final class PowerdrillFiles {

    private static final Duration LINK = Duration.ofSeconds(86_399);
    private static final String FORM_FILE = "file";

    private final PowerdrillStorage storage;
    private final PresignedLinks links;
    private final IdSource ids;
    private final String userId;
    private final long partSize;
    private final boolean unequal;

    /** @param unequal whether uploads have parts of different sizes without an order */
    PowerdrillFiles(
            PowerdrillStorage storage,
            PresignedLinks links,
            IdSource ids,
            String userId,
            long partSize,
            boolean unequal) {
        this.storage = storage;
        this.links = links;
        this.ids = ids;
        this.userId = userId;
        this.partSize = partSize;
        this.unequal = unequal;
    }

    void addTo(PowerdrillRoutes routes) {
        routes.form("/file/upload-datasource", "UploadFile", this::upload)
                .postInV2("/file/init-multipart-upload", "InitMultipartUpload", this::begin)
                .postInV2("/file/complete-multipart-upload", "CompleteMultipartUpload", this::complete);
    }

    private Answer upload(PowerdrillRequest request) {
        MultipartForm form = request.call()
                .form()
                .orElseThrow(() -> PowerdrillFault.parameterInvalid("multipart/form-data is needed"));
        if (request.dialect() == PowerdrillDialect.V2) {
            PowerdrillRequest.requireUser(form.field("user_id"), userId, "user_id");
        }
        MultipartForm.File file = form.file(FORM_FILE).orElseThrow(() -> PowerdrillFault.parameterInvalid(FORM_FILE));
        PowerdrillName.requireReadable(file.name(), request.dialect());
        if (file.size() == 0) {
            throw PowerdrillFault.fileEmpty();
        }
        storage.requireSpace(file.size());
        String key = "/tmp/" + ids.hex() + "." + PowerdrillName.extension(file.name());
        return key(request, storage.put(key, file));
    }

    private Answer begin(PowerdrillRequest request) {
        String name = request.required("file_name");
        PowerdrillName.requireReadable(name, request.dialect());
        long size = request.number("file_size", 0, Long.MAX_VALUE)
                .orElseThrow(() -> PowerdrillFault.parameterInvalid("file_size"));
        if (size == 0) {
            throw PowerdrillFault.fileEmpty();
        }
        storage.requireSpace(size);
        String key = "temp/user/" + userId + "/" + ids.uuid() + "." + PowerdrillName.extension(name);
        PowerdrillUpload upload =
                new PowerdrillUpload(ids.hex() + ids.hex(), key, PowerdrillUpload.cut(size, partSize, unequal));
        storage.begin(upload);
        var data = Json.object().put("upload_id", upload.id()).put("file_object_key", key);
        List<JsonNode> parts = new ArrayList<>();
        for (int number = 1; number <= upload.sizes().size(); number++) {
            parts.add(Json.object()
                    .put("number", number)
                    .put("size", upload.sizes().get(number - 1))
                    .put(
                            "upload_url",
                            links.upload(key, upload.id(), number, LINK).url()));
        }
        if (unequal) {
            Collections.reverse(parts);
        }
        data.putArray("part_items").addAll(parts);
        return PowerdrillReply.data(data);
    }

    // A repetition is safe: the parts still exist.
    private Answer complete(PowerdrillRequest request) {
        String id = request.required("upload_id");
        String key = request.required("file_object_key");
        PowerdrillUpload upload = storage.upload(id)
                .filter(known -> known.key().equals(key))
                .orElseThrow(() -> PowerdrillFault.uploadFailed("there is no such upload"));
        List<String> etags = new ArrayList<>();
        for (JsonNode part : request.array("part_etags")) {
            // The schema has part_number; the sample and all clients have number.
            int number = part.path("number").asInt(part.path("part_number").asInt());
            etags.add(Optional.ofNullable(part.path("etag").textValue())
                    .orElseThrow(() -> PowerdrillFault.parameterInvalid("part_etags")));
            if (number != etags.size()) {
                throw PowerdrillFault.uploadFailed("part " + number + " stands in the place of " + etags.size());
            }
        }
        return key(request, storage.put(upload.join(etags)));
    }

    private static Answer key(PowerdrillRequest request, PowerdrillObject object) {
        return PowerdrillReply.data(Json.object().put(request.dialect().name("file_object_key"), object.key()));
    }
}
