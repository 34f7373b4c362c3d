package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.ProgressListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * Fetches a pretrained model of the Hugging Face hub into a folder: its configuration and its weights as safetensors, which
 * are numbers and nothing that could run. The folder appears when everything is there and is what it should be.
 */
public final class ModelFetch {
    /** The branch that is taken if none is said. */
    public static final String MAIN = "main";

    /** Weights as Python's pickle, which can run code when it is read. */
    static final String PICKLE = "pytorch_model.bin";

    /** What lists the files of weights in several. */
    static final String SHARDS = "model.safetensors.index.json";

    private static final List<String> NEEDED = List.of("config.json", "preprocessor_config.json", "model.safetensors");

    private final HubRepository repository;

    private ModelFetch(HubRepository repository) {
        this.repository = repository;
    }

    /**
     * A model.
     *
     * @param text {@code hf:OWNER/NAME}
     * @param revision branch, tag or commit
     * @throws SonofluxException if they name none
     */
    public static ModelFetch of(String text, String revision) {
        Matcher hub = HubRepository.parse(text);
        if (!hub.matches()) {
            throw new SonofluxException("'" + text
                    + "' is no model that can be imported: say hf:OWNER/NAME, e.g. hf:facebook/wav2vec2-base-960h");
        }
        return new ModelFetch(new HubRepository(HubRepository.Kind.MODELS, hub.group(1), hub.group(2), revision));
    }

    /** Its name without its owner. */
    public String name() {
        return repository.name();
    }

    /**
     * Fetches it, or finds that it is there.
     *
     * @param pause waits between tries
     * @param notes is told, in one sentence each, what went wrong and is tried again
     * @throws SonofluxException if it can't be had, has no safetensors, or the folder holds something else
     */
    public DatasetFetch.Outcome fetch(
            Path folder,
            FetchConfig config,
            Consumer<Duration> pause,
            ProgressListener progress,
            Consumer<String> notes) {
        Path target = folder.toAbsolutePath().normalize();
        if (FetchedFiles.isThere(repository.source(), target)) {
            return DatasetFetch.Outcome.WAS_THERE;
        }
        try (FetchFolder work = FetchFolder.open(target)) {
            HttpExchange http = new HttpExchange(config);
            Tries tries = new Tries(config, pause, notes);
            Transfer transfer = new Transfer(http, tries, notes);
            HubFetch hub = new HubFetch(repository, config.base(FetchConfig.HUB), http, tries, transfer, progress);
            hub.fetch(checked(hub.files()), work);
            hub.record(work);
            work.publish();
        }
        return DatasetFetch.Outcome.FETCHED;
    }

    private List<HubFile> checked(List<HubFile> files) {
        Set<String> paths = files.stream().map(HubFile::path).collect(Collectors.toSet());
        for (String needed : NEEDED) {
            if (!paths.contains(needed)) {
                throw new SonofluxException("hf:" + repository.id() + " has no " + needed + " in its revision "
                        + repository.revision()
                        + (needed.endsWith(".safetensors") ? otherWeights(paths) : wanted()));
            }
        }
        return files.stream()
                .filter(file -> !file.path().equals(PICKLE) && !file.path().equals(SHARDS))
                .toList();
    }

    private static String otherWeights(Set<String> paths) {
        if (paths.contains(SHARDS)) {
            return ": its weights are in several files, as " + SHARDS + " lists them, which are not read";
        }
        return paths.contains(PICKLE)
                ? ": its weights are a pickle, " + PICKLE
                        + ", which can run code when it is read and is refused. Look for"
                        + " a revision with safetensors, e.g. --revision refs/pr/1"
                : wanted();
    }

    private static String wanted() {
        return "; a wav2vec2 model has " + String.join(", ", NEEDED);
    }
}
