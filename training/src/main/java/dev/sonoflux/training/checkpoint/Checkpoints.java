package dev.sonoflux.training.checkpoint;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.ContentHash;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A folder with the checkpoints of a search: one file for each training, named by all that its result depends on. */
public final class Checkpoints {
    private static final String ENDING = ".safetensors";
    private static final int NAME_BYTES = 12;

    private final Path folder;
    private final List<Checkpoint> used = new ArrayList<>();

    /** @param folder where they are or are to be */
    public Checkpoints(Path folder) {
        this.folder = folder;
    }

    /**
     * The checkpoint of a training.
     *
     * @param configuration all that its result depends on beside the examples and the labels
     * @throws SonofluxException if the folder can't be made, which would otherwise show after an epoch
     */
    public Checkpoint of(String configuration, ExampleSet examples, List<String> labels) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new SonofluxException("The folder for checkpoints " + folder + " cannot be made: " + e, e);
        }
        MessageDigest digest = ContentHash.sha256();
        digest.update((configuration + "\n" + labels + "\n" + examples.examples()).getBytes(StandardCharsets.UTF_8));
        FeatureRows rows = examples.withCopies();
        ByteBuffer bytes = ByteBuffer.allocate(rows.length() * Float.BYTES);
        for (int row = 0; row < rows.size(); row++) {
            bytes.asFloatBuffer().put(rows.row(row));
            digest.update(bytes.array());
        }
        byte[] hash = digest.digest();
        String name = HexFormat.of().formatHex(hash, 0, NAME_BYTES) + ENDING;
        Checkpoint checkpoint =
                new Checkpoint(folder.resolve(name), ByteBuffer.wrap(hash).getLong());
        used.add(checkpoint);
        return checkpoint;
    }

    /** Removes those that were used: what they were for is complete. */
    public void clean() {
        used.forEach(Checkpoint::delete);
    }
}
