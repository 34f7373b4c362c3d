package dev.sonoflux.operators.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.SpeechEvent.EndReason;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import dev.sonoflux.engine.stage.Stages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the segments of any stream, on many random ones. */
class SegmenterPropertyTest {
    private static final int STREAMS = 400;

    static LongStream seeds() {
        return LongStream.range(0, STREAMS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void segmentsAreOrderedDisjointWithinTheStreamAndMadeOfItsSamples(long seed) {
        Random random = new Random(seed);
        SegmentConfig config = config(random);
        List<VoiceActivity> activity = activity(random);

        List<SpeechEvent> events = Stages.run(new Segmenter(config), activity);

        new Checker(config, activity).check(events);
    }

    private static SegmentConfig config(Random random) {
        int minSpeech = random.nextInt(60);
        int preRoll = random.nextInt(60);
        return new SegmentConfig(
                Duration.ofMillis(minSpeech),
                Duration.ofMillis(preRoll),
                Duration.ofMillis(minSpeech + preRoll + Activity.HOP + random.nextInt(300)));
    }

    private static List<VoiceActivity> activity(Random random) {
        List<VoiceActivity> activity = new ArrayList<>();
        long position = 5_000_000_000L;
        boolean heard = false;
        for (int hop = 0; hop < 300; hop++) {
            if (random.nextInt(60) == 0) {
                position += 1 + random.nextInt(100);
                heard = false;
            }
            int die = random.nextInt(10);
            State state = die < 5 ? State.SPEECH : die < 9 && heard ? State.HANGOVER : State.SILENCE;
            heard = state != State.SILENCE;
            int length = random.nextInt(40) == 0 ? 1 + random.nextInt(Activity.HOP - 1) : Activity.HOP;
            activity.add(Activity.hop(position, length, state));
            position += length;
        }
        return activity;
    }

    private record Checker(SegmentConfig config, List<VoiceActivity> activity) {
        void check(List<SpeechEvent> events) {
            long segment = 0;
            long free = activity.get(0).hop().start();
            for (int i = 0; i < events.size(); segment++) {
                SpeechEvent.Started started = (SpeechEvent.Started) events.get(i++);
                assertThat(started.segment()).isEqualTo(segment);
                assertThat(started.start()).isGreaterThanOrEqualTo(free);
                assertThat(started.speechStart()).isGreaterThanOrEqualTo(started.start());
                long position = started.start();
                long heard = started.heard();
                long speechEnd = started.speechStart();
                while (events.get(i) instanceof SpeechEvent.Samples samples) {
                    assertThat(samples.segment()).isEqualTo(segment);
                    assertThat(samples.frame().start()).isEqualTo(position);
                    assertThat(samples.frame().samples())
                            .isEqualTo(heardBetween(position, samples.frame().end()));
                    assertThat(samples.heard())
                            .isGreaterThanOrEqualTo(heard)
                            .isGreaterThanOrEqualTo(samples.frame().end());
                    assertThat(samples.speechEnd()).isGreaterThanOrEqualTo(speechEnd);
                    position = samples.frame().end();
                    heard = samples.heard();
                    speechEnd = samples.speechEnd();
                    i++;
                }
                SpeechEvent.Ended ended = (SpeechEvent.Ended) events.get(i++);
                assertThat(ended.end()).isEqualTo(position);
                assertThat(ended)
                        .isEqualTo(new SpeechEvent.Ended(
                                segment,
                                Activity.RATE,
                                started.start(),
                                position,
                                started.speechStart(),
                                speechEnd,
                                ended.reason(),
                                ended.heard()));
                assertThat(ended.heard()).isGreaterThanOrEqualTo(heard);
                checkLengths(ended, free);
                free = ended.end();
            }
        }

        private void checkLengths(SpeechEvent.Ended ended, long free) {
            assertThat(ended.end() - ended.start())
                    .isLessThanOrEqualTo(config.maxLength().toMillis());
            assertThat(speechBetween(ended.speechStart(), ended.end()))
                    .isGreaterThanOrEqualTo(config.minSpeech().toMillis());
            boolean continues = ended.start() == free && ended.segment() > 0;
            if (!continues) {
                assertThat(ended.speechStart() - ended.start())
                        .isLessThanOrEqualTo(config.preRoll().toMillis());
            }
            if (ended.reason() == EndReason.END_OF_STREAM) {
                assertThat(ended.end())
                        .isEqualTo(activity.get(activity.size() - 1).hop().end());
            }
        }

        /** Every sample is its own index, as a float; what is missing would show. */
        private float[] heardBetween(long from, long to) {
            List<VoiceActivity> hops = activity.stream()
                    .filter(a -> a.hop().end() > from && a.hop().start() < to)
                    .toList();
            float[] samples = new float[(int) (to - from)];
            for (VoiceActivity a : hops) {
                for (int i = 0; i < a.hop().length(); i++) {
                    long at = a.hop().start() + i;
                    if (at >= from && at < to) {
                        samples[(int) (at - from)] = a.hop().samples()[i];
                    }
                }
            }
            return samples;
        }

        private long speechBetween(long from, long to) {
            return activity.stream()
                    .filter(a -> a.state() == State.SPEECH)
                    .filter(a -> a.hop().start() >= from && a.hop().end() <= to)
                    .mapToLong(a -> a.hop().length())
                    .sum();
        }
    }
}
