package dev.sonoflux.tarsos.processor;

/**
 * How a processor gets its samples.
 *
 * @param blockSamples samples in a block, {@code overlapSamples} and at least one more
 * @param overlapSamples how many of them were in the block before already
 * @param delaySamples by how much what it makes of a sample comes later than the sample; it is put back in its place
 */
public record ProcessorConfig(int blockSamples, int overlapSamples, int delaySamples) {
    /** Enough for a processor that works sample by sample: at 8 kHz, 16 ms. */
    public static final int DEFAULT_BLOCK_SAMPLES = 128;

    /** @throws IllegalArgumentException if the overlap is no part of the block, or the delay is negative */
    public ProcessorConfig {
        if (overlapSamples < 0 || blockSamples <= overlapSamples) {
            throw new IllegalArgumentException("a block of " + blockSamples + " samples with an overlap of "
                    + overlapSamples + " is not accepted; the overlap is from 0 to below the block");
        }
        if (delaySamples < 0) {
            throw new IllegalArgumentException(
                    "a delay of " + delaySamples + " samples is not accepted; it is 0 or more");
        }
    }

    /** Blocks that join, and no delay. */
    public static ProcessorConfig ofDefaults() {
        return new ProcessorConfig(DEFAULT_BLOCK_SAMPLES, 0, 0);
    }

    /** The same with other blocks. */
    public ProcessorConfig withBlock(int samples, int overlap) {
        return new ProcessorConfig(samples, overlap, delaySamples);
    }

    /** The same for a processor with another delay. */
    public ProcessorConfig withDelay(int samples) {
        return new ProcessorConfig(blockSamples, overlapSamples, samples);
    }

    /** Samples from one block to the next. */
    public int hopSamples() {
        return blockSamples - overlapSamples;
    }
}
