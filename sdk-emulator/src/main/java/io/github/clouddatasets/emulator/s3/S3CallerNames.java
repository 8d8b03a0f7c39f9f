package io.github.clouddatasets.emulator.s3;

import io.github.clouddatasets.emulator.http.Call;
import io.github.clouddatasets.emulator.http.CallerNames;
import io.github.clouddatasets.emulator.http.RequestBody;
import java.util.List;

/** A request to the buckets shows its caller by the access key of its signature, in a header or in its link. */
public final class S3CallerNames implements CallerNames {

    @Override
    public List<String> in(Call call, RequestBody body) {
        return S3Service.accessKey(call).map(List::of).orElse(List.of());
    }
}
