package io.github.clouddatasets.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.sync.SyncClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The properties under {@code clouddatasets.network} reach the connections of the clients. */
@NullUnmarked // a null where a value is expected fails the test just as well
class NetworkTest {

    private static final String HEALTHY = "{\"sequel\":\"OK\",\"redis\":\"OK\"}";

    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final ServerSocket proxy;
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ClientFactoryAutoConfiguration.class, IdahAutoConfiguration.class))
            .withPropertyValues(
                    "clouddatasets.idah.endpoint=http://idah.example/api/v1",
                    "clouddatasets.idah.allow-insecure-http=true",
                    "clouddatasets.idah.token=t");

    NetworkTest() throws IOException {
        proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread server = new Thread(this::serve, "proxy");
        server.setDaemon(true);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    @Test
    void callsGoThroughTheProxyWithItsUserAndTheNameOfTheApplication() {
        application
                .withPropertyValues(
                        "clouddatasets.network.proxy-host=127.0.0.1",
                        "clouddatasets.network.proxy-port=" + proxy.getLocalPort(),
                        "clouddatasets.network.proxy-user=me",
                        "clouddatasets.network.proxy-password=Open-Sesame-9",
                        "clouddatasets.network.user-agent-suffix=my-app/1.4")
                .run(context -> {
                    context.getBean(SyncClient.class).health();
                    assertThat(received).hasSize(2).allMatch(line -> line.contains("http://idah.example/api/v1/"));
                    assertThat(received.get(0)).endsWith("my-app/1.4 null");
                    assertThat(received.get(1)).endsWith("my-app/1.4 Basic bWU6T3Blbi1TZXNhbWUtOQ==");
                    assertThat(context.getBean(NetworkProperties.class).toString())
                            .doesNotContain("Sesame");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    proxy-host=proxy.example                            | proxy-port is required
                    proxy-host=http://proxy.example,proxy-port=3128     | proxy host must be a name
                    proxy-host=proxy.example,proxy-port=70000           | proxy port must be between 1 and 65535
                    proxy-password=Open-Sesame-9                        | proxy-user is required
                    trust-store=missing.p12,trust-store-password=secret | missing.p12
                    trust-store=missing.p12                             | trust-store-password is required
                    trusted-certificates=missing.pem                    | missing.pem
                    client-certificate=missing.p12                      | client-certificate-password is required
                    client-certificate=missing.p12,client-certificate-password=secret | missing.p12
                    """)
    void anUnusablePropertyKeepsTheApplicationFromStarting(String properties, String message) {
        application
                .withPropertyValues(Arrays.stream(properties.split(","))
                        .map(pair -> "clouddatasets.network." + pair)
                        .toArray(String[]::new))
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("the properties clouddatasets.network.*: ")
                        .hasStackTraceContaining(message));
    }

    @Test
    void blankPropertiesAreAsGoodAsNone() {
        application
                .withPropertyValues("clouddatasets.network.proxy-host=", "clouddatasets.network.trust-store= ")
                .run(context -> assertThat(context).hasSingleBean(SyncClient.class));
    }

    private void serve() {
        while (!proxy.isClosed()) {
            try (Socket socket = proxy.accept()) {
                BufferedReader head =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                String request = head.readLine();
                Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                for (String line = head.readLine(); line != null && !line.isEmpty(); line = head.readLine()) {
                    String[] field = line.split(": ", 2);
                    headers.put(field[0], field[1]);
                }
                String login = headers.get("Proxy-Authorization");
                received.add(request + " " + headers.get("User-Agent") + " " + login);
                String answer = login == null
                        ? String.join(
                                "\r\n",
                                "407 Proxy Authentication Required",
                                "Proxy-Authenticate: Basic realm=\"proxy\"",
                                "Content-Length: 0",
                                "Connection: close",
                                "",
                                "")
                        : String.join(
                                "\r\n",
                                "200 OK",
                                "Content-Type: application/json",
                                "Content-Length: " + HEALTHY.length(),
                                "Connection: close",
                                "",
                                HEALTHY);
                socket.getOutputStream().write(("HTTP/1.1 " + answer).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The test is over, or the client has left: what arrived is in the list.
            }
        }
    }
}
