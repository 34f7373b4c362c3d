package dev.sonoflux.training.features;

/** Some rows of others. */
record SelectedRows(FeatureRows all, int[] indices) implements FeatureRows {
    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public int length() {
        return all.length();
    }

    @Override
    public void read(int row, int from, int to, float[] out, int at) {
        all.read(indices[row], from, to, out, at);
    }
}
