package io.github.clouddatasets.spring;

import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.SyncClient;
import java.util.List;
import org.springframework.stereotype.Service;

/** The bean of docs/spring.md. */
@Service
class ExportReport {

    private final SyncClient sync;

    ExportReport(SyncClient sync) {
        this.sync = sync;
    }

    List<String> ids() {
        return sync.exports().list().stream().map(Export::id).toList();
    }
}
