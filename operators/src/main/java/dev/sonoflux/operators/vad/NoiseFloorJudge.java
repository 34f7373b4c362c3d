package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;

/** Compares the mean power of this hop and the one before it with the noise floor, with hysteresis. */
final class NoiseFloorJudge implements HopJudge {
    private static final double CUTOFF_HZ = 100;
    private static final Level PRIOR = Level.ofDbfs(-40);

    private final double onsetRatio;
    private final double releaseRatio;
    private final NoiseFloor floor;
    private HighPass highPass;
    private double previous = Double.NaN;
    private boolean speech;

    NoiseFloorJudge(AdaptiveVadConfig config) {
        onsetRatio = powerRatio(config.onsetDb());
        releaseRatio = powerRatio(config.releaseDb());
        floor = new NoiseFloor(square(PRIOR.rms()), square(config.minimum().rms()) / onsetRatio);
    }

    @Override
    public Verdict judge(PcmFrame hop) {
        if (highPass == null) {
            highPass = new HighPass(CUTOFF_HZ, hop.sampleRate());
        }
        double level = Math.sqrt(MeanSquare.of(hop.samples()));
        double threshold = floor.power() * (speech ? releaseRatio : onsetRatio);
        double power = highPass.meanSquare(hop.samples());
        if (!Double.isFinite(power)) {
            gap();
            return new Verdict(level, Math.sqrt(threshold), false);
        }
        speech = (Double.isNaN(previous) ? power : (power + previous) / 2) > threshold;
        previous = power;
        floor.add(power, speech);
        return new Verdict(level, Math.sqrt(threshold), speech);
    }

    @Override
    public void gap() {
        if (highPass != null) {
            highPass.restart();
        }
        previous = Double.NaN;
        speech = false;
    }

    private static double powerRatio(double db) {
        return Math.pow(10, db / 10);
    }

    private static double square(double x) {
        return x * x;
    }
}
