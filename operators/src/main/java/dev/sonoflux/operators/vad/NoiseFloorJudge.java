package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;
import java.util.List;

/** Compares the mean power of this hop and the one before it with the noise floor, with hysteresis. */
final class NoiseFloorJudge implements HopJudge {
    private static final double CUTOFF_HZ = 100;
    private static final Level PRIOR = Level.ofDbfs(-40);
    private static final int HOPS_HEARD_FIRST = 50;
    /** So many hops of nothing but zeros are no room that is silent, but a microphone that is off. */
    private static final int HOPS_OF_OFF = 10;

    private final double onsetRatio;
    private final double releaseRatio;
    private final double least;
    private NoiseFloor floor;
    private HighPass highPass;
    private double previous = Double.NaN;
    private boolean speech;
    private int zeroHops;

    NoiseFloorJudge(AdaptiveVadConfig config) {
        onsetRatio = powerRatio(config.onsetDb());
        releaseRatio = powerRatio(config.releaseDb());
        least = square(config.minimum().rms()) / onsetRatio;
    }

    @Override
    public int hopsHeardFirst() {
        return HOPS_HEARD_FIRST;
    }

    /** What the noise is like when a microphone is switched on can't be known from when it was off. */
    @Override
    public boolean startsAnewWith(PcmFrame hop) {
        return zeroHops >= HOPS_OF_OFF && !isZero(hop);
    }

    /** A stream may begin in the middle of a word; the quietest moment of its first half second is nearest to its noise. */
    @Override
    public void hearFirst(List<PcmFrame> hops) {
        HighPass filter = new HighPass(CUTOFF_HZ, hops.get(0).sampleRate());
        double quietest = square(PRIOR.rms());
        double before = Double.POSITIVE_INFINITY;
        for (PcmFrame hop : hops) {
            double power = filter.meanSquare(hop.samples());
            double mean = (power + before) / 2;
            quietest = mean < quietest ? mean : quietest;
            before = power;
        }
        floor = new NoiseFloor(quietest, least);
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
        zeroHops = isZero(hop) ? zeroHops + 1 : 0;
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

    private static boolean isZero(PcmFrame hop) {
        for (float sample : hop.samples()) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    private static double powerRatio(double db) {
        return Math.pow(10, db / 10);
    }

    private static double square(double x) {
        return x * x;
    }
}
