package dev.sonoflux.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.TestComponents.Loud;
import dev.sonoflux.engine.pipeline.TestComponents.Loudness;
import dev.sonoflux.engine.pipeline.TestComponents.Peaks;
import dev.sonoflux.engine.pipeline.TestComponents.Recorder;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.YamlReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class PipelineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String SPEC = """
            name: test
            operators:
              - peaks: { gain: 1 }
              - loud
            sinks:
              - recorder: {}
            """;

    private final Recorder recorder = new Recorder("recorder");
    private final Recorder second = new Recorder("second");
    private final Components components =
            new Components(List.of(), List.of(new Peaks(), new Loud()), List.of(recorder, second));

    private static AudioSource source(AudioStream... streams) {
        return new AudioSource() {
            @Override
            public Flux<AudioStream> streams() {
                return Flux.just(streams);
            }

            @Override
            public OptionalInt sampleRate() {
                return OptionalInt.of(8000);
            }
        };
    }

    private static AudioStream stream(String name, float... samples) {
        List<AudioEvent> events = new ArrayList<>();
        for (int i = 0; i < samples.length; i++) {
            events.add(new PcmFrame(8000, i, new float[] {samples[i]}));
        }
        return new AudioStream(name, Flux.fromIterable(events));
    }

    /** Streams are read on a thread of their own, so that it takes a moment until they are. */
    private static void awaitRequest(TestPublisher<?> publisher) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!publisher.wasRequested()) {
            assertThat(System.nanoTime()).as("waiting for a request").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Pipeline pipeline(String yaml, AudioStream... streams) {
        return Pipeline.of(PipelineSpec.read(yaml, "p.yaml"), components, Optional.of(source(streams)));
    }

    private void assertRefused(String yaml, String... problems) {
        assertThatThrownBy(() -> pipeline(yaml, stream("a"))).hasMessage(String.join("\n", problems));
    }

    @Test
    void sinksSeeWhatTheyAcceptInTheOrderInWhichItHappened() {
        RunSummary summary = pipeline(SPEC, stream("a", 0.25f, 0.75f), stream("b", 1f))
                .run(Mono.never(), fault -> {})
                .block();

        assertThat(recorder.taken.stream()
                        .map(e -> e.stream() + " " + e.item().getClass().getSimpleName()))
                .containsExactly(
                        "a Loudness",
                        "a Loudness",
                        "a Detection",
                        "a Loudness",
                        "a Detection", // the last one is flushed
                        "b Loudness",
                        "b Detection",
                        "b Loudness",
                        "b Detection");
        assertThat(summary).isEqualTo(new RunSummary(2, 4, 0, 0, 0, 0, Duration.ZERO));
        assertThat(recorder.closed).isTrue();
    }

    @Test
    void keysReachTheStagesThatFollowThemInTheirPlaceAndDroppedSamplesAreCounted() {
        AudioEvent quiet = new PcmFrame(8000, 0, new float[] {0.25f});
        AudioEvent lost = new Dropped(8000, 1, 5);
        AudioEvent key = new KeyPress(8000, 6, KeyPress.ENTER);
        AudioEvent loud = new PcmFrame(8000, 6, new float[] {0.75f});
        Pipeline pipeline = pipeline(SPEC, new AudioStream("a", Flux.just(quiet, lost, key, loud)));

        List<Object> audio = pipeline.emissions(Set.of(AudioEvent.class, Loudness.class))
                .<Object>map(Emission::item)
                .collectList()
                .block();
        RunSummary summary = pipeline.run(Mono.never(), fault -> {}).block();

        Loudness first = new Loudness(0, 0.25);
        Loudness last = new Loudness(6, 0.75);
        assertThat(audio).containsExactly(quiet, first, lost, key, first, loud, last, last);
        assertThat(summary.dropped()).isEqualTo(5);
    }

    @Test
    void gapsAreCountedUnlessTheyWereReportedAsDropped() {
        Flux<AudioEvent> holed = Flux.just(
                new PcmFrame(8000, 100, new float[50]),
                new PcmFrame(8000, 550, new float[0]), // missing up to here,
                new PcmFrame(8000, 950, new float[0]), // and here,
                new PcmFrame(8000, 1350, new float[50]), // which is one gap
                new Dropped(8000, 1400, 600),
                new PcmFrame(8000, 2000, new float[50]),
                new PcmFrame(8000, 2050, new float[50]),
                new PcmFrame(8000, 6100, new float[50]));
        Pipeline pipeline = pipeline("name: p\n", new AudioStream("a", holed), stream("b", 1f));

        RunSummary summary = pipeline.run(Mono.never(), fault -> {}).block();

        assertThat(summary.gaps()).isEqualTo(2);
        assertThat(summary.missing()).isEqualTo(Duration.ofMillis(150 + 500));
        assertThat(summary.dropped()).isEqualTo(600);
    }

    @Test
    void aStreamThatFailsIsAFaultAndTheNextOneGoesOn() {
        List<Fault> faults = new ArrayList<>();

        RunSummary summary = pipeline(SPEC, stream("bad", 1f, -1f, 1f), stream("good", 1f))
                .run(Mono.never(), faults::add)
                .block();

        assertThat(faults).singleElement().satisfies(f -> {
            assertThat(f.subject()).isEqualTo("bad");
            assertThat(f.message()).isEqualTo("bad: negative");
        });
        assertThat(summary).isEqualTo(new RunSummary(2, 3, 0, 1, 0, 0, Duration.ZERO));
    }

    @Test
    void whatAnOperatorRefusesIsNoPartOfWhatTheSourceDelivered() {
        Pipeline pipeline = pipeline(SPEC, stream("bad", 1f, -1f));

        assertThat(pipeline.emissions(Set.of(AudioEvent.class)).collectList().block())
                .hasSize(2)
                .noneMatch(emission -> emission.item() instanceof Fault);
        assertThat(pipeline.emissions(Set.of(Fault.class)).collectList().block())
                .hasSize(1);
    }

    @Test
    void aSinkThatFailsEndsTheRunAndIsClosed() {
        recorder.full = true;

        assertThatThrownBy(() -> pipeline(SPEC, stream("a", 1f))
                        .run(Mono.never(), f -> {})
                        .block())
                .isInstanceOf(SonofluxException.class)
                .hasMessage("the disk is full");
        assertThat(recorder.closed).isTrue();
    }

    @Test
    void aSinkThatFailsEndsTheSourceAndOtherSinksGetWhatWasHeardUpToThere() {
        recorder.full = true;
        recorder.breaks = true;

        assertThatThrownBy(() -> pipeline(SPEC + "  - second\n", stream("a", 1f, 1f), stream("never", 1f))
                        .run(Mono.never(), f -> {})
                        .block())
                .isInstanceOf(RuntimeException.class);
        assertThat(second.taken.stream()
                        .map(e -> e.stream() + " " + e.item().getClass().getSimpleName()))
                .containsExactly("a Loudness", "a Detection", "a Loudness", "a Detection");
        assertThat(second.closed).isTrue();
    }

    @Test
    void nothingReachesASinkThatACancelledRunHasClosed() {
        PipelinePlan.Outlet outlet = new PipelinePlan.Outlet(
                recorder,
                recorder.parameters().read(YamlReader.read("", "p.yaml"), new Problems()),
                Set.of(Loudness.class));
        OpenSinks sinks = OpenSinks.open(List.of(outlet), f -> {});

        sinks.close();
        sinks.accept(new Emission("late", new Loudness(0, 1)));

        assertThat(recorder.taken).isEmpty();
    }

    @Test
    void stoppingFlushesTheStagesAndClosesTheSinks() {
        TestPublisher<AudioEvent> events = TestPublisher.create();
        TestPublisher<Void> stop = TestPublisher.create();
        Pipeline pipeline = pipeline(SPEC, new AudioStream("live", events.flux()), stream("never", 1f));

        StepVerifier.create(pipeline.run(stop, f -> {}))
                .then(() -> awaitRequest(events))
                .then(() -> events.next(new PcmFrame(8000, 0, new float[] {0.75f})))
                .then(stop::complete)
                .expectNext(new RunSummary(1, 2, 0, 0, 0, 0, Duration.ZERO))
                .expectComplete()
                .verify(PATIENCE);

        assertThat(events.wasCancelled()).isTrue();
        assertThat(recorder.closed).isTrue();
    }

    @Test
    void detectionsAreReadUnderTheReadersDemand() {
        TestPublisher<AudioEvent> events = TestPublisher.create();
        Pipeline pipeline = pipeline(SPEC, new AudioStream("live", events.flux()));

        StepVerifier.create(pipeline.detections(), 1)
                .then(() -> awaitRequest(events))
                .then(() -> events.assertMaxRequested(1))
                .then(() -> events.next(new PcmFrame(8000, 0, new float[] {0.75f})))
                .expectNextCount(1)
                .thenCancel()
                .verify(PATIENCE);
        events.assertCancelled();
    }

    @Test
    void aSettingCanBeChangedFromOutside() {
        PipelineSpec spec = PipelineSpec.read(SPEC, "p.yaml").with("peaks.gain", "0.1");

        List<Detection> detections = Pipeline.of(spec, components, Optional.of(source(stream("a", 1f))))
                .detections()
                .collectList()
                .block();

        assertThat(detections).isEmpty();
        assertThatThrownBy(() -> spec.with("peak.gain", "1")).hasMessageContaining("did you mean 'peaks'?");
        assertThatThrownBy(
                        () -> Pipeline.of(spec.with("peaks.gain", "11"), components, Optional.of(source(stream("a")))))
                .hasMessageStartingWith("--set peaks.gain=11:1:1: peaks: 'gain' must be");
    }

    @Test
    void aSettingThatIsChangedFromOutsideLeavesTheShorthandInForce() {
        PipelineSpec spec =
                PipelineSpec.read("operators: [ peaks: 0.25, loud ]", "p.yaml").with("peaks.offset", "0.5");

        assertThat(Pipeline.of(spec, components, Optional.of(source(stream("a", 1f))))
                        .detections()
                        .map(Detection::confidence)
                        .collectList()
                        .block())
                .containsExactly(0.75, 0.75);
    }

    @Test
    void aTypeIsRefusedWhereThereIsNoChoice() {
        assertRefused(
                "operators: [ peaks: { type: rms } ]",
                "p.yaml:1:23: peaks: unknown key 'type'; the keys here are gain, offset");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertRefused(
                """
                nam: test
                operators:
                  - peeks: {}
                  - peaks: { gain: 99, gian: 1 }
                sinks:
                  - recoder
                """,
                "p.yaml:1:1: unknown key 'nam'; did you mean 'name'?",
                "p.yaml:3:5: unknown operator 'peeks'; did you mean 'peaks'?",
                "p.yaml:4:20: peaks: 'gain' must be a number from 0 to 10, not '99'",
                "p.yaml:4:24: peaks: unknown key 'gian'; did you mean 'gain'?",
                "p.yaml:6:5: unknown sink 'recoder'; did you mean 'recorder'?");
    }

    @Test
    void operatorsThatDoNotJoinAreRefusedWithWhatWouldJoinThem() {
        assertRefused(
                "operators: [loud, peaks]\n",
                "p.yaml:1:13: loud takes Loudness, but the source hands on PcmFrame; what hands that on is peaks",
                "p.yaml:1:19: peaks takes PcmFrame, but loud before it hands on Detection");
    }

    @Test
    void aSinkThatNothingFeedsIsRefused() {
        assertRefused(
                "sinks: [recorder]\n",
                "p.yaml:1:9: recorder takes Detection or Loudness, which no operator of this pipeline hands on");
    }

    @Test
    void aPipelineWithoutASourceIsRefused() {
        assertThatThrownBy(() -> Pipeline.of(PipelineSpec.read(SPEC, "p.yaml"), components, Optional.empty()))
                .hasMessage("p.yaml:1:1: 'source' is missing; give one, or run with an input");
    }

    @Test
    void thePlanIsExplained() {
        assertThat(pipeline(SPEC, stream("a")).explain())
                .contains(
                        "operator   peaks  PcmFrame → Loudness at 8000 Hz",
                        "gain: 1",
                        "operator   loud",
                        "sink       recorder");
    }

    @Test
    void theSchemaNamesEveryComponent() {
        assertThat(PipelineSchema.of(components).toString()).contains("peaks", "gain", "loud", "recorder");
    }

    @Test
    void oneCheckedPipelineServesAnyNumberOfSources() {
        PipelineSpec spec = PipelineSpec.read("source: { file: missing.wav }\noperators: []\n", "p.yaml");
        try (Pipeline pipeline = Pipeline.withoutSource(spec)) {
            for (String name : List.of("one", "two")) {
                AudioSource source = AudioSource.of(name, Flux.just(new PcmFrame(8000, 0, new float[3])), 8000);

                assertThat(pipeline.withSource(source)
                                .emissions(Set.of(PcmFrame.class))
                                .map(Emission::stream)
                                .collectList()
                                .block())
                        .containsExactly(name);
            }
            assertThatThrownBy(() -> pipeline.detections().blockLast())
                    .isInstanceOf(SonofluxException.class)
                    .hasMessageContaining("withSource");
        }
    }
}
