package io.github.clouddatasets.emulator.http;

import io.github.clouddatasets.emulator.DatasetCloudEmulator;
import io.github.clouddatasets.emulator.journal.RecordedAnswer;
import io.github.clouddatasets.emulator.journal.RecordedRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosts in the addresses of all answers of an emulator: a client that follows a link must not leave the machine. */
public final class AnsweredHosts {

    private static final Pattern ADDRESS = Pattern.compile("https?:(?:\\\\?/){2}([^/\\\\\"'<>\\s:?]+)");
    /** Names of XML, which nobody follows. */
    private static final Set<String> NAMES = Set.of("www.w3.org", "s3.amazonaws.com");

    private AnsweredHosts() {}

    /** All hosts but the emulator's own. */
    public static Set<String> foreign(DatasetCloudEmulator cloud) {
        Set<String> hosts = new TreeSet<>();
        for (RecordedRequest request : cloud.requests()) {
            RecordedAnswer answer = request.answer();
            if (answer != null) {
                // A database has addresses, too, in pieces that are none.
                if (answer.body().text().indexOf('\0') < 0) {
                    add(hosts, answer.body().text());
                }
                answer.headers().values().forEach(values -> values.forEach(value -> add(hosts, value)));
            }
        }
        hosts.remove("127.0.0.1");
        hosts.removeAll(NAMES);
        return hosts;
    }

    private static void add(Set<String> hosts, String text) {
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            hosts.add(address.group(1));
        }
    }
}
