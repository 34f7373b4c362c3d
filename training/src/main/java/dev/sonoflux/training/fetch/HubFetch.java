package dev.sonoflux.training.fetch;

import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.fetch.Transfer.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Fetches files of one commit of a repository of the hub. */
final class HubFetch {
    private final HubRepository repository;
    private final HubListing listing;
    private final Transfer transfer;
    private final ProgressListener progress;
    private final String commit;

    /** @param base what addresses begin with */
    HubFetch(
            HubRepository repository,
            String base,
            HttpExchange http,
            Tries tries,
            Transfer transfer,
            ProgressListener progress) {
        this.repository = repository;
        this.transfer = transfer;
        this.progress = progress;
        listing = new HubListing(http, tries, base);
        commit = listing.commit(repository);
    }

    /** Those of its files that are wanted, in order of their paths. */
    List<HubFile> files() {
        return listing.files(repository, commit);
    }

    /** Makes the folder's content these files; those that are there already are checked and kept. */
    void fetch(List<HubFile> files, FetchFolder folder) {
        long total = files.stream().mapToLong(HubFile::size).sum();
        long[] done = {0};
        for (HubFile file : files) {
            Path path = folder.content().resolve(file.path());
            boolean complete =
                    Files.exists(path) && file.checksum().mismatch(path).isEmpty();
            if (!complete) {
                folder.requireSpace(file.size());
                Wanted wanted = new Wanted(
                        listing.content(repository, commit, file),
                        OptionalLong.of(file.size()),
                        Optional.of(file.checksum()),
                        file.size());
                transfer.get(wanted, path, bytes -> report(progress, repository.name(), done[0] + bytes, total));
            }
            done[0] += file.size();
            report(progress, repository.name(), done[0], total);
        }
        folder.keepOnly(files.stream().map(HubFile::path).collect(Collectors.toSet()));
    }

    /** Leaves the record of what was fetched. */
    void record(FetchFolder folder) {
        FetchedFiles.of(repository.source() + commit, folder.content()).write(folder.content());
    }

    static void report(ProgressListener progress, String what, long bytes, long total) {
        progress.progress("fetching " + what + " (KiB)", kibibytes(bytes), kibibytes(total));
    }

    private static int kibibytes(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, bytes >> 10);
    }
}
