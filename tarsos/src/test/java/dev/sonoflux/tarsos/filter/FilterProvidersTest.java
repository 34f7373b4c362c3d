package dev.sonoflux.tarsos.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorChain;
import dev.sonoflux.engine.pipeline.OperatorSpec;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.tarsos.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterProvidersTest {
    private static final int RATE = 16_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "low-pass: 1000; 100; 0",
                "low-pass: 1000; 1000; -3",
                "low-pass: 500; 4000; -17.1",
                "low-pass: {frequency: 1kHz, slope: steep}; 100; 0",
                "low-pass: {frequency: 1kHz, slope: steep}; 1000; -2.8",
                "low-pass: {frequency: 100Hz, slope: steep}; 50; -0.8",
                "high-pass: 300; 3000; 0",
                "high-pass: 300; 300; -2.8",
                "high-pass: 300; 75; -12",
                "band-pass: {frequency: 1000, bandwidth: 200}; 1000; 0",
                "band-pass: {frequency: 1000, bandwidth: 200}; 3000; -23.6",
            })
    void aToneIsLetThroughOrTakenAway(String operator, double hertz, double expectedDb) {
        float[] filtered = Streams.samples(stage(operator), RATE, Streams.tone(RATE, 1, hertz));

        double db = 20 * Math.log10(Streams.rms(filtered, RATE, 0.3, 0.9) / 0.2);
        assertThat(db).isCloseTo(expectedDb, within(0.6));
    }

    @Test
    void anEchoComesAfterItsDelay() {
        float[] click = new float[RATE];
        click[0] = 1;

        float[] echoes = Streams.samples(stage("echo: {delay: 100ms, decay: 0.5}"), RATE, click);

        assertThat(echoes[RATE / 10]).isEqualTo(0.5f);
        assertThat(echoes[RATE / 5]).isEqualTo(0.25f);
    }

    @Test
    void aFlangerMixesASoundWithItself() {
        float[] tone = Streams.tone(RATE, 1, 440);

        assertThat(Streams.samples(stage("flanger: {wet: 0}"), RATE, tone)).isEqualTo(tone);
        assertThat(Streams.samples(stage("flanger: {}"), RATE, tone)).isNotEqualTo(tone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "low-pass: 8000; ends below 8000 Hz",
                "low-pass: {frequency: 61Hz, slope: steep}; it must be 80 Hz or more",
                "high-pass: 9000; ends below 8000 Hz",
                "band-pass: {frequency: 1000, bandwidth: 6kHz}; below a third of the rate",
            })
    void whatDoesNotFitTheRateIsRefusedBeforeAudioFlows(String operator, String why) {
        assertThatThrownBy(() -> stage(operator))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(why);
    }

    private static Stage<PcmFrame, PcmFrame> stage(String operator) {
        OperatorSpec spec = OperatorSpec.read("[" + operator + "]", "test");
        try (OperatorChain<PcmFrame, PcmFrame> chain = OperatorChain.of(spec, PcmFrame.class, PcmFrame.class, RATE)) {
            return chain.stage("stream");
        }
    }
}
