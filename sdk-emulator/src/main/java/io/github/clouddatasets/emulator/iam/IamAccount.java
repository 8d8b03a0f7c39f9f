package io.github.clouddatasets.emulator.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;
import io.github.clouddatasets.emulator.store.AccountTag;

/** The one user of IAM, and the user's account, which IAM calls domain. */
public record IamAccount(String userId, String user, String password, String domainId, String domain) {

    public static IamAccount of(AccountTag tag) {
        return new IamAccount(
                tag.in("0f6c2a9be1d84c57a3b1e09d7c5f4a21", 0),
                "emulator-user",
                tag.secret("Emulator-Password-1", 9),
                tag.in("9d3b7e5a14c64f0e8a2c6b1d0f9e7a35", 0),
                tag.inCapitals("OTC-EMULATOR-00000000001", 15));
    }

    ObjectNode domainJson() {
        return Json.object().put("id", domainId).put("name", domain);
    }

    ObjectNode userJson() {
        ObjectNode json = Json.object().put("id", userId).put("name", user).put("password_expires_at", "");
        json.set("domain", domainJson());
        return json;
    }
}
