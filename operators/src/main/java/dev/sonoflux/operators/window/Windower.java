package dev.sonoflux.operators.window;

import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Makes the windows that are recognised from the segments of speech. Every segment yields at least one, and exactly one of
 * them is marked as its last: the one that is made when the segment ends.
 *
 * <p>{@linkplain WindowConfig.Sliding Sliding}: windows begin at the segment's start and then every stride. One is handed
 * on as soon as the segment is known to go on behind it. The last one ends where the segment ends and has the full length,
 * so that the word's end is seen as completely as its beginning, whatever the stride; a segment that is shorter than a
 * window becomes one shorter window. What is held does not grow with the segment.
 *
 * <p>{@linkplain WindowConfig.WholeSegment Whole segment}: one window, when the segment ends.
 */
public final class Windower implements Stage<SpeechEvent, AudioWindow> {
    private final WindowConfig config;
    private final SegmentAudio audio = new SegmentAudio();
    private long speechStart;
    private long nextStart;

    public Windower(WindowConfig config) {
        this.config = config;
    }

    /** The windower for {@link Flux#transform}, a fresh one for each subscriber. */
    public static Function<Flux<SpeechEvent>, Flux<AudioWindow>> operator(WindowConfig config) {
        return Stages.operator(() -> new Windower(config));
    }

    @Override
    public void accept(SpeechEvent event, Consumer<? super AudioWindow> out) {
        if (event instanceof SpeechEvent.Started started) {
            audio.restart(started.start());
            speechStart = started.speechStart();
            nextStart = started.start();
        } else if (event instanceof SpeechEvent.Samples samples) {
            audio.add(samples.frame());
            if (config instanceof WindowConfig.Sliding sliding) {
                slide(sliding, samples, out);
            }
        } else if (event instanceof SpeechEvent.Ended ended) {
            out.accept(last(ended));
        }
    }

    private void slide(WindowConfig.Sliding sliding, SpeechEvent.Samples event, Consumer<? super AudioWindow> out) {
        int rate = event.sampleRate();
        long duration = samples(sliding.duration(), rate);
        while (nextStart + duration < audio.end()) {
            float[] samples = audio.copy(nextStart, nextStart + duration);
            out.accept(new AudioWindow(
                    event.segment(), rate, nextStart, samples, speechStart, event.speechEnd(), event.heard(), false));
            nextStart += samples(sliding.stride(), rate);
        }
        audio.discardBefore(Math.min(nextStart, audio.end() - duration));
    }

    private AudioWindow last(SpeechEvent.Ended ended) {
        int rate = ended.sampleRate();
        long from = ended.start();
        long to = ended.end();
        if (config instanceof WindowConfig.Sliding sliding) {
            from = Math.max(from, to - samples(sliding.duration(), rate));
        } else if (config instanceof WindowConfig.WholeSegment whole
                && whole.margin().isPresent()) {
            long margin = samples(whole.margin().get(), rate);
            from = Math.max(from, ended.speechStart() - margin);
            to = Math.min(to, ended.speechEnd() + margin);
        }
        return new AudioWindow(
                ended.segment(),
                rate,
                from,
                audio.copy(from, to),
                ended.speechStart(),
                ended.speechEnd(),
                ended.heard(),
                true);
    }

    private static long samples(Duration duration, int rate) {
        return Math.max(1, Math.round(duration.toNanos() * 1e-9 * rate));
    }
}
