package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.fetch.DatasetSource.FreeSpokenDigits;
import dev.sonoflux.training.fetch.DatasetSource.Hub;
import dev.sonoflux.training.fetch.Transfer.Wanted;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Fetches a dataset into a folder. The folder appears when everything is there and is what it should be, and not before; a run
 * that was cut or killed goes on where it was.
 */
public final class DatasetFetch {
    private static final long MOST_ARCHIVE_BYTES = 256L << 20;
    private static final String ARCHIVE = "archive.zip";

    private final FetchConfig config;
    private final ProgressListener progress;
    private final Consumer<String> notes;
    private final HttpExchange http;
    private final Tries tries;
    private final Transfer transfer;

    /** What came of it. */
    public enum Outcome {
        FETCHED,
        /** It was there already, and is what it should be. */
        WAS_THERE
    }

    private DatasetFetch(
            FetchConfig config, Consumer<Duration> pause, ProgressListener progress, Consumer<String> notes) {
        this.config = config;
        this.progress = progress;
        this.notes = notes;
        this.http = new HttpExchange(config);
        this.tries = new Tries(config, pause, notes);
        this.transfer = new Transfer(http, tries, notes);
    }

    /**
     * Fetches a dataset, or finds that it is there.
     *
     * @param pause waits between tries
     * @param notes is told, in one sentence each, what went wrong and is tried again
     * @throws SonofluxException if it can't be had, or the folder holds something else
     */
    public static Outcome fetch(
            DatasetSource source,
            Path folder,
            FetchConfig config,
            Consumer<Duration> pause,
            ProgressListener progress,
            Consumer<String> notes) {
        Path target = folder.toAbsolutePath().normalize();
        return new DatasetFetch(config, pause, progress, notes).fetch(source, target);
    }

    private Outcome fetch(DatasetSource source, Path target) {
        if (FetchedFiles.isThere(source.source(), target)) {
            return Outcome.WAS_THERE;
        }
        try (FetchFolder folder = FetchFolder.open(target)) {
            if (source instanceof FreeSpokenDigits digits) {
                fetchDigits(digits, folder);
            } else {
                fetchHub((Hub) source, folder);
            }
            folder.publish();
        }
        return Outcome.FETCHED;
    }

    private void fetchDigits(FreeSpokenDigits digits, FetchFolder folder) {
        Path archive = folder.file(ARCHIVE);
        URI uri = URI.create(base(digits) + digits.path());
        if (!Files.exists(archive)) {
            Wanted wanted = new Wanted(uri, OptionalLong.empty(), Optional.empty(), MOST_ARCHIVE_BYTES);
            transfer.get(wanted, archive, bytes -> HubFetch.report(progress, "fsdd", bytes, bytes));
        }
        folder.discard(folder.content());
        try {
            DigitsArchive.extract(archive, folder.content(), digits.sha256());
        } catch (SonofluxException e) {
            folder.discard(folder.content());
            folder.discard(archive);
            throw new SonofluxException(
                    uri + ": " + e.getMessage() + ". Nothing of it is kept; fetch it again, or from another mirror", e);
        }
        FetchedFiles.of(digits.source() + digits.sha256(), folder.content()).write(folder.content());
    }

    private void fetchHub(Hub hub, FetchFolder folder) {
        HubFetch repository = new HubFetch(hub.repository(), base(hub), http, tries, transfer, progress);
        List<HubFile> files = repository.files();
        if (files.stream().allMatch(f -> f.path().contains("README") || f.path().contains("LICENSE"))) {
            throw new SonofluxException("The dataset " + hub.repository().id()
                    + " has no files in a layout that can be read, e.g. parquet; try --revision refs/convert/parquet");
        }
        repository.fetch(files, folder);
        tryToRead(folder.content());
        repository.record(folder);
    }

    /** It is what the hub has; that it is of no layout known here is said, and nothing more. */
    private void tryToRead(Path content) {
        try {
            Dataset.open(content, Split.ALL, Dataset.Broken.FAILS, notes);
        } catch (SonofluxException e) {
            notes.accept("it cannot be read as a dataset as it is: " + e.getMessage());
        }
    }

    private String base(DatasetSource source) {
        return config.base(source.host());
    }
}
