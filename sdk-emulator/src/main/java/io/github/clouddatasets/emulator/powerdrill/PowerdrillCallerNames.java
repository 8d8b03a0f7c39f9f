package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.CallerNames;
import io.github.clouddatasets.emulator.http.QueryParameter;
import io.github.clouddatasets.emulator.http.RequestBody;
import java.util.ArrayList;
import java.util.List;

/** A request to Powerdrill shows its caller by the API key; a link to the storage, by the access key that signed it. */
public final class PowerdrillCallerNames implements CallerNames {

    @Override
    public List<String> in(Call call, RequestBody body) {
        List<String> names = new ArrayList<>();
        String apiKey = call.header("x-pd-api-key");
        if (apiKey != null) {
            names.add(apiKey);
        }
        for (QueryParameter parameter : call.queryParameters()) {
            String value = parameter.value();
            if (parameter.name().equals(PresignedLinks.CREDENTIAL) && value != null) {
                names.add(value.split("/", 2)[0]);
            }
        }
        return names;
    }
}
