package io.github.clouddatasets.emulator.idah.media;

import io.github.clouddatasets.emulator.idah.table.IdahFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip archive of media. One that could fill the disk is refused before a member is unpacked. */
final class MediaArchive implements AutoCloseable {

    private static final long LARGEST_RATIO = 100;
    private static final long LARGEST_TOTAL = 10L << 30;
    private static final int BUFFER = 65_536;

    private final ZipFile zip;

    private MediaArchive(ZipFile zip) {
        this.zip = zip;
    }

    static MediaArchive open(Path file) throws IOException {
        try {
            return new MediaArchive(new ZipFile(file.toFile()));
        } catch (ZipException e) {
            throw refusal("the file is no zip archive");
        }
    }

    /** The members but those that an operating system adds, in the order of the archive. */
    List<Member> list() {
        List<Member> members = new ArrayList<>();
        long total = 0;
        for (ZipEntry entry : zip.stream().toList()) {
            if (entry.isDirectory() || isOfSystem(entry.getName())) {
                continue;
            }
            if (entry.getSize() > LARGEST_RATIO * Math.max(1, entry.getCompressedSize())) {
                throw refusal("'" + entry.getName() + "' has a suspicious compression ratio");
            }
            total += entry.getSize();
            members.add(new Member(entry));
        }
        if (total > LARGEST_TOTAL) {
            throw refusal("the members have more than 10 GB");
        }
        return members;
    }

    /** Writes a member, which must not be larger than the archive says. */
    void unpack(Member member, Path to) throws IOException {
        try (InputStream in = zip.getInputStream(member.entry);
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER];
            long left = member.size();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                left -= count;
                if (left < 0) {
                    throw new ZipException(member.filename() + " is larger than declared");
                }
                out.write(buffer, 0, count);
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static boolean isOfSystem(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return name.startsWith("__MACOSX/")
                || file.startsWith("._")
                || List.of(".DS_Store", "Thumbs.db", "desktop.ini").contains(file);
    }

    private static IdahFault refusal(String reason) {
        return IdahFault.invalid("Zip archive rejected: " + reason);
    }

    /** A file of the archive, known by its name without folders. */
    record Member(ZipEntry entry) {

        String filename() {
            return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        }

        long size() {
            return entry.getSize();
        }
    }
}
