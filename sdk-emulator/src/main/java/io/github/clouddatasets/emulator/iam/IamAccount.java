package io.github.clouddatasets.emulator.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.http.Json;

/** The one user of IAM and the account, called domain there, that the user belongs to. */
public record IamAccount(String user, String password, String domain) {

    private static final String USER_ID = "0f6c2a9be1d84c57a3b1e09d7c5f4a21";
    private static final String DOMAIN_ID = "9d3b7e5a14c64f0e8a2c6b1d0f9e7a35";

    String domainId() {
        return DOMAIN_ID;
    }

    ObjectNode domainJson() {
        return Json.object().put("id", DOMAIN_ID).put("name", domain);
    }

    ObjectNode userJson() {
        ObjectNode json = Json.object().put("id", USER_ID).put("name", user).put("password_expires_at", "");
        json.set("domain", domainJson());
        return json;
    }
}
