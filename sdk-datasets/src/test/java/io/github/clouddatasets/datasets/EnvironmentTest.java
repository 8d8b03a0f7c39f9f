package io.github.clouddatasets.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clouddatasets.core.spi.Api;
import io.github.clouddatasets.core.spi.value.Env;
import io.github.clouddatasets.datasets.account.MachineAccounts;
import io.github.clouddatasets.testing.StubService;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code DatasetClient.fromEnvironment()} over a map. */
class EnvironmentTest {

    private static final Map<String, String> KEYS = Map.of(
            "MODELARTS_REGION", "cn-north-4",
            "HUAWEICLOUD_SDK_PROJECT_ID", Stub.PROJECT,
            "HUAWEICLOUD_SDK_AK", Stub.AK,
            "HUAWEICLOUD_SDK_SK", Stub.SK);

    @TempDir
    Path emptyFolder;

    @Test
    void theRegionNamesThePlace() throws ReflectiveOperationException {
        assertThat(addressOf(KEYS)).isEqualTo("https://modelarts.cn-north-4.myhuaweicloud.com/v2/" + Stub.PROJECT);
    }

    @Test
    void theEndpointWinsOverTheRegion() throws ReflectiveOperationException {
        assertThat(addressOf(with("MODELARTS_ENDPOINT", " https://modelarts.example ")))
                .isEqualTo("https://modelarts.example/v2/" + Stub.PROJECT);
    }

    @Test
    void aClientNeedsAPlaceToo() {
        assertThatThrownBy(() -> clientOf(Map.of("OS_TOKEN", "t")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("set MODELARTS_REGION");
        clientOf(Map.of("OS_TOKEN", "t", "MODELARTS_REGION", "eu-de")).close();
    }

    @Test
    void accessKeysSign() {
        RecordedRequest request = requestOf(KEYS);

        assertThat(request.getHeader("Authorization"))
                .isEqualTo(ReferenceSigner.authorization(request, Stub.AK, Stub.SK));
        assertThat(request.getHeader("X-Security-Token")).isNull();
    }

    @Test
    void temporaryKeysSendTheirToken() {
        assertThat(requestOf(with("HUAWEICLOUD_SDK_SECURITY_TOKEN", "TOKENexample=="))
                        .getHeader("X-Security-Token"))
                .isEqualTo("TOKENexample==");
    }

    @Test
    void aTokenWinsOverKeys() {
        RecordedRequest request = requestOf(with("MODELARTS_TOKEN", "MIIF"));

        assertThat(request.getHeader("X-Auth-Token")).isEqualTo("MIIF");
        assertThat(request.getHeader("Authorization")).isNull();
    }

    @Test
    void aTokenNeedsNoKeys() {
        Map<String, String> values = with("MODELARTS_TOKEN", "MIIF");
        values.remove("HUAWEICLOUD_SDK_AK");
        values.remove("HUAWEICLOUD_SDK_SK");

        assertThat(requestOf(values).getHeader("X-Auth-Token")).isEqualTo("MIIF");
    }

    @ParameterizedTest
    @CsvSource({
        "MODELARTS_REGION, 'set MODELARTS_REGION, a region such as eu-de, or MODELARTS_ENDPOINT'",
        "HUAWEICLOUD_SDK_AK, 'HUAWEICLOUD_SDK_SK is set, but HUAWEICLOUD_SDK_AK is not'",
        "HUAWEICLOUD_SDK_SK, 'HUAWEICLOUD_SDK_AK is set, but HUAWEICLOUD_SDK_SK is not'"
    })
    void whatIsMissingIsNamed(String variable, String hint) {
        Map<String, String> values = new HashMap<>(KEYS);
        values.remove(variable);
        assertThatThrownBy(() -> clientOf(values))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(hint)
                .hasMessageNotContaining(Stub.SK);
    }

    @Test
    void aBlankVariableIsAMissingOne() {
        assertThatThrownBy(() -> clientOf(with("HUAWEICLOUD_SDK_AK", " ")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HUAWEICLOUD_SDK_AK");
    }

    /** The client that {@code fromEnvironment()} builds on a machine with these variables and no files. */
    private DatasetClient clientOf(Map<String, String> variables) {
        return DatasetClient.builder()
                .fromEnvironment(own -> MachineAccounts.find(new Env(variables), emptyFolder, own))
                .build();
    }

    private static Map<String, String> with(String variable, String value) {
        Map<String, String> values = new HashMap<>(KEYS);
        values.put(variable, value);
        return values;
    }

    /** Region clients would call out: only where they would go is looked at. */
    private String addressOf(Map<String, String> values) throws ReflectiveOperationException {
        try (DatasetClient client = clientOf(values)) {
            Field api = DatasetClient.class.getDeclaredField("api");
            api.setAccessible(true);
            return ((Api) api.get(client)).endpoint().address();
        }
    }

    private RecordedRequest requestOf(Map<String, String> values) {
        try (StubService service = new StubService()) {
            Map<String, String> here = new HashMap<>(values);
            here.put("MODELARTS_ENDPOINT", service.address());
            service.answer("{\"dataset_id\":\"d1\"}");
            try (DatasetClient client = clientOf(here)) {
                client.get("d1");
            }
            return service.next();
        }
    }
}
