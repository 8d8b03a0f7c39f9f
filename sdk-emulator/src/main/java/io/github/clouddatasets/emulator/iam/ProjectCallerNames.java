package io.github.clouddatasets.emulator.iam;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.CallerNames;
import io.github.clouddatasets.emulator.http.Percent;
import io.github.clouddatasets.emulator.http.RequestBody;
import java.util.List;

/** A request to a service with projects shows its caller by its credentials, or else by the project in its path. */
public final class ProjectCallerNames implements CallerNames {

    @Override
    public List<String> in(Call call, RequestBody body) {
        List<String> names = IamCallerNames.credentials(call);
        String[] segments = call.path().split("/", 4);
        if (segments.length > 2) {
            names.add(Percent.decodeSegment(segments[2]));
        }
        return names;
    }
}
