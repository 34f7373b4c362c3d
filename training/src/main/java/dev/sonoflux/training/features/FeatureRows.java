package dev.sonoflux.training.features;

/**
 * Vectors of features, all of one length, which may lie on the heap or on disk. Read by several threads at once; the same row
 * always has the same values.
 */
public interface FeatureRows {
    /** Number of rows. */
    int size();

    /** Number of values of a row. */
    int length();

    /** Writes the values [{@code from}, {@code to}) of a row to {@code out}, from index {@code at} on. */
    void read(int row, int from, int to, float[] out, int at);

    /** A copy of a row. */
    default float[] row(int row) {
        float[] values = new float[length()];
        read(row, 0, values.length, values, 0);
        return values;
    }

    /** A view of some rows, in this order. */
    default FeatureRows select(int[] rows) {
        return new SelectedRows(this, rows);
    }

    /** Rows on the heap, which are handed over and not copied. */
    static FeatureRows of(float[][] rows) {
        return new HeapRows(rows);
    }
}
