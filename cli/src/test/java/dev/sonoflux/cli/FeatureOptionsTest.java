package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.operators.features.FeatureKind;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.features.FrameCount;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FeatureOptionsTest {
    @Test
    void theMiddleOfAWaveformIsAsLongAsTheModelHearsIt() {
        FeatureSpec second = FeatureSpec.builder()
                .sampleRate(16_000)
                .kind(FeatureKind.WAVEFORM)
                .length(new FrameCount.PadOrCrop(16_000))
                .build();

        FeatureSpec middle = CommandLine.populateCommand(new FeatureOptions(), "--pool", "CENTRE")
                .applyTo(second);

        assertThat(middle.length()).isEqualTo(new FrameCount.Centre(16_000));
    }

    @Test
    void anotherPoolOfSpectraHasALengthOfItsOwn() {
        FeatureSpec spectra =
                FeatureSpec.builder().length(new FrameCount.PadOrCrop(50)).build();

        FeatureSpec middle = CommandLine.populateCommand(new FeatureOptions(), "--pool", "CENTRE")
                .applyTo(spectra);

        assertThat(middle.length()).isEqualTo(new FrameCount.Centre(200));
    }
}
