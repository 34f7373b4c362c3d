package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.speech.AudioWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Collects what a pipeline hands on: of each stream its length, the posteriors that were decided on, and detections. */
final class Hearing implements Consumer<Emission> {
    static final Set<Class<?>> TYPES = Set.of(PcmFrame.class, Scores.class, Detection.class, Fault.class);

    private final Consumer<String> warnings;
    private final Map<String, Stream> streams = new LinkedHashMap<>();

    private static final class Stream {
        private double seconds;
        private final List<HeardWord> words = new ArrayList<>();
        private final List<Scores> posteriors = new ArrayList<>();
        /** The window of the last scores, as every operator hands it on. */
        private AudioWindow window;
    }

    Hearing(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    @Override
    public void accept(Emission emission) {
        Stream stream = streams.computeIfAbsent(emission.stream(), name -> new Stream());
        if (emission.item() instanceof PcmFrame frame) {
            stream.seconds = (double) frame.end() / frame.sampleRate();
        } else if (emission.item() instanceof Scores scores) {
            add(stream, scores);
        } else if (emission.item() instanceof Detection detection) {
            stream.words.add(HeardWord.of(detection));
        } else if (emission.item() instanceof Fault fault) {
            report(fault);
        }
    }

    /** A window's scores pass by several times, e.g. before softmax and after it; the decision sees the last ones. */
    private static void add(Stream stream, Scores scores) {
        if (scores.window() == stream.window) {
            stream.posteriors.remove(stream.posteriors.size() - 1);
        }
        stream.window = scores.window();
        stream.posteriors.add(new Scores(scores.labels(), scores.values(), withoutSamples(scores.window())));
    }

    private static AudioWindow withoutSamples(AudioWindow window) {
        return new AudioWindow(
                window.segment(),
                window.sampleRate(),
                window.start(),
                new float[0],
                window.speechStart(),
                window.speechEnd(),
                window.heard(),
                window.last());
    }

    /** What can't be heard to its end can't be measured. */
    private void report(Fault fault) {
        switch (fault.severity()) {
            case ERROR -> throw new SonofluxException(fault.message());
            case WARNING -> warnings.accept(fault.message());
            case NOTE -> {}
        }
    }

    /** What was heard, in the order of the streams; streams that hand on nothing at all, not even a fault, aren't there. */
    List<HeardStream> streams() {
        List<HeardStream> heard = new ArrayList<>();
        streams.forEach((name, s) -> {
            if (s.seconds == 0) {
                throw new SonofluxException(name + ": there are no samples in it");
            }
            heard.add(new HeardStream(name, s.seconds, List.copyOf(s.words), List.copyOf(s.posteriors)));
        });
        return heard;
    }
}
