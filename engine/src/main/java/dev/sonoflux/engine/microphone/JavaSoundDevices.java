package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.SampleEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/** The capture devices of Java Sound. Every call asks the system anew, and may hang when a sound server does. */
final class JavaSoundDevices {
    /** Java Sound's own setting of the default device, {@code provider#name}. */
    private static final String DEFAULT_PROPERTY = "javax.sound.sampled.TargetDataLine";

    /**
     * A device with what opens it.
     *
     * @param lines what its mixer says of its lines
     */
    record Entry(CaptureDevice device, Mixer.Info mixer, List<DataLine.Info> lines) {}

    private JavaSoundDevices() {}

    static List<Entry> list() {
        record Found(Mixer.Info mixer, List<DataLine.Info> lines) {}
        List<Found> found = new ArrayList<>();
        for (Mixer.Info mixer : AudioSystem.getMixerInfo()) {
            List<DataLine.Info> lines = captureLines(mixer);
            if (!lines.isEmpty()) {
                found.add(new Found(mixer, lines));
            }
        }
        String configured = System.getProperty(DEFAULT_PROPERTY, "");
        String name = configured.substring(configured.indexOf('#') + 1);
        int standard = 0;
        for (int i = found.size() - 1; i >= 0; i--) {
            if (configured.contains("#") && found.get(i).mixer().getName().equals(name)) {
                standard = i;
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Found one = found.get(i);
            entries.add(new Entry(describe(i, one.mixer(), one.lines(), i == standard), one.mixer(), one.lines()));
        }
        return entries;
    }

    private static List<DataLine.Info> captureLines(Mixer.Info mixer) {
        List<DataLine.Info> lines = new ArrayList<>();
        for (Line.Info line : AudioSystem.getMixer(mixer).getTargetLineInfo(new Line.Info(TargetDataLine.class))) {
            if (line instanceof DataLine.Info data) {
                lines.add(data);
            }
        }
        return lines;
    }

    private static CaptureDevice describe(int index, Mixer.Info mixer, List<DataLine.Info> lines, boolean isDefault) {
        TreeSet<Integer> rates = new TreeSet<>();
        TreeSet<Integer> channels = new TreeSet<>();
        TreeSet<SampleEncoding> encodings = new TreeSet<>();
        for (DataLine.Info line : lines) {
            for (AudioFormat format : line.getFormats()) {
                if (format.getSampleRate() > 0) {
                    rates.add(Math.round(format.getSampleRate()));
                }
                if (format.getChannels() > 0) {
                    channels.add(format.getChannels());
                }
                encoding(format).ifPresent(encodings::add);
            }
        }
        return new CaptureDevice(
                index,
                mixer.getName(),
                mixer.getDescription(),
                isDefault,
                List.copyOf(rates),
                List.copyOf(channels),
                List.copyOf(encodings));
    }

    private static Optional<SampleEncoding> encoding(AudioFormat format) {
        int bits = format.getSampleSizeInBits();
        String order = bits == 8 ? "" : format.isBigEndian() ? "be" : "le";
        if (format.getEncoding().equals(Encoding.PCM_SIGNED)) {
            return SampleEncoding.ofLabel("s" + bits + order);
        }
        if (format.getEncoding().equals(Encoding.PCM_UNSIGNED)) {
            return SampleEncoding.ofLabel("u" + bits + order);
        }
        return format.getEncoding().equals(Encoding.PCM_FLOAT)
                ? SampleEncoding.ofLabel("f" + bits + order)
                : Optional.empty();
    }
}
