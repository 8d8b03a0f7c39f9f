package io.github.clouddatasets.emulator.front;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.testing.Contract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request for every operation of an emulator, made from the contracts. It carries no credentials. */
final class EmulatedOperations {

    private EmulatedOperations() {}

    /** A request without a body, or with an empty object as its body. */
    record Target(String operation, String method, String url) {

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
        String keys = cloud.idahEndpoint() + "/iam/api_keys";
        targets.add(new Target("createApiKey", "POST", keys));
        targets.add(new Target("revokeApiKey", "POST", keys + "/1/revoke"));
        targets.add(new Target("createToken", "POST", cloud.iamEndpoint() + "/v3/auth/tokens"));
        targets.add(new Target("listProjects", "GET", cloud.iamEndpoint() + "/v3/projects"));
        String object = cloud.powerdrillStorageEndpoint() + "/powerdrill-emulator/x";
        targets.add(new Target("storagePutPart", "PUT", object));
        targets.add(new Target("storageGetObject", "GET", object));
        return targets;
    }

    private static void add(List<Target> targets, String base, Contract contract) {
        for (Map.Entry<String, String> line : contract.lines().entrySet()) {
            String[] words = line.getValue().split(" ", 2);
            String path = words[1].replaceAll("\\{[^}]*}", "x");
            targets.add(new Target(line.getKey(), words[0], base + path));
        }
    }
}
