package dev.sonoflux.training.features;

/** Rows on the heap. */
record HeapRows(float[][] rows) implements FeatureRows {
    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int length() {
        return rows.length == 0 ? 0 : rows[0].length;
    }

    @Override
    public void read(int row, int from, int to, float[] out, int at) {
        System.arraycopy(rows[row], from, out, at, to - from);
    }
}
