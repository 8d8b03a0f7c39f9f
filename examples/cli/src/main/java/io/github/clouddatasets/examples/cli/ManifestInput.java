package io.github.clouddatasets.examples.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Parameters;

/** The manifest that a command reads: a file or standard input, packed by gzip or not. */
final class ManifestInput {

    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    @Parameters(paramLabel = "FILE", description = "A manifest, packed by gzip or not; - is standard input.")
    private String file = "-";

    InputStream open(Surroundings around) throws IOException {
        InputStream bytes =
                new BufferedInputStream(file.equals("-") ? around.in() : Files.newInputStream(Path.of(file)));
        try {
            bytes.mark(2);
            boolean packed = bytes.read() == GZIP_1 && bytes.read() == GZIP_2;
            bytes.reset();
            return packed ? new GZIPInputStream(bytes) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public String toString() {
        return file.equals("-") ? "standard input" : file;
    }
}
