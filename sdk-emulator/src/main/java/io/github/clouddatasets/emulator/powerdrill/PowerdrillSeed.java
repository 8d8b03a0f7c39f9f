package io.github.clouddatasets.emulator.powerdrill;

import io.github.clouddatasets.emulator.store.BytesContent;
import io.github.clouddatasets.emulator.store.IdSource;
import io.github.clouddatasets.emulator.store.Md5;
import io.github.clouddatasets.emulator.store.WorkClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The datasets at the start: tables of a few rows each. */
final class PowerdrillSeed {

    private static final List<String> REGIONS = List.of("north", "east", "south", "west");
    private static final List<String> DIGITS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final List<String> TEAM = List.of(
            "sales", "weather", "flights", "invoices", "surveys", "patents", "menus", "tickets", "sensors", "minutes");

    private final WorkClock workClock;
    private final IdSource ids;
    private final PowerdrillCatalog catalog;
    private final PowerdrillStorage storage;

    PowerdrillSeed(WorkClock workClock, IdSource ids, PowerdrillCatalog catalog, PowerdrillStorage storage) {
        this.workClock = workClock;
        this.ids = ids;
        this.catalog = catalog;
        this.storage = storage;
    }

    /** Fills the catalog. The first dataset is the default one, and Powerdrill has just begun to read its sources. */
    void plant() {
        PowerdrillDataset digits = catalog.create("digits", "Handwritten digits, in tables");
        catalog.create("empty", "Nothing uploaded yet");
        PowerdrillDataset damaged = catalog.create("damaged", "One file could not be read");
        List<PowerdrillDataset> team = new ArrayList<>();
        for (String name : TEAM) {
            team.add(catalog.create(name, "Team data: " + name));
        }
        Instant now = workClock.start();
        for (int i = 1; i <= 3; i++) {
            // Within one unit of work one source after the other becomes synched.
            add(digits, "digits-" + i + ".csv", table("label,ink,width", DIGITS, i), workClock.end(now, i, 3), false);
            add(damaged, "damaged-" + i + ".csv", table("region,amount,share", REGIONS, i), now, i == 3);
        }
        for (int i = 0; i < team.size(); i++) {
            PowerdrillDataset dataset = team.get(i);
            for (int number = 1; number <= 1 + i % 4; number++) {
                String name = dataset.name() + "-" + number + ".csv";
                add(dataset, name, table("region,amount,share", REGIONS, i + number), now, false);
            }
        }
    }

    /** Adds a dataset whose sources are synched already. */
    String add(String name, String description, Map<String, byte[]> files) {
        PowerdrillDataset dataset = catalog.create(name, description);
        files.forEach((file, content) -> add(dataset, file, content, workClock.now(), false));
        return dataset.id();
    }

    private void add(PowerdrillDataset dataset, String name, byte[] content, Instant end, boolean isDamaged) {
        PowerdrillObject object = storage.put(new PowerdrillObject(
                "seed/" + dataset.id() + "/" + name, content.length, Md5.hex(content), new BytesContent(content)));
        dataset.add(new PowerdrillSource(ids.cuid("ds"), dataset.id(), name, name, object, end, isDamaged));
    }

    private static byte[] table(String header, List<String> groups, int variant) {
        StringBuilder table = new StringBuilder(header).append('\n');
        for (int row = 0; row < 4 * groups.size(); row++) {
            int group = row % groups.size();
            table.append(groups.get(group))
                    .append(',')
                    .append(10 * (group + 1) + row / groups.size())
                    .append(',')
                    .append((variant + row) % 7)
                    .append(".5\n");
        }
        return table.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
