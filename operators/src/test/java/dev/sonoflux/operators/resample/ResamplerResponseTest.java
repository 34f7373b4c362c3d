package dev.sonoflux.operators.resample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stages;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The response to tones, measured: their level, and everything else that comes out, which is images, aliases and noise. */
class ResamplerResponseTest {
    private static final double SECONDS = 0.25;

    /** Twice the filter's half-width at the lowest rate in these tests. */
    private static final double EDGE_SECONDS = 0.02;

    private static final double RIPPLE_DB = 0.05;
    private static final double RESIDUE_DB = -90;

    @ParameterizedTest
    @CsvSource({
        "8000, 16000",
        "16000, 8000",
        "48000, 16000",
        "44100, 16000",
        "44100, 8000",
        "8000, 44100",
        "11025, 8000",
        "22050, 16000",
        "44100, 48000",
        "12000, 32000",
        "192000, 8000",
        "96000, 88200"
    })
    void passbandIsFlatAndNothingElseComesOut(int inputRate, int outputRate) {
        double nyquist = Math.min(inputRate, outputRate) / 2.0;
        for (double relative = 0.01; relative <= 0.9001; relative += 0.0445) {
            Tone tone = Tone.fit(resample(relative * nyquist, inputRate, outputRate), outputRate, relative * nyquist);

            assertThat(Math.abs(decibels(tone.amplitude)))
                    .as("ripple at %.3f of the lower Nyquist", relative)
                    .isLessThan(RIPPLE_DB);
            assertThat(decibels(tone.residue))
                    .as("residue at %.3f of the lower Nyquist", relative)
                    .isLessThan(RESIDUE_DB);
        }
    }

    @ParameterizedTest
    @CsvSource({"8000, 16000", "16000, 8000", "48000, 16000", "44100, 16000", "11025, 8000", "8000, 11025"})
    void transitionFoldsNothing(int inputRate, int outputRate) {
        double nyquist = Math.min(inputRate, outputRate) / 2.0;
        for (double relative : new double[] {0.92, 0.94, 0.96, 0.98, 0.99}) {
            Tone tone = Tone.fit(resample(relative * nyquist, inputRate, outputRate), outputRate, relative * nyquist);

            assertThat(decibels(tone.residue)).as("residue at %.2f", relative).isLessThan(RESIDUE_DB);
        }
    }

    @ParameterizedTest
    @CsvSource({"16000, 8000", "48000, 16000", "44100, 16000", "44100, 8000", "11025, 8000", "192000, 8000"})
    void nothingIsLeftOfTonesFromTheLowerNyquistOn(int inputRate, int outputRate) {
        double nyquist = outputRate / 2.0;
        double highest = inputRate / 2.0;
        for (int i = 0; i < 20; i++) {
            double hertz = nyquist * 1.001 + i / 20.0 * (highest - nyquist * 1.001);
            float[] out = resample(hertz, inputRate, outputRate);

            assertThat(decibels(Tone.rms(out, (int) (EDGE_SECONDS * outputRate)) * Math.sqrt(2)))
                    .as("what is left of %.0f Hz", hertz)
                    .isLessThan(RESIDUE_DB);
        }
    }

    private static float[] resample(double hertz, int inputRate, int outputRate) {
        float[] tone = new float[(int) (SECONDS * inputRate)];
        for (int n = 0; n < tone.length; n++) {
            tone[n] = (float) Math.sin(2 * Math.PI * hertz * n / inputRate);
        }
        return Joined.of(Stages.run(
                new Resampler(ResampleConfig.ofRate(outputRate)), List.of(new PcmFrame(inputRate, 0, tone))));
    }

    private static double decibels(double amplitude) {
        return 20 * Math.log10(amplitude);
    }

    /** A sine found by least squares, with the amplitude (√2·RMS) of everything else. */
    private record Tone(double amplitude, double residue) {
        static Tone fit(float[] samples, int rate, double hertz) {
            int edge = (int) (EDGE_SECONDS * rate);
            double cc = 0;
            double ss = 0;
            double cs = 0;
            double xc = 0;
            double xs = 0;
            for (int n = edge; n < samples.length - edge; n++) {
                double c = Math.cos(2 * Math.PI * hertz * n / rate);
                double s = Math.sin(2 * Math.PI * hertz * n / rate);
                cc += c * c;
                ss += s * s;
                cs += c * s;
                xc += samples[n] * c;
                xs += samples[n] * s;
            }
            double determinant = cc * ss - cs * cs;
            double a = (xc * ss - xs * cs) / determinant;
            double b = (xs * cc - xc * cs) / determinant;
            float[] rest = new float[samples.length];
            for (int n = edge; n < samples.length - edge; n++) {
                double angle = 2 * Math.PI * hertz * n / rate;
                rest[n] = (float) (samples[n] - a * Math.cos(angle) - b * Math.sin(angle));
            }
            return new Tone(Math.hypot(a, b), rms(rest, edge) * Math.sqrt(2));
        }

        static double rms(float[] samples, int edge) {
            double squares = 0;
            for (int n = edge; n < samples.length - edge; n++) {
                squares += (double) samples[n] * samples[n];
            }
            return Math.sqrt(squares / (samples.length - 2 * edge));
        }
    }
}
