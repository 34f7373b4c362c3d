package dev.sonoflux.training.evaluation;

/**
 * Frames of 10 ms, by what is in their middle.
 *
 * @param speech how many of them hold speech
 * @param missed how many of those are not judged to be speech, hangover aside
 * @param lost how many of those are not speech with the hangover, either: segments lack them, unless pre-roll saves them
 * @param other how many frames hold no speech
 * @param falseAlarms how many of those are judged to be speech, hangover aside
 * @param kept how many of those are speech or hangover
 */
public record FrameCounts(int speech, int missed, int lost, int other, int falseAlarms, int kept) {
    static final FrameCounts NONE = new FrameCounts(0, 0, 0, 0, 0, 0);

    FrameCounts plus(FrameCounts more) {
        return new FrameCounts(
                speech + more.speech,
                missed + more.missed,
                lost + more.lost,
                other + more.other,
                falseAlarms + more.falseAlarms,
                kept + more.kept);
    }

    /** Share of the frames with speech that are missed. */
    public double missRate() {
        return share(missed, speech);
    }

    /** The same after the hangover. */
    public double lossRate() {
        return share(lost, speech);
    }

    /** Share of the frames without speech that are judged to be speech. */
    public double falseAlarmRate() {
        return share(falseAlarms, other);
    }

    /** The same after the hangover. */
    public double keptRate() {
        return share(kept, other);
    }

    private static double share(int count, int of) {
        return of == 0 ? 0 : (double) count / of;
    }
}
