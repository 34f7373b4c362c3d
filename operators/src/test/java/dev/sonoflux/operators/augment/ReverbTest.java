package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.ReactorForm;
import dev.sonoflux.operators.TestSignal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReverbTest {
    private static final int RATE = 8000;
    private static final ReverbConfig CONFIG = ReverbConfig.ofDefaults().withRooms(3);

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 600, 1000})
    void soundFallsBySixtyDecibelsInTheReverberationTime(int millis) {
        ReverbConfig config = CONFIG.withRt60(Range.of(Duration.ofMillis(millis)));
        double sum = 0;
        int rooms = 8;

        for (int room = 0; room < rooms; room++) {
            double measured = schroederRt60(response(config, room));
            assertThat(measured * 1000 / millis).as("room %d", room).isBetween(0.9, 1.1);
            sum += measured;
        }

        assertThat(sum / rooms * 1000 / millis).isBetween(0.96, 1.04);
    }

    @Test
    void theDirectSoundIsFirstAndAsLoudAsItWas() {
        for (int room = 0; room < 10; room++) {
            double[] response = response(CONFIG, room);

            assertThat(response[0]).isCloseTo(1, within(0.25));
            for (int i = 1; i < response.length; i++) {
                assertThat(Math.abs(response[i]))
                        .as("sample %d of room %d", i, room)
                        .isLessThan(0.95);
            }
        }
    }

    @Test
    void theFirstReflectionComesFromTheNearestWall() {
        // The floor's image is 2 m below, so that the way is √(2² + 2²) m instead of 2 m.
        Room room = new Room(new Room.Point(20, 20, 20), new Room.Point(9, 10, 1), new Room.Point(11, 10, 1), 0.5);

        double[] response = ImageSources.response(room, 48_000);

        int expected = (int) Math.round((Math.sqrt(8) - 2) / 343 * 48_000);
        int loudest = 10;
        for (int i = 10; i < 400; i++) {
            loudest = Math.abs(response[i]) > Math.abs(response[loudest]) ? i : loudest;
        }
        assertThat(loudest).isCloseTo(expected, within(1));
        assertThat(response[loudest]).isNegative();
    }

    @Test
    void outputIsTheConvolutionWithTheRoomsResponse() {
        float[] signal = new TestSignal(RATE).noise(0.3, 0.1, 1).samples();
        double[] response = responseFor(CONFIG, "s");

        float[] out = Runs.samples(new Reverb(CONFIG, "s"), RATE, signal);

        assertThat(out).hasSameSizeAs(signal);
        for (int n = 0; n < out.length; n += 37) {
            double sum = 0;
            for (int k = 0; k <= Math.min(n, response.length - 1); k++) {
                sum += response[k] * signal[n - k];
            }
            assertThat((double) out[n]).isCloseTo(sum, within(1e-6));
        }
    }

    @Test
    void theTailSoundsOnAfterTheEnd() {
        float[] word = new TestSignal(RATE).noise(0.3, 0.1, 1).samples();
        ReverbConfig config = CONFIG.withTail(Duration.ofMillis(200));

        float[] withTail = Runs.samples(new Reverb(config, "s"), RATE, word);
        float[] padded = Runs.samples(new Reverb(CONFIG, "s"), RATE, Arrays.copyOf(word, word.length + 1600));

        assertThat(withTail).isEqualTo(padded);
        assertThat(Runs.power(withTail, word.length, word.length + 400)).isGreaterThan(1e-6);
    }

    @Test
    void roomsAreSilentAfterAGap() {
        PcmFrame word = new TestSignal(RATE).noise(0.3, 0.1, 1).frame();

        List<PcmFrame> runs = Runs.of(new Reverb(CONFIG, "s"), word, new PcmFrame(RATE, 10_000, word.samples()));

        assertThat(runs).extracting(PcmFrame::start).containsExactly(0L, 10_000L);
        assertThat(runs.get(1).samples()).isEqualTo(runs.get(0).samples());
    }

    @Test
    void sameForAnyFrameSizes() {
        float[] signal = new TestSignal(RATE).noise(1.3, 0.1, 1).samples();
        ReverbConfig config = CONFIG.withTail(Duration.ofMillis(150));

        Runs.sameForAnyFrameSizes(
                () -> new Reverb(config, "s"), new PcmFrame(RATE, 3, signal), new PcmFrame(RATE, 20_000, signal));
    }

    @Test
    void roomsNeedNotBeAskedForInAnyOrder() {
        Rooms rooms = new Rooms(ReverbConfig.ofDefaults());
        Rooms others = new Rooms(ReverbConfig.ofDefaults());
        rooms.of("a", RATE);

        assertThat(rooms.of("b", RATE).re).isDeepEqualTo(others.of("b", RATE).re);
    }

    @Test
    void speakersThatDoNotFitIntoTheRoomAreRefused() {
        assertThatThrownBy(() -> CONFIG.withDistance(Range.of(1.0, 4.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("distance: [1.0, 4.0] is not accepted; it must be within 0.1 to 2.0");
    }

    @Test
    void reactorForm() {
        List<PcmFrame> frames = new TestSignal(RATE).tone(0.5, 0.1).frames(1, 900);

        ReactorForm.check(Reverb.operator(CONFIG, "s"), frames, Stages.run(new Reverb(CONFIG, "s"), frames));
    }

    private static double[] response(ReverbConfig config, int room) {
        return ImageSources.response(Room.draw(config, StreamRandom.of(0, "reverb", "room " + room)), RATE);
    }

    private static double[] responseFor(ReverbConfig config, String stream) {
        return response(config, StreamRandom.of(0, "reverb", stream).nextInt(config.rooms()));
    }

    /** From 5 to 25 dB below the beginning of the energy that is still to come (Schroeder 1965), extended to 60 dB. */
    private static double schroederRt60(double[] response) {
        double[] left = new double[response.length];
        double sum = 0;
        for (int i = response.length - 1; i >= 0; i--) {
            sum += response[i] * response[i];
            left[i] = sum;
        }
        int from = 0;
        while (Runs.decibels(left[from] / left[0]) > -5) {
            from++;
        }
        int to = from;
        while (Runs.decibels(left[to] / left[0]) > -25) {
            to++;
        }
        return 3.0 * (to - from) / RATE;
    }
}
