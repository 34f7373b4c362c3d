package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;

/** Compares the probability of speech with thresholds, with hysteresis. */
final class ProbabilityJudge implements HopJudge {
    private final SileroModel model;
    private final double onset;
    private final double release;
    private SpeechProbability probability;
    private boolean speech;

    ProbabilityJudge(SileroModel model, SileroVadConfig config) {
        this.model = model;
        onset = config.onset();
        release = config.release();
    }

    @Override
    public Verdict judge(PcmFrame hop) {
        if (probability == null) {
            probability = new SpeechProbability(model, hop.sampleRate());
        }
        double level = Math.sqrt(MeanSquare.of(hop.samples()));
        if (Double.isFinite(level)) {
            speech = probability.next(hop.samples()) >= (speech ? release : onset);
        } else {
            gap();
        }
        return new Verdict(level, Double.NaN, speech);
    }

    @Override
    public void gap() {
        if (probability != null) {
            probability.reset();
        }
        speech = false;
    }
}
