package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.fetch.DatasetSource.FreeSpokenDigits;
import dev.sonoflux.training.fetch.DatasetSource.Hub;
import dev.sonoflux.training.fetch.Transfer.Wanted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        if (isThere(source, target)) {
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

    /** What is there already is never written over. */
    private static boolean isThere(DatasetSource source, Path target) {
        if (!Files.exists(target) || isEmptyFolder(target)) {
            return false;
        }
        FetchedFiles fetched = FetchedFiles.read(target)
                .orElseThrow(() -> new SonofluxException(
                        target + " exists, and was not fetched by this command; name another folder with --to"));
        if (!fetched.isOf(source)) {
            throw new SonofluxException(
                    target + " holds " + fetched.source() + "; name another folder with --to, or remove it");
        }
        fetched.problem(target).ifPresent(problem -> {
            throw new SonofluxException(
                    target + " was fetched and is damaged since: " + problem + "; remove it and fetch it again");
        });
        return true;
    }

    private static boolean isEmptyFolder(Path target) {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new SonofluxException(target + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private void fetchDigits(FreeSpokenDigits digits, FetchFolder folder) {
        Path archive = folder.file(ARCHIVE);
        URI uri = URI.create(base(digits) + digits.path());
        if (!Files.exists(archive)) {
            Wanted wanted = new Wanted(uri, OptionalLong.empty(), Optional.empty(), MOST_ARCHIVE_BYTES);
            transfer.get(wanted, archive, bytes -> report("fsdd (KiB)", bytes, bytes));
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
        FetchedFiles.of(FetchedFiles.name(digits, digits.sha256()), folder.content())
                .write(folder.content());
    }

    private void fetchHub(Hub hub, FetchFolder folder) {
        HubListing listing = new HubListing(http, tries, base(hub));
        String commit = listing.commit(hub);
        List<HubFile> files = listing.files(hub, commit);
        long total = files.stream().mapToLong(HubFile::size).sum();
        long[] done = {0};
        for (HubFile file : files) {
            Path path = folder.content().resolve(file.path());
            boolean complete =
                    Files.exists(path) && file.checksum().mismatch(path).isEmpty();
            if (!complete) {
                folder.requireSpace(file.size());
                Wanted wanted = new Wanted(
                        listing.content(hub, commit, file),
                        OptionalLong.of(file.size()),
                        Optional.of(file.checksum()),
                        file.size());
                transfer.get(wanted, path, bytes -> report(hub.name() + " (KiB)", done[0] + bytes, total));
            }
            done[0] += file.size();
            report(hub.name() + " (KiB)", done[0], total);
        }
        folder.keepOnly(files.stream().map(HubFile::path).collect(Collectors.toSet()));
        tryToRead(folder.content());
        FetchedFiles.of(FetchedFiles.name(hub, commit), folder.content()).write(folder.content());
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
        return config.host(source).toString().replaceAll("/+$", "");
    }

    private void report(String step, long bytes, long total) {
        progress.progress("fetching " + step, (int) Math.min(Integer.MAX_VALUE, bytes >> 10), (int)
                Math.min(Integer.MAX_VALUE, total >> 10));
    }
}
