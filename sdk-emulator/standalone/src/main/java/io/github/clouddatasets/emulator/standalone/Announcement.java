package io.github.clouddatasets.emulator.standalone;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the program prints when it is ready: a line {@code NAME=value} for each endpoint and credential, under the names of the
 * environment variables that the SDK reads.
 */
final class Announcement {

    private final DatasetCloudEmulator cloud;
    private final String version;

    Announcement(DatasetCloudEmulator cloud, String version) {
        this.cloud = cloud;
        this.version = version;
    }

    void print(PrintWriter out, boolean asShell) {
        if (asShell) {
            values().forEach((name, value) -> out.println("export " + name + "='" + value + "'"));
        } else {
            values().forEach((name, value) -> out.println(name + "=" + value));
            out.println("The Cloud Datasets emulator " + version + " is ready: " + cloud.consoleUrl());
        }
        out.flush();
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("MODELARTS_ENDPOINT", cloud.modelArtsEndpoint());
        values.put("MODELARTS_IAM_ENDPOINT", cloud.iamEndpoint());
        values.put("MODELARTS_REGION", cloud.region());
        values.put("MODELARTS_DATASET_ID", cloud.datasetId());
        values.put("MODELARTS_TOKEN", cloud.token());
        values.put("HUAWEICLOUD_SDK_PROJECT_ID", cloud.projectId());
        values.put("HUAWEICLOUD_SDK_AK", cloud.accessKey());
        values.put("HUAWEICLOUD_SDK_SK", cloud.secretKey());
        values.put("OS_USER_DOMAIN_NAME", cloud.iamDomain());
        values.put("OS_USERNAME", cloud.iamUser());
        values.put("OS_PASSWORD", cloud.iamPassword());
        values.put("POWERDRILL_ENDPOINT", cloud.powerdrillEndpoint());
        values.put("POWERDRILL_API_KEY", cloud.powerdrillApiKey());
        values.put("POWERDRILL_USER_ID", cloud.powerdrillUserId());
        values.put("POWERDRILL_DATASET_ID", cloud.powerdrillDatasetId());
        values.put("IDAH_ENDPOINT", cloud.idahEndpoint());
        values.put("IDAH_API_KEY", cloud.idahApiKey());
        values.put("IDAH_EMAIL", cloud.idahEmail());
        values.put("IDAH_PASSWORD", cloud.idahPassword());
        values.put("IDAH_PROJECT_ID", cloud.idahProjectId());
        values.put("IDAH_DATASET_ID", cloud.idahDatasetId());
        values.put("S3_ENDPOINT", cloud.s3Endpoint());
        values.put("EMULATOR_CONSOLE", cloud.consoleUrl());
        return values;
    }
}
