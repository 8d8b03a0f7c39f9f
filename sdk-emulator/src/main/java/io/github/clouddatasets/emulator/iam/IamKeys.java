package io.github.clouddatasets.emulator.iam;

import io.github.clouddatasets.emulator.store.AccountTag;
import java.util.List;

/**
 * The ids and credentials with which an account calls IAM and the services that accept its tokens.
 *
 * @param token a token that never expires, besides the tokens of IAM
 */
public record IamKeys(String projectId, String accessKey, String secretKey, String token, IamAccount account) {

    public static final String REGION = "eu-de";
    private static final String OTHER_PROJECT = "5b2c3d4e5f60718293a4b5c6d7e8f90a";

    public static IamKeys of(AccountTag tag) {
        return new IamKeys(
                tag.in("4a1b2c3d4e5f60718293a4b5c6d7e8f9", 0),
                tag.inCapitals("AKEMULATOR0123456789", 10),
                tag.secret("SKemulator/abcdefghijklmnopqrstuvwxyz012", 11),
                tag.secret("MIIEmulator" + "0123456789abcdef".repeat(16), 11),
                IamAccount.of(tag));
    }

    /** The names by which requests find the account. */
    public List<String> names() {
        return List.of(projectId, accessKey, token, account.domainId(), account.domain());
    }

    public List<IamProject> projects(AccountTag tag) {
        return List.of(
                new IamProject(tag.in(OTHER_PROJECT, 0), REGION + "_research", "A project beside the default one"),
                new IamProject(projectId, REGION, ""));
    }

    @Override
    public String toString() {
        return "IamKeys[" + projectId + "]";
    }
}
