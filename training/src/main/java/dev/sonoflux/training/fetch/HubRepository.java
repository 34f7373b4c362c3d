package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository of the Hugging Face hub.
 *
 * @param revision branch, tag or commit
 */
record HubRepository(Kind kind, String owner, String name, String revision) {
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9._/-]{1,200}");
    private static final Pattern TEXT = Pattern.compile("hf:([A-Za-z0-9][A-Za-z0-9._-]*)/([A-Za-z0-9][A-Za-z0-9._-]*)");

    /** What it holds: which of its files are wanted, and where the hub has them. */
    enum Kind {
        /** Of a dataset: no programs, pictures and archives. */
        DATASETS(
                "/datasets/",
                "(?:.*/)?(?:README\\.md|LICENSE(?:\\.[a-z]+)?|dataset_infos\\.json"
                        + "|.+\\.(?:parquet|jsonl|csv|wav|flac|aif|aiff|au)|(?:validation|testing)_list\\.txt)"),
        /** Of a model: its configuration and its weights; what is no single safetensors is listed to be refused by name. */
        MODELS(
                "/",
                "README\\.md|LICENSE(?:\\.[a-z]+)?|config\\.json|preprocessor_config\\.json|model\\.safetensors(?:\\.index\\.json)?|"
                        + ModelFetch.PICKLE.replace(".", "\\."));

        private final String content;
        private final Pattern wanted;

        Kind(String content, String wanted) {
            this.content = content;
            this.wanted = Pattern.compile(wanted, Pattern.CASE_INSENSITIVE);
        }

        boolean wants(String path) {
            return wanted.matcher(path).matches();
        }
    }

    /** @throws SonofluxException if the revision can't be one */
    HubRepository {
        if (!REVISION.matcher(revision).matches() || revision.contains("..")) {
            throw new SonofluxException("'" + revision + "' is no revision: a branch, a tag or a commit");
        }
    }

    /** What {@code hf:OWNER/NAME} names. */
    static Matcher parse(String text) {
        return TEXT.matcher(text);
    }

    String id() {
        return owner + "/" + name;
    }

    /** Where its commits and trees are listed. */
    String api() {
        return "/api/" + kind.name().toLowerCase(Locale.ROOT) + "/" + id();
    }

    /** Where its files are. */
    String content() {
        return kind.content + id();
    }

    /** What a record of a fetch begins with. */
    String source() {
        return "hf:" + id() + "@";
    }
}
