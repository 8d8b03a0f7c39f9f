package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.testing.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request for every operation of an emulator, made from the contracts. It carries no credentials. */
final class EmulatedOperations {

    private EmulatedOperations() {}

    /** A request without a body, or with an empty object as its body. The header may be empty. */
    record Target(String operation, String method, String url, String header) {

        Target(String operation, String method, String url) {
            this(operation, method, url, "");
        }

        @Override
        public String toString() {
            return operation;
        }
    }

    static List<Target> of(DatasetCloudEmulator cloud) {
        List<Target> targets = new ArrayList<>();
        add(targets, cloud.modelArtsEndpoint(), Contract.MODEL_ARTS);
        add(targets, cloud.powerdrillEndpoint(), Contract.POWERDRILL);
        add(targets, cloud.idahEndpoint() + "/sync", Contract.IDAH_SYNC);
        add(targets, cloud.idahEndpoint() + "/iam", Contract.IDAH_IAM);
        addDataset(targets, cloud);
        String keys = cloud.idahEndpoint() + "/iam/api_keys";
        targets.add(new Target("createApiKey", "POST", keys));
        targets.add(new Target("revokeApiKey", "POST", keys + "/1/revoke"));
        targets.add(new Target("createToken", "POST", cloud.iamEndpoint() + "/v3/auth/tokens"));
        targets.add(new Target("listProjects", "GET", cloud.iamEndpoint() + "/v3/projects"));
        String object = cloud.powerdrillStorageEndpoint() + "/powerdrill-emulator/x";
        targets.add(new Target("storagePutPart", "PUT", object));
        targets.add(new Target("storageGetObject", "GET", object));
        addS3(targets, cloud.s3Endpoint());
        return targets;
    }

    // Media and modalities have addresses of their own. Ids that other services have, too, begin with the name of the
    // service.
    private static void addDataset(List<Target> targets, DatasetCloudEmulator cloud) {
        List<Target> all = new ArrayList<>();
        add(all, cloud.idahEndpoint() + "/dataset", Contract.IDAH_DATASET);
        List<String> operations = cloud.faults().operations();
        for (Target target : all) {
            String qualified = "dataset." + target.operation();
            String name = operations.contains(qualified) ? qualified : target.operation();
            String url = target.url()
                    .replaceFirst("/dataset/(medias|jobs)", "/media/$1")
                    .replaceFirst("/dataset/plugins", "/setting/plugins");
            targets.add(new Target(name, target.method(), url));
        }
    }

    private static void addS3(List<Target> targets, String base) {
        String bucket = base + "/bucket";
        String object = bucket + "/key";
        targets.add(new Target("s3ListBuckets", "GET", base + "/"));
        targets.add(new Target("s3CreateBucket", "PUT", bucket));
        targets.add(new Target("s3HeadBucket", "HEAD", bucket));
        targets.add(new Target("s3DeleteBucket", "DELETE", bucket));
        targets.add(new Target("s3GetBucketLocation", "GET", bucket + "?location"));
        targets.add(new Target("s3ListObjects", "GET", bucket));
        targets.add(new Target("s3ListObjectsV2", "GET", bucket + "?list-type=2"));
        targets.add(new Target("s3ListMultipartUploads", "GET", bucket + "?uploads"));
        targets.add(new Target("s3DeleteObjects", "POST", bucket + "?delete"));
        targets.add(new Target("s3PutObject", "PUT", object));
        targets.add(new Target("s3GetObject", "GET", object));
        targets.add(new Target("s3HeadObject", "HEAD", object));
        targets.add(new Target("s3DeleteObject", "DELETE", object));
        targets.add(new Target("s3CreateMultipartUpload", "POST", object + "?uploads"));
        targets.add(new Target("s3UploadPart", "PUT", object + "?partNumber=1&uploadId=x"));
        targets.add(new Target("s3ListParts", "GET", object + "?uploadId=x"));
        targets.add(new Target("s3CompleteMultipartUpload", "POST", object + "?uploadId=x"));
        targets.add(new Target("s3AbortMultipartUpload", "DELETE", object + "?uploadId=x"));
        String source = "x-amz-copy-source: /bucket/other";
        targets.add(new Target("s3CopyObject", "PUT", object, source));
        targets.add(new Target("s3UploadPartCopy", "PUT", object + "?partNumber=1&uploadId=x", source));
    }

    private static void add(List<Target> targets, String base, Contract contract) {
        for (Map.Entry<String, String> line : contract.lines().entrySet()) {
            String[] words = line.getValue().split(" ", 2);
            String path = words[1].replaceAll("\\{[^}]*}", "x");
            targets.add(new Target(line.getKey(), words[0], base + path));
        }
    }
}
