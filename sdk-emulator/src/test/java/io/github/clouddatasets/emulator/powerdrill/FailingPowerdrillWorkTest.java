package io.github.clouddatasets.emulator.powerdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.fault.Work;
import io.github.clouddatasets.emulator.fault.WorkFault;
import io.github.clouddatasets.emulator.store.ManualClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data sources and jobs of Powerdrill that end as failed, or never. */
class FailingPowerdrillWorkTest {

    private static final Duration PACE = Duration.ofSeconds(1);
    private static final String CSV = "name,size\na,1\nb,2\n";

    private final ManualClock clock = ManualClock.at("2026-11-26T12:00:00Z");
    private final DatasetCloudEmulator cloud =
            DatasetCloudEmulator.builder().clock(clock).pace(PACE).start();

    @AfterEach
    void stop() {
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource(PowerdrillDialect.class)
    void aDataSourceBecomesInvalidAndAnotherNeverEnds(PowerdrillDialect dialect) {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, dialect);
        String dataset = client.dataset("d");
        cloud.faults().next(Work.DATA_SOURCE, WorkFault.fails()).next(Work.DATA_SOURCE, WorkFault.neverEnds());
        String failing = client.source(dataset, "a.csv", CSV);
        String endless = client.source(dataset, "b.csv", CSV);
        String normal = client.source(dataset, "c.csv", CSV);
        clock.advance(Duration.ofDays(100));

        assertThat(client.status(dataset, failing)).isEqualTo("invalid");
        assertThat(client.status(dataset, endless)).isEqualTo("synching");
        assertThat(client.status(dataset, normal)).isEqualTo("synched");
        assertThat(client.counts(dataset)).containsExactly(1, 1, 1);
    }

    @ParameterizedTest
    @EnumSource(PowerdrillDialect.class)
    void aJobFailsInTheMidstOfItsStream(PowerdrillDialect dialect) {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, dialect);
        String session = client.session("s");
        cloud.faults().next(Work.POWERDRILL_JOB, WorkFault.fails("210026", "the analysis is invalid"));

        List<String> frames = client.stream(client.question(session, cloud.powerdrillDatasetId(), "why?"));

        assertThat(frames.get(0)).startsWith("event:JOB_ID");
        assertThat(frames).anyMatch(frame -> frame.contains("event:TASK"));
        assertThat(frames.get(frames.size() - 2))
                .startsWith("event:ERROR\n")
                .contains("\"code\":210026,\"message\":\"the analysis is invalid\"");
        assertThat(frames.get(frames.size() - 1)).isEqualTo("event:END_MARK\ndata:[ERROR]\n\n");
        assertThat(client.list("/sessions/" + session + "/history", client.name("job_id")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PowerdrillDialect.class)
    void aJobThatIsNotStreamedFailsAsARefusal(PowerdrillDialect dialect) {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, dialect);
        ObjectNode question = client.question(client.session("s"), cloud.powerdrillDatasetId(), "why?");
        cloud.faults().next(Work.POWERDRILL_JOB, WorkFault.fails());

        PowerdrillTestClient.refused(client.post("/jobs", question), 400, 210020);
        PowerdrillTestClient.data(client.post("/jobs", question));
    }

    @Test
    void aJobThatNeverEndsStaysSilentAfterItsFirstEventsUntilTheEmulatorCloses() throws IOException {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, PowerdrillDialect.V2);
        ObjectNode question = client.question(client.session("s"), cloud.powerdrillDatasetId(), "why?");
        cloud.faults().next(Work.POWERDRILL_JOB, WorkFault.neverEnds());

        try (Socket socket = send(question.put("stream", true).toString())) {
            InputStream in = socket.getInputStream();
            StringBuilder seen = new StringBuilder();
            while (!seen.toString().endsWith("\r\n:keep-alive\n\n")) {
                seen.append((char) in.read());
            }
            assertThat(seen).contains("event:JOB_ID").doesNotContain("END_MARK");
            socket.setSoTimeout(50);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(in::read);
            socket.setSoTimeout(10_000);

            cloud.close();

            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void aJobThatNeverEndsAndIsNotStreamedGetsNoAnswer() throws IOException {
        PowerdrillTestClient client = new PowerdrillTestClient(cloud, PowerdrillDialect.V2);
        ObjectNode question = client.question(client.session("s"), cloud.powerdrillDatasetId(), "why?");
        cloud.faults().next(Work.POWERDRILL_JOB, WorkFault.neverEnds());

        try (Socket socket = send(question.toString())) {
            while (cloud.requests("v2CreateJob").isEmpty()) {
                Thread.onSpinWait();
            }
            cloud.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private Socket send(String body) throws IOException {
        URI uri = URI.create(cloud.powerdrillEndpoint());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort());
        socket.setSoTimeout(10_000);
        OutputStream out = socket.getOutputStream();
        out.write(("POST /api/v2/team/jobs HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nx-pd-api-key: "
                        + cloud.powerdrillApiKey() + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
