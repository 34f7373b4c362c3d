package dev.sonoflux.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.recording.Script.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What was recorded is what is replayed, whatever a source delivers, at whatever pace. */
class RoundTripTest {
    private static final int SEEDS = 25;
    private static final int EVENTS = 150;
    private static final Duration LONGER_THAN_ANY = Duration.ofHours(1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = SampleEncoding.class,
            names = {"S16_LE", "F32_LE"})
    void replayDeliversTheEventsThatWereRecorded(SampleEncoding encoding) {
        Path wav = folder.resolve("take.wav");
        for (long seed = 0; seed < SEEDS; seed++) {
            Script script = Script.random(seed, encoding, EVENTS);
            script.record(wav);

            AudioStream stream = RecordingSource.of(wav).streams().single().block();

            assertThat(stream.name()).isEqualTo(Script.STREAM);
            assertThat(Script.described(stream.events().collectList().block()))
                    .as("seed " + seed)
                    .isEqualTo(Script.described(script.events()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleEncoding.class,
            names = {"S16_LE", "F32_LE"})
    void replayInRealTimeDeliversThemWhenTheyCame(SampleEncoding encoding) {
        Path wav = folder.resolve("take.wav");
        for (long seed = 0; seed < SEEDS; seed++) {
            Script script = Script.random(seed, encoding, EVENTS);
            script.record(wav);
            VirtualTimeScheduler clock = VirtualTimeScheduler.create();
            List<AudioEvent> events = new ArrayList<>();
            List<Long> micros = new ArrayList<>();

            RecordingSource.of(wav)
                    .inRealTime(clock)
                    .streams()
                    .concatMap(AudioStream::events)
                    .subscribe(event -> {
                        events.add(event);
                        micros.add(clock.now(TimeUnit.MICROSECONDS));
                    });
            clock.advanceTimeBy(LONGER_THAN_ANY);

            assertThat(micros)
                    .isEqualTo(script.moments().stream()
                            .map(moment -> TimeUnit.NANOSECONDS.toMicros(moment.nanos()))
                            .toList());
            assertThat(Script.described(events)).isEqualTo(Script.described(script.events()));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleEncoding.class,
            names = {"S16_LE", "F32_LE"})
    void replayThatIsRecordedAgainGivesTheSameFiles(SampleEncoding encoding) {
        Path first = folder.resolve("first.wav");
        Path second = folder.resolve("second.wav");
        Script.random(1, encoding, EVENTS).record(first);
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        List<Moment> moments = new ArrayList<>();
        RecordingSource.of(first)
                .inRealTime(clock)
                .streams()
                .concatMap(AudioStream::events)
                .subscribe(event -> moments.add(new Moment(clock.now(TimeUnit.NANOSECONDS), event)));
        clock.advanceTimeBy(LONGER_THAN_ANY);

        new Script(moments).record(second);

        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(RecordingFiles.of(second).events())
                .hasSameTextualContentAs(RecordingFiles.of(first).events());
    }
}
