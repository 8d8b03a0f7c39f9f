package consumer;

import io.github.clouddatasets.datasets.Dataset;
import io.github.clouddatasets.datasets.DatasetClient;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.powerdrill.PowerdrillClient;
import io.github.clouddatasets.sync.Export;
import io.github.clouddatasets.sync.SyncClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A web application with the starter: the clients are beans, health and metrics are wired, and it ends by itself. */
@SpringBootApplication
public class Session {

    /** Starts the application, uses each client, looks at its health, and ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (ConfigurableApplicationContext context = SpringApplication.run(Session.class, arguments)) {
            DatasetCloudEmulator cloud = context.getBean(DatasetCloudEmulator.class);

            DatasetClient datasets = context.getBean(DatasetClient.class);
            Dataset dataset = datasets.get(cloud.datasetId());
            check(cloud.datasetId().equals(dataset.datasetId()), "another dataset: " + dataset);

            PowerdrillClient powerdrill = context.getBean(PowerdrillClient.class);
            check(powerdrill.datasets().status(cloud.powerdrillDatasetId()).synchedCount() >= 0, "no status");

            SyncClient sync = context.getBean(SyncClient.class);
            String added = cloud.addIdahExport(1000, 1);
            check(sync.exports().list().stream().map(Export::id).anyMatch(added::equals), "the export is not listed");

            MeterRegistry meters = context.getBean(MeterRegistry.class);
            check(meters.find("clouddatasets.client.call").meter() != null, "no meter of the calls");

            String health = health(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            for (String indicator : new String[] {"modelArts", "powerdrill", "idah"}) {
                check(health.contains('"' + indicator + '"'), "no health of " + indicator + ": " + health);
            }
        }
        System.out.println("session ok");
    }

    private static String health(int port) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/health");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
