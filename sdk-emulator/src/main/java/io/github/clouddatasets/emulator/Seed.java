package io.github.clouddatasets.emulator;

import static io.github.clouddatasets.emulator.EmulatorSettings.requireGiven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Puts things into an account, finished and at once: no request is counted, and no time passes.
 *
 * <pre>{@code
 * String street = cloud.seed().dataset("street", d -> d.images(folder).labels("cars/1.png", "car", "red").version("V001"));
 * String sales = cloud.seed().powerdrillDataset("sales", d -> d.file("sales.csv", "region,amount\nnorth,10\n"));
 * String export = cloud.seed().idahExport(e -> e.content(bytes));
 * }</pre>
 */
public final class Seed {

    private final EmulatedAccount account;

    Seed(EmulatedAccount account) {
        this.account = account;
    }

    /**
     * Adds a ModelArts dataset. Its files are in {@link DatasetCloudEmulator#file file("/" + name + "/input/")}.
     *
     * @param name the name, 1 to 100 letters, digits, {@code _} and {@code -}
     * @param content says what the dataset has
     * @return the id of the dataset
     * @throws IllegalArgumentException if an argument is null, the name is malformed or taken, a label belongs to no file, or
     *     a version would have no samples
     * @throws UncheckedIOException if a file cannot be read or written
     */
    public String dataset(String name, Consumer<? super SeedDataset> content) {
        requireGiven("name", name);
        requireGiven("content", content);
        if (!name.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new IllegalArgumentException("name must be 1 to 100 letters, digits, _ and -: " + name);
        }
        SeedDataset dataset = new SeedDataset();
        content.accept(dataset);
        try {
            return account.modelArts().addDataset(dataset.named(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the dataset could not be written", e);
        }
    }

    /**
     * Adds a Powerdrill dataset, all of whose data sources are synched.
     *
     * @param name the name, 1 to 128 characters
     * @param content says what the dataset has
     * @return the id of the dataset
     * @throws IllegalArgumentException if an argument is null, or the name is empty or too long
     */
    public String powerdrillDataset(String name, Consumer<? super SeedPowerdrillDataset> content) {
        requireGiven("name", name);
        requireGiven("content", content);
        if (name.isBlank() || name.length() > 128) {
            throw new IllegalArgumentException("name must have 1 to 128 characters: " + name);
        }
        SeedPowerdrillDataset dataset = new SeedPowerdrillDataset();
        content.accept(dataset);
        return account.powerdrill().api().addDataset(name, dataset.description(), dataset.files());
    }

    /**
     * Adds an IDAH project. Accounts that see every project see it: the administrator and the API key.
     *
     * @return the id of the project
     */
    public String idahProject() {
        return idahProject("Seeded project");
    }

    /**
     * Adds an IDAH project with a name. Accounts that see every project see it: the administrator and the API key.
     *
     * @param name the name
     * @return the id of the project
     * @throws IllegalArgumentException if {@code name} is null
     */
    public String idahProject(String name) {
        requireGiven("name", name);
        return account.idah().addProject(name);
    }

    /**
     * Adds an IDAH dataset, whose entries are ready to be annotated and may have annotations.
     *
     * <pre>{@code
     * String street = cloud.seed().idahDataset("street", d -> d
     *         .entry("1.png", Path.of("photos/1.png"))
     *         .annotation("1.png", boxJson, "{\"category\":\"car\"}"));
     * }</pre>
     *
     * @param name the name; it need not be unique
     * @param content says what the dataset has
     * @return the id of the dataset
     * @throws IllegalArgumentException if an argument is null, or there is no such project
     */
    public String idahDataset(String name, Consumer<? super SeedIdahDataset> content) {
        requireGiven("name", name);
        requireGiven("content", content);
        SeedIdahDataset dataset = new SeedIdahDataset();
        content.accept(dataset);
        return account.idah().addDataset(dataset.named(name, account.idah()::newId));
    }

    /**
     * Adds an IDAH dataset with images, each an entry that can be annotated.
     *
     * @param images the folder with its images, one folder for each label
     * @return the id of the dataset
     * @throws IllegalArgumentException if {@code images} is null or no folder
     * @throws UncheckedIOException if the folder cannot be read
     */
    public String idahDataset(Path images) {
        requireFolder("images", images);
        try {
            return account.idah().addDataset(images.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("The images of the dataset could not be read", e);
        }
    }

    /**
     * Adds an IDAH export that is complete.
     *
     * @param export says what the export has
     * @return the id of the export
     * @throws IllegalArgumentException if {@code export} is null
     */
    public String idahExport(Consumer<? super SeedExport> export) {
        requireGiven("export", export);
        SeedExport added = new SeedExport();
        export.accept(added);
        return added.addTo(account.idah());
    }

    static void requireFolder(String name, Path folder) {
        requireGiven(name, folder);
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(name + " must be a folder: " + folder);
        }
    }
}
