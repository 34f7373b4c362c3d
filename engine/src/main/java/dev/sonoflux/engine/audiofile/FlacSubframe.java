package dev.sonoflux.engine.audiofile;

import java.io.EOFException;
import java.util.Arrays;

/** Decodes one channel of a FLAC frame: a prediction and its residual (RFC 9639, section 9.2). */
final class FlacSubframe {
    private static final int CONSTANT = 0;
    private static final int VERBATIM = 1;
    private static final int FIXED = 8;
    private static final int MAX_FIXED_ORDER = 4;
    private static final int LINEAR = 32;
    private static final int[][] FIXED_COEFFICIENTS = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

    private final FlacBits bits;
    private final ByteSource in;

    FlacSubframe(FlacBits bits, ByteSource in) {
        this.bits = bits;
        this.in = in;
    }

    /** Decodes the next {@code length} samples of {@code sampleBits} bits. */
    void decode(long[] samples, int length, int sampleBits) throws EOFException {
        if (bits.unsigned(1) != 0) {
            throw damaged();
        }
        int type = (int) bits.unsigned(6);
        long wasted = bits.unsigned(1) == 0 ? 0 : bits.unary() + 1;
        if (wasted >= sampleBits) {
            throw damaged();
        }
        int codedBits = sampleBits - (int) wasted;
        if (type == CONSTANT) {
            Arrays.fill(samples, 0, length, bits.signed(codedBits));
        } else if (type == VERBATIM) {
            readSamples(samples, 0, length, codedBits);
        } else if (type >= LINEAR) {
            decodeLinear(samples, length, codedBits, type - LINEAR + 1);
        } else if (type >= FIXED && type <= FIXED + MAX_FIXED_ORDER) {
            decodeFixed(samples, length, codedBits, type - FIXED);
        } else {
            throw damaged();
        }
        if (wasted > 0) {
            for (int i = 0; i < length; i++) {
                samples[i] <<= wasted;
            }
        }
    }

    private void decodeFixed(long[] samples, int length, int codedBits, int order) throws EOFException {
        readWarmUp(samples, length, codedBits, order);
        readResidual(samples, length, order);
        predict(samples, length, FIXED_COEFFICIENTS[order], 0);
    }

    private void decodeLinear(long[] samples, int length, int codedBits, int order) throws EOFException {
        readWarmUp(samples, length, codedBits, order);
        int precision = (int) bits.unsigned(4) + 1;
        int shift = (int) bits.signed(5);
        if (precision == 16 || shift < 0) {
            throw damaged();
        }
        int[] coefficients = new int[order];
        for (int i = 0; i < order; i++) {
            coefficients[i] = (int) bits.signed(precision);
        }
        readResidual(samples, length, order);
        predict(samples, length, coefficients, shift);
    }

    private void readWarmUp(long[] samples, int length, int codedBits, int order) throws EOFException {
        if (order > length) {
            throw damaged();
        }
        readSamples(samples, 0, order, codedBits);
    }

    /** Reads the residuals of the samples from {@code order} on, in partitions with a Rice parameter each. */
    private void readResidual(long[] samples, int length, int order) throws EOFException {
        int method = (int) bits.unsigned(2);
        if (method > 1) {
            throw damaged();
        }
        int parameterBits = 4 + method;
        int escape = (1 << parameterBits) - 1;
        int partitions = 1 << bits.unsigned(4);
        int partitionLength = length / partitions;
        if (partitionLength * partitions != length || partitionLength < order) {
            throw damaged();
        }
        for (int partition = 0; partition < partitions; partition++) {
            int from = partition == 0 ? order : partition * partitionLength;
            int to = (partition + 1) * partitionLength;
            int parameter = (int) bits.unsigned(parameterBits);
            if (parameter == escape) {
                readSamples(samples, from, to, (int) bits.unsigned(5));
            } else {
                for (int i = from; i < to; i++) {
                    samples[i] = bits.rice(parameter);
                }
            }
        }
    }

    private void readSamples(long[] samples, int from, int to, int codedBits) throws EOFException {
        for (int i = from; i < to; i++) {
            samples[i] = codedBits == 0 ? 0 : bits.signed(codedBits);
        }
    }

    /** Adds to each residual what the samples before it predict. */
    private static void predict(long[] samples, int length, int[] coefficients, int shift) {
        for (int i = coefficients.length; i < length; i++) {
            long sum = 0;
            for (int k = 0; k < coefficients.length; k++) {
                sum += coefficients[k] * samples[i - 1 - k];
            }
            samples[i] += sum >> shift;
        }
    }

    private AudioFileException damaged() {
        return in.errorAt(bits.position(), "the FLAC frame is damaged here");
    }
}
