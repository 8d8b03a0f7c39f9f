package io.github.clouddatasets.emulator.s3clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** An object of 200 MB goes up and comes down in a program with a heap of 40 MB. */
class LargeObjectTest {

    private static final long SIZE = 200_000_000;

    @Test
    void aSmallHeapIsEnoughForALargeObject() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:MaxDirectMemorySize=40m",
                        "-cp",
                        classPath,
                        LargeObjectTest.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).as(said).isZero();
        assertThat(said).contains("the same " + SIZE + " bytes");
    }

    /** The program with the small heap. */
    public static void main(String[] args) throws IOException {
        try (DatasetCloudEmulator cloud = DatasetCloudEmulator.start();
                S3Presigner links = S3Presigner.builder()
                        .endpointOverride(URI.create(cloud.s3Endpoint()))
                        .region(Region.of(cloud.region()))
                        .credentialsProvider(StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(cloud.accessKey(), cloud.secretKey())))
                        .serviceConfiguration(S3Configuration.builder()
                                .pathStyleAccessEnabled(true)
                                .build())
                        .build()) {
            put(links.presignPutObject(b -> b.signatureDuration(Duration.ofMinutes(10))
                            .putObjectRequest(p -> p.bucket("digits-bucket").key("large")))
                    .url());
            compare(links.presignGetObject(b -> b.signatureDuration(Duration.ofMinutes(10))
                            .getObjectRequest(g -> g.bucket("digits-bucket").key("large")))
                    .url());
        }
    }

    private static void put(URL link) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) link.openConnection();
        connection.setRequestMethod("PUT");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(SIZE);
        SplittableRandom random = new SplittableRandom(1);
        byte[] piece = new byte[50_000];
        try (OutputStream out = connection.getOutputStream()) {
            for (long sent = 0; sent < SIZE; sent += piece.length) {
                random.nextBytes(piece);
                out.write(piece);
            }
        }
        if (connection.getResponseCode() != 200) {
            throw new IOException("The upload was answered with " + connection.getResponseCode());
        }
    }

    private static void compare(URL link) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        byte[] piece = new byte[50_000];
        long same = 0;
        try (InputStream in = link.openStream()) {
            for (byte[] read = in.readNBytes(piece.length); read.length > 0; read = in.readNBytes(piece.length)) {
                random.nextBytes(piece);
                if (!java.util.Arrays.equals(read, piece)) {
                    throw new IOException("Other bytes than those that went up, at " + same);
                }
                same += read.length;
            }
        }
        System.out.println("the same " + same + " bytes");
    }
}
