package dev.sonoflux.operators.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import dev.sonoflux.operators.segment.Activity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToggleTest {
    private final Toggle toggle = new Toggle(ToggleConfig.ofDefaults());
    private final List<VoiceActivity> out = new ArrayList<>();

    private void hear(String picture) {
        Activity.of(picture).forEach(activity -> toggle.accept(activity, out::add));
    }

    private void press(String key, long position) {
        toggle.press(new KeyPress(Activity.RATE, position, key), out::add);
    }

    private String states() {
        StringBuilder picture = new StringBuilder();
        out.forEach(a -> picture.append(
                switch (a.state()) {
                    case SPEECH -> 'S';
                    case HANGOVER -> 'h';
                    case SILENCE -> Double.isInfinite(a.threshold()) ? '-' : '.';
                }));
        return picture.toString();
    }

    @Test
    void nothingIsSpeechUntilTheKeyIsPressedAndAgainWhenItIsPressedOnceMore() {
        press("t", 30);
        press("t", 70);

        hear("SSSS.ShSSS");

        assertThat(states()).isEqualTo("---S.Sh---");
    }

    @Test
    void everyHopIsHandedOnWithItsSamplesAndLevel() {
        List<VoiceActivity> heard = Activity.of("S.");

        hear("S.");

        assertThat(out).extracting(a -> a.hop().start()).containsExactly(0L, 10L);
        assertThat(out.get(0).hop().samples()).isEqualTo(heard.get(0).hop().samples());
        assertThat(out).extracting(VoiceActivity::level).containsOnly(0.0);
    }

    @ParameterizedTest
    @CsvSource({"20, --SSSS", "21, ---SSS", "29, ---SSS", "30, ---SSS", "0, SSSSSS"})
    void hopInWhichThePressFallsIsStillWhatItWas(long position, String expected) {
        press("t", position);

        hear("SSSSSS");

        assertThat(states()).isEqualTo(expected);
    }

    @Test
    void positionsAtTheSourcesRateAreConvertedExactlyHoweverFarTheStream() {
        long hop = 9_000_000_000_000L;
        // Half a sample of this rate after the hop's first sample.
        toggle.press(new KeyPress(2 * Activity.RATE, 2 * hop + 1, "t"), out::add);

        toggle.accept(Activity.hop(hop, 10, State.SPEECH), out::add);
        toggle.accept(Activity.hop(hop + 10, 10, State.SPEECH), out::add);

        assertThat(states()).isEqualTo("-S");
    }

    @Test
    void pressInTheMiddleOfSamplesThatWereHeldBackWaitsForItsHop() {
        hear("SS");
        press("t", 40);
        Activity.of("SSSSSS").subList(2, 6).forEach(activity -> toggle.accept(activity, out::add));

        assertThat(states()).isEqualTo("----SS");
    }

    @Test
    void otherKeysChangeNothing() {
        press("enter", 0);
        press("x", 0);

        hear("SS");

        assertThat(states()).isEqualTo("--");
    }

    @Test
    void itCanListenFromTheStart() {
        Toggle listening =
                new Toggle(ToggleConfig.ofDefaults().withListening(true).withKey("ü"));
        listening.press(new KeyPress(Activity.RATE, 10, "ü"), out::add);

        Activity.of("SS").forEach(activity -> listening.accept(activity, out::add));

        assertThat(states()).isEqualTo("S-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "return", "ab", "\n", "\u0007"})
    void keysThatNobodyCanPressAreRefused(String key) {
        assertThatThrownBy(() -> ToggleConfig.ofDefaults().withKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("enter, or the character that the key types");
    }
}
