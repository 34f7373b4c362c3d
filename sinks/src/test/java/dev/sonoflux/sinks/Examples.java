package dev.sonoflux.sinks;

import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.measure.Measurement;
import dev.sonoflux.engine.pipeline.SinkProvider;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.recognition.LabelScore;
import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.spec.YamlReader;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.SpeechEvent.EndReason;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What sinks are tested with. */
public final class Examples {
    public static final Dropped DROPPED = new Dropped(16_000, 8_000, 1_600);
    public static final Fault FAULT =
            new Fault(Fault.Severity.WARNING, "a \"b\".wav", 8000, 12_000, "a \"b\".wav is cut off\nat byte 44");
    public static final SpeechEvent.Ended ENDED =
            new SpeechEvent.Ended(3, 8000, 33_360, 40_496, 34_560, 38_496, EndReason.MAX_LENGTH, 40_080);

    public static final Measurement MEASURED = new Beats();

    private Examples() {}

    public static Detection detection(String label, boolean forced) {
        return new Detection(
                label,
                0.97314,
                8000,
                34_560,
                38_496,
                40_080,
                3,
                forced,
                List.of(new LabelScore(label, 0.97314), new LabelScore("1", 0.01016), new LabelScore("9", 0.00714)));
    }

    /** A segment of that many samples, each of that amplitude. */
    public static List<SpeechEvent> segment(long number, int samples, float amplitude) {
        float[] audio = new float[samples];
        Arrays.fill(audio, amplitude);
        return List.of(
                new SpeechEvent.Started(number, 8000, 100, 150, 200),
                new SpeechEvent.Samples(number, new PcmFrame(8000, 100, audio), 180, 200),
                new SpeechEvent.Ended(number, 8000, 100, 100 + samples, 150, 180, EndReason.SILENCE, 300));
    }

    public static Settings settings(SinkProvider provider, String yaml) {
        Problems problems = new Problems();
        Settings settings = provider.parameters().read(YamlReader.read(yaml, "p.yaml"), problems);
        problems.throwIfAny();
        return settings;
    }

    private record Beats() implements Measurement {
        @Override
        public String type() {
            return "tempo";
        }

        @Override
        public int sampleRate() {
            return 8000;
        }

        @Override
        public long position() {
            return 12_000;
        }

        @Override
        public Map<String, Object> values() {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("beats", new BigDecimal("120.50"));
            values.put("steady", true);
            values.put("metre", "3/4");
            return values;
        }
    }
}
