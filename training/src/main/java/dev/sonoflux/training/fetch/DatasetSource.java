package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import java.net.URI;
import java.util.regex.Matcher;

/** Where a dataset comes from. */
public sealed interface DatasetSource {
    /** Name of the folder that it is put in, if none is said. */
    String folder();

    /** The host that has it, if no mirror is said. */
    URI host();

    /** What the record of a fetch of it begins with; the version follows. */
    String source();

    /**
     * The Free Spoken Digit Dataset, in the version 1.0.10.
     *
     * @param sha256 what its content has to be: that of {@code Dataset.sha256()} over all recordings
     */
    record FreeSpokenDigits(String sha256) implements DatasetSource {
        private static final URI HOST = URI.create("https://codeload.github.com");
        private static final String VERSION = "v1.0.10";
        private static final String SHA256 = "e0fb762c9bab2821a71965f6a9ac29ac25698541430c8a8b7c54ea3e49cc7afe";

        /** The published one. */
        public static FreeSpokenDigits ofDefaults() {
            return new FreeSpokenDigits(SHA256);
        }

        @Override
        public String folder() {
            return "fsdd";
        }

        @Override
        public URI host() {
            return HOST;
        }

        @Override
        public String source() {
            return folder() + "@";
        }

        String path() {
            return "/Jakobovski/free-spoken-digit-dataset/zip/refs/tags/" + VERSION;
        }
    }

    /**
     * A dataset of the Hugging Face hub.
     *
     * @param revision branch, tag or commit
     */
    record Hub(String owner, String name, String revision) implements DatasetSource {
        /** The branch that is taken if none is said. */
        public static final String MAIN = "main";

        public Hub {
            repository(owner, name, revision);
        }

        @Override
        public String folder() {
            return name;
        }

        @Override
        public URI host() {
            return FetchConfig.HUB;
        }

        @Override
        public String source() {
            return repository().source();
        }

        HubRepository repository() {
            return repository(owner, name, revision);
        }

        private static HubRepository repository(String owner, String name, String revision) {
            return new HubRepository(HubRepository.Kind.DATASETS, owner, name, revision);
        }
    }

    /**
     * From {@code fsdd} or {@code hf:OWNER/NAME}.
     *
     * @param revision of a dataset of the hub
     * @throws SonofluxException if it is neither
     */
    static DatasetSource parse(String text, String revision) {
        if (text.equals("fsdd")) {
            return FreeSpokenDigits.ofDefaults();
        }
        Matcher hub = HubRepository.parse(text);
        if (!hub.matches()) {
            throw new SonofluxException(
                    "'" + text + "' is no dataset that can be fetched: say fsdd, or hf:OWNER/NAME, e.g."
                            + " hf:mteb/free-spoken-digit-dataset");
        }
        return new Hub(hub.group(1), hub.group(2), revision);
    }
}
