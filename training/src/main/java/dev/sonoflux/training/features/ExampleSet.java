package dev.sonoflux.training.features;

import dev.sonoflux.engine.recognition.BackgroundLabels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Examples with their features and those of changed copies of them. What is selected of it has nothing else: an example's
 * copies go where the example goes, so that no fold can hold out one and train on the other.
 */
public final class ExampleSet implements AutoCloseable {
    private final List<Example> examples;
    private final FeatureRows rows;
    private final int[] firstRows;
    private final int copies;
    private final int frames;
    private final int coefficients;
    private final AutoCloseable storage;

    private ExampleSet(
            List<Example> examples,
            FeatureRows rows,
            int[] firstRows,
            int copies,
            int frames,
            int coefficients,
            AutoCloseable storage) {
        this.examples = List.copyOf(examples);
        this.rows = rows;
        this.firstRows = firstRows;
        this.copies = copies;
        this.frames = frames;
        this.coefficients = coefficients;
        this.storage = storage;
    }

    /**
     * All examples of a table.
     *
     * @param rows of each example its own features, then those of its copies
     * @param copies how many changed copies each example has
     * @param frames of a matrix
     * @param coefficients of a matrix; frames × coefficients is the length of a row
     */
    public static ExampleSet of(List<Example> examples, FeatureRows rows, int copies, int frames, int coefficients) {
        if (rows.size() != examples.size() * (1 + copies) || rows.length() != frames * coefficients) {
            throw new IllegalArgumentException(rows.size() + " rows of " + rows.length() + " values don't fit "
                    + examples.size() + " examples with " + copies + " copies of " + frames + " × " + coefficients);
        }
        int[] first =
                IntStream.range(0, examples.size()).map(i -> i * (1 + copies)).toArray();
        AutoCloseable storage = rows instanceof FeatureTable table ? table : () -> {};
        return new ExampleSet(examples, rows, first, copies, frames, coefficients, storage);
    }

    /** Some of them, in this order; it is of use as long as this set is open. */
    public ExampleSet select(int[] indices) {
        return new ExampleSet(
                Arrays.stream(indices).mapToObj(examples::get).toList(),
                rows,
                Arrays.stream(indices).map(i -> firstRows[i]).toArray(),
                copies,
                frames,
                coefficients,
                () -> {});
    }

    public List<Example> examples() {
        return examples;
    }

    public int size() {
        return examples.size();
    }

    /** Changed copies of each. */
    public int copies() {
        return copies;
    }

    /** Rows of a feature matrix. */
    public int frames() {
        return frames;
    }

    /** Columns of a feature matrix. */
    public int coefficients() {
        return coefficients;
    }

    /** All labels: words in alphabetical order, and then what is none. */
    public List<String> labels() {
        return examples.stream()
                .map(Example::label)
                .distinct()
                .sorted(BackgroundLabels.WORDS_FIRST)
                .toList();
    }

    /** All speakers, in alphabetical order. */
    public List<String> speakers() {
        return examples.stream().map(Example::speaker).distinct().sorted().toList();
    }

    /** Features of the examples as they are: what is tested on. A row for each example. */
    public FeatureRows originals() {
        return rows.select(firstRows);
    }

    /** What is trained on: of each example its own features, then those of its copies. */
    public FeatureRows withCopies() {
        return rows.select(Arrays.stream(firstRows)
                .flatMap(first -> IntStream.rangeClosed(first, first + copies))
                .toArray());
    }

    /** The index of the label of each row of {@link #withCopies}. */
    public int[] classes(List<String> labels) {
        return examples.stream()
                .mapToInt(e -> labels.indexOf(e.label()))
                .flatMap(label -> IntStream.generate(() -> label).limit(1 + copies))
                .toArray();
    }

    /** Gives back what holds the features, if this is the set of all of them. */
    @Override
    public void close() {
        try {
            storage.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("closing a table throws no checked exception", e);
        }
    }
}
