package dev.sonoflux.operators.vad;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** The probability of speech in each hop of one stream: what the network remembers of it, in buffers that are reused. */
final class SpeechProbability {
    private static final float[] FORGOTTEN = new float[SileroModel.STATE];

    private final SileroModel model;
    private final LongBuffer rate;
    private final float[] context;
    private final float[] silence;
    private final FloatBuffer input;
    private final FloatBuffer output = SileroModel.buffer(1);
    private FloatBuffer state = SileroModel.buffer(SileroModel.STATE);
    private FloatBuffer nextState = SileroModel.buffer(SileroModel.STATE);

    SpeechProbability(SileroModel model, int sampleRate) {
        this.model = model;
        rate = SileroModel.rate(sampleRate);
        context = new float[SileroModel.contextLength(sampleRate)];
        silence = new float[SileroModel.hopLength(sampleRate)];
        input = SileroModel.buffer(context.length + silence.length);
    }

    /** Hears the next hop; what a shorter one, the last of a stream, lacks is silence. */
    double next(float[] hop) {
        input.put(0, context);
        input.put(context.length, hop);
        input.put(context.length + hop.length, silence, 0, silence.length - hop.length);
        model.step(input, state, rate, output, nextState);
        FloatBuffer before = state;
        state = nextState;
        nextState = before;
        input.get(silence.length, context);
        return output.get(0);
    }

    /** Forgets what was heard. */
    void reset() {
        state.put(0, FORGOTTEN);
        System.arraycopy(silence, 0, context, 0, context.length);
    }
}
