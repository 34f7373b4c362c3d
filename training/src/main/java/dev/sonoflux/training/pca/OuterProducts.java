package dev.sonoflux.training.pca;

import dev.sonoflux.training.Jobs;

/**
 * The sum of the outer products of many vectors: a covariance or a Gram matrix, depending on what the vectors are.
 * Products are summed in single precision over a block of vectors and from block to block in double precision. The work
 * is cut into tiles, each summed by one thread in a fixed order, so that the result doesn't depend on the number of
 * threads.
 */
final class OuterProducts {
    /** Vectors that are held at a time; a tile's share of them fits the second-level cache. */
    private static final int BLOCK = 256;

    /** Columns of a tile; a row of it fits the first-level cache several times. */
    private static final int TILE_COLUMNS = 512;

    private static final int TILE_ROWS = 64;

    /** Vectors whose products are added in one pass over a row. */
    private static final int PASS = 4;

    private OuterProducts() {}

    /** Gives the vectors. */
    @FunctionalInterface
    interface Vectors {
        /** Writes the vectors [{@code from}, {@code to}) to the first places of {@code out}. */
        void read(int from, int to, float[][] out);
    }

    /**
     * Σ v·vᵀ over all vectors.
     *
     * @param count number of vectors
     * @param length length of each
     * @return length × length, symmetric
     */
    static double[][] sum(int count, int length, Vectors vectors, Jobs jobs) {
        double[][] sum = new double[length][length];
        int tilesAcross = (length + TILE_COLUMNS - 1) / TILE_COLUMNS;
        int tilesDown = (length + TILE_ROWS - 1) / TILE_ROWS;
        // Beyond the last vector of the last block there are zeros, which change no sum.
        float[][][] block = new float[tilesAcross][BLOCK][TILE_COLUMNS];
        float[][] loaded = new float[BLOCK][length];
        for (int from = 0; from < count; from += BLOCK) {
            int given = Math.min(count, from + BLOCK) - from;
            vectors.read(from, from + given, loaded);
            jobs.forEach(BLOCK, v -> place(v < given ? loaded[v] : new float[length], v, block));
            jobs.forEach(tilesDown * tilesAcross, tile -> {
                int rowFrom = tile / tilesAcross * TILE_ROWS;
                int rowTo = Math.min(length, rowFrom + TILE_ROWS);
                int columns = tile % tilesAcross;
                boolean isAboveOrOnDiagonal = (columns + 1) * TILE_COLUMNS > rowFrom;
                if (isAboveOrOnDiagonal) {
                    addTile(block, rowFrom, rowTo, columns, sum);
                }
            });
        }
        for (int i = 0; i < length; i++) {
            for (int j = 0; j < i; j++) {
                sum[i][j] = sum[j][i];
            }
        }
        return sum;
    }

    private static void place(float[] vector, int slot, float[][][] block) {
        for (int t = 0; t < block.length; t++) {
            int from = t * TILE_COLUMNS;
            System.arraycopy(vector, from, block[t][slot], 0, Math.min(TILE_COLUMNS, vector.length - from));
        }
    }

    private static void addTile(float[][][] block, int rowFrom, int rowTo, int columns, double[][] sum) {
        float[] part = new float[TILE_COLUMNS];
        float[][] right = block[columns];
        int from = columns * TILE_COLUMNS;
        int width = Math.min(TILE_COLUMNS, sum.length - from);
        for (int i = rowFrom; i < rowTo; i++) {
            float[][] left = block[i / TILE_COLUMNS];
            int at = i % TILE_COLUMNS;
            for (int v = 0; v < BLOCK; v += PASS) {
                addPass(
                        part,
                        left[v][at],
                        right[v],
                        left[v + 1][at],
                        right[v + 1],
                        left[v + 2][at],
                        right[v + 2],
                        left[v + 3][at],
                        right[v + 3]);
            }
            double[] row = sum[i];
            for (int j = 0; j < width; j++) {
                row[from + j] += part[j];
                part[j] = 0;
            }
        }
    }

    /** The shape of loop that the compiler turns into vector instructions. */
    private static void addPass(
            float[] sums, float a, float[] x, float b, float[] y, float c, float[] z, float d, float[] w) {
        for (int j = 0; j < TILE_COLUMNS; j++) {
            sums[j] += a * x[j] + b * y[j] + c * z[j] + d * w[j];
        }
    }
}
