package dev.sonoflux.tarsos.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;
import be.tarsos.dsp.GainProcessor;
import be.tarsos.dsp.effects.DelayEffect;
import be.tarsos.dsp.resample.RateTransposer;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.tarsos.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class TarsosStageTest {
    private static final int RATE = 8000;
    private static final ProcessorConfig BLOCKS_OF_FOUR =
            ProcessorConfig.ofDefaults().withBlock(4, 0);

    @Test
    void everySampleComesOutProcessedAtItsPositionWithTheUnfinishedBlockAtTheEnd() {
        TarsosStage doubled = new TarsosStage(rate -> new GainProcessor(2), BLOCKS_OF_FOUR);

        List<PcmFrame> runs = Streams.runs(doubled, new PcmFrame(RATE, 10, new float[] {.1f, .2f, .3f, .4f, .5f, .1f}));

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).start()).isEqualTo(10);
        assertThat(runs.get(0).samples()).containsExactly(.2f, .4f, .6f, .8f, 1, .2f);
    }

    @Test
    void inputIsLeftAsItIs() {
        float[] samples = {.1f, .2f, .3f, .4f};

        Streams.runs(new TarsosStage(rate -> new GainProcessor(2), BLOCKS_OF_FOUR), new PcmFrame(RATE, 0, samples));

        assertThat(samples).containsExactly(.1f, .2f, .3f, .4f);
    }

    @Test
    void theProcessorSeesTheOverlapAndTheTimeOfWhatIsNew() {
        Watch watch = new Watch(event -> true);
        TarsosStage stage =
                new TarsosStage(rate -> watch, ProcessorConfig.ofDefaults().withBlock(4, 2));

        Streams.runs(stage, new PcmFrame(RATE, 100, new float[] {1, 2, 3, 4, 5}));

        assertThat(watch.blocks)
                .containsExactly("[0.0, 0.0, 1.0, 2.0]", "[1.0, 2.0, 3.0, 4.0]", "[3.0, 4.0, 5.0, 0.0]");
        assertThat(watch.positions).containsExactly(100L, 102L, 104L);
        assertThat(watch.finished).isEqualTo(1);
    }

    @Test
    void stateLastsFromBlockToBlockAndEndsAtAGap() {
        TarsosStage echo = new TarsosStage(rate -> new DelayEffect(6.0 / rate, 0.5, rate), BLOCKS_OF_FOUR);

        List<PcmFrame> runs = Streams.runs(
                echo,
                new PcmFrame(RATE, 0, new float[] {1, 0, 0, 0, 0, 0, 0, 0}),
                new PcmFrame(RATE, 20, new float[] {0, 0, 0, 0, 0, 0, 0, 0}));

        assertThat(runs).extracting(PcmFrame::start).containsExactly(0L, 20L);
        assertThat(runs.get(0).samples()).containsExactly(1, 0, 0, 0, 0, 0, .5f, 0);
        assertThat(runs.get(1).samples()).containsOnly(0);
    }

    @Test
    void aDelayIsPutBack() {
        TarsosStage stage = new TarsosStage(rate -> new Late(3), BLOCKS_OF_FOUR.withDelay(3));

        List<PcmFrame> runs = Streams.runs(stage, new PcmFrame(RATE, 7, new float[] {1, 2, 3, 4, 5}));

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).start()).isEqualTo(7);
        assertThat(runs.get(0).samples()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aBlockThatTheProcessorRefusesIsAGap() {
        Watch watch = new Watch(event -> event.getSamplesProcessed() != 4);
        TarsosStage stage = new TarsosStage(rate -> watch, BLOCKS_OF_FOUR);

        List<PcmFrame> runs = Streams.runs(stage, new PcmFrame(RATE, 0, new float[12]));

        assertThat(runs).extracting(PcmFrame::start).containsExactly(0L, 8L);
        assertThat(runs).extracting(PcmFrame::length).containsExactly(4, 4);
    }

    @Test
    void sameForAnyFrameSizes() {
        float[] tone = Streams.tone(RATE, 0.4, 440);
        Streams.sameForAnyFrameSizes(
                () -> new TarsosStage(rate -> new DelayEffect(0.01, 0.5, rate), new ProcessorConfig(100, 30, 17)),
                new PcmFrame(RATE, 0, tone),
                new PcmFrame(RATE, 5000, tone));
    }

    @Test
    void aProcessorThatChangesTheNumberOfSamplesIsRefused() {
        TarsosStage stage = new TarsosStage(rate -> new RateTransposer(0.5), BLOCKS_OF_FOUR);

        assertThatThrownBy(() -> Streams.runs(stage, new PcmFrame(RATE, 0, new float[8])))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("RateTransposer made 2 samples of 4");
    }

    @Test
    void framesThatOverlapAreRefused() {
        TarsosStage stage = new TarsosStage(rate -> new GainProcessor(1), BLOCKS_OF_FOUR);

        assertThatThrownBy(() ->
                        Streams.runs(stage, new PcmFrame(RATE, 0, new float[8]), new PcmFrame(RATE, 7, new float[8])))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("starts at sample 7");
    }

    @Test
    void asAnOperatorEachSubscriberGetsAProcessorOfItsOwnAndDemandIsRespected() {
        PcmFrame frame = new PcmFrame(RATE, 0, new float[] {1, 0, 0, 0, 0, 0, 0, 0});
        Flux<PcmFrame> echoes = Flux.just(frame)
                .transform(TarsosStage.operator(rate -> new DelayEffect(4.0 / rate, 0.5, rate), BLOCKS_OF_FOUR));

        for (int subscriber = 0; subscriber < 2; subscriber++) {
            StepVerifier.create(echoes, 1)
                    .assertNext(f -> assertThat(f.samples()).containsExactly(1, 0, 0, 0))
                    .thenRequest(1)
                    .assertNext(f -> assertThat(f.samples()).containsExactly(.5f, 0, 0, 0))
                    .verifyComplete();
        }
    }

    /** Looks, and hands nothing on. */
    private static final class Watch implements AudioProcessor {
        private final Predicate<AudioEvent> goesOn;
        private final List<String> blocks = new ArrayList<>();
        private final List<Long> positions = new ArrayList<>();
        private int finished;

        Watch(Predicate<AudioEvent> goesOn) {
            this.goesOn = goesOn;
        }

        @Override
        public boolean process(AudioEvent event) {
            blocks.add(Arrays.toString(event.getFloatBuffer()));
            positions.add(event.getSamplesProcessed());
            return goesOn.test(event);
        }

        @Override
        public void processingFinished() {
            finished++;
        }
    }

    /** Hands on what it got some samples ago, in a buffer that it keeps. */
    private static final class Late implements AudioProcessor {
        private final float[] line;
        private float[] reused = new float[0];

        Late(int samples) {
            line = new float[samples];
        }

        @Override
        public boolean process(AudioEvent event) {
            float[] input = event.getFloatBuffer();
            float[] both = Arrays.copyOf(line, line.length + input.length);
            System.arraycopy(input, 0, both, line.length, input.length);
            reused = reused.length == 0 ? new float[input.length] : reused;
            System.arraycopy(both, 0, reused, 0, reused.length);
            System.arraycopy(both, reused.length, line, 0, line.length);
            event.setFloatBuffer(reused);
            return true;
        }

        @Override
        public void processingFinished() {}
    }
}
