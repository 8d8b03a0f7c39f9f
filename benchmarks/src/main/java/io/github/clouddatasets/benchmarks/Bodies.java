package io.github.clouddatasets.benchmarks;

/** The answers that are measured: the documented examples, and pages of a thousand records like them. */
final class Bodies {

    static final String POWERDRILL_STATUS =
            "{\"code\":0,\"data\":{\"synched_count\":5,\"invalid_count\":0,\"synching_count\":0}}";

    static final String SYNC_STATUS = "{\"status\":\"COMPLETED\",\"dataset_id\":\"gfghHSokody6AJigS5A\"}";

    private Bodies() {}

    static String versions(int count) {
        StringBuilder body =
                new StringBuilder("{\"total_number\":").append(count).append(",\"versions\":[");
        for (int i = 0; i < count; i++) {
            String name = "V" + (1000 + i);
            String root = "/test-obs/classify/output/dataset-f9e8-gfghHSokody6AJigS5A/annotation/" + name;
            body.append(i == 0 ? "" : ",")
                    .append("{\"version_id\":\"54IXbeJhfttGpL46l")
                    .append(i)
                    .append("\",\"version_name\":\"")
                    .append(name)
                    .append(
                            "\",\"version_format\":\"Default\",\"previous_version_id\":\"eSOKEQaXhKzxN00WKoV\",\"status\":1,")
                    .append("\"create_time\":1605930512183,\"total_sample_count\":10,\"annotated_sample_count\":10,")
                    .append("\"total_sub_sample_count\":0,\"annotated_sub_sample_count\":0,\"manifest_path\":\"")
                    .append(root)
                    .append('/')
                    .append(name)
                    .append(".manifest\",\"data_path\":\"")
                    .append(root)
                    .append(
                            "/data/\",\"is_current\":false,\"analysis_status\":3,\"train_evaluate_sample_ratio\":\"0.8\",")
                    .append(
                            "\"remove_sample_usage\":false,\"export_images\":false,\"description\":\"\",\"task_type\":0,")
                    .append("\"extract_serial_number\":false}");
        }
        return body.append("]}").toString();
    }

    /** As the documented example of {@code listSamples}, with a marked object in each image. */
    static String samples(int count) {
        StringBuilder body =
                new StringBuilder("{\"sample_count\":").append(count).append(",\"samples\":[");
        for (int i = 0; i < count; i++) {
            String name = (36502 + i) + ".jpg";
            int left = 40 + i % 500;
            body.append(i == 0 ? "" : ",")
                    .append("{\"sample_id\":\"012f99f3cf405860130b6ed2")
                    .append(10_000_000 + i)
                    .append("\",\"sample_type\":0,\"sample_name\":\"")
                    .append(name)
                    .append("\",\"sample_size\":")
                    .append(245_120 + i)
                    .append(",\"labels\":[{\"name\":\"")
                    .append(i % 3 == 0 ? "car" : "person")
                    .append("\",\"type\":1,\"property\":{\"@modelarts:shape\":\"bndbox\",\"@modelarts:feature\":[[")
                    .append(left)
                    .append(".0,102.5],[")
                    .append(left + 210)
                    .append(".0,330.25]],\"@modelarts:hard\":\"0\"},\"score\":0.")
                    .append(70 + i % 30)
                    .append(
                            ",\"annotated_by\":\"human\"}],\"source\":\"https://test-obs.obs.example.com:443/image/aifood/")
                    .append("%E5%86%B0%E6%BF%80%E5%87%8C/")
                    .append(name)
                    .append(
                            "?AccessKeyId=RciyO7RHmhNTfOZVryUH&Expires=1606296688&x-image-process=image%2Fresize%2Cm_lfit")
                    .append(
                            "%2Ch_200&Signature=icyvHhFew9vnmy3zh1uZMP15Mbg%3D\",\"metadata\":{\"@modelarts:import_origin\":0,")
                    .append("\"@modelarts:size\":[1920,1080,3]},\"sample_time\":")
                    .append(1_589_190_552_106L + i)
                    .append(
                            ",\"sample_status\":\"MANUAL_ANNOTATION\",\"labelers\":[{\"email\":\"someone@example.com\",")
                    .append("\"worker_id\":\"5d8d4033b428fed5ac158942c33940a2\",\"role\":0}]}");
        }
        return body.append("]}").toString();
    }

    /** Of the third of a month. */
    static String exports(int count) {
        return exports(count, "2026-08-03 07:12:41 +0000");
    }

    static String exports(int count, String createdAt) {
        StringBuilder body = new StringBuilder("{\"data\":[");
        for (int i = 1; i <= count; i++) {
            String job = String.format("019fc677-b366-7883-94da-%012d", i);
            body.append(i == 1 ? "" : ",")
                    .append("{\"type\":\"sync:exports\",\"id\":\"")
                    .append(i)
                    .append("\",\"attributes\":{\"job_id\":\"")
                    .append(job)
                    .append("\",\"project_id\":\"01a1ffdf-018e-7d39-90e2-e6c6ec607cb5\",\"created_by_id\":9,")
                    .append("\"file_id\":\"943aa44a789a3768f04148691d87e76c.zip\",\"filename\":\"idah-export-")
                    .append(1785759000 + i)
                    .append(".zip\",\"mime_type\":\"application/zip\",\"size\":")
                    .append(491 + i)
                    .append(",\"created_at\":\"")
                    .append(createdAt)
                    .append("\"},\"relationships\":{\"job\":{\"data\":")
                    .append("{\"type\":\"sync:jobs\",\"id\":\"")
                    .append(job)
                    .append("\"}}}}");
        }
        return body.append("],\"meta\":{}}").toString();
    }
}
