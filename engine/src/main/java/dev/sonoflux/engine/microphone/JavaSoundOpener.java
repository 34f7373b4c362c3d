package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFormat;
import java.util.List;
import java.util.OptionalInt;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.TargetDataLine;

/** Opens the configured device of Java Sound with the best of the formats that it really takes. */
final class JavaSoundOpener implements LineOpener {
    private final MicrophoneConfig config;
    private volatile JavaSoundLine last;

    JavaSoundOpener(MicrophoneConfig config) {
        this.config = config;
    }

    @Override
    public CaptureLine open(OptionalInt rate) {
        List<JavaSoundDevices.Entry> devices = JavaSoundDevices.list();
        JavaSoundDevices.Entry entry = devices.get(
                select(devices.stream().map(JavaSoundDevices.Entry::device).toList(), rate.isPresent())
                        .index());
        List<PcmFormat> formats = formats(entry, rate);
        String reason = "";
        for (PcmFormat format : formats) {
            try {
                JavaSoundLine line = open(entry, format);
                last = line;
                return line;
            } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
                reason = e.getMessage();
            }
        }
        throw new SonofluxException(
                "microphone '" + entry.device().name() + "' cannot be opened: another program uses it,"
                        + " it is gone, or this program may not record; Java Sound says: " + reason);
    }

    /** The device that a stream began with is known by its name; an index may mean another one meanwhile. */
    private CaptureDevice select(List<CaptureDevice> devices, boolean again) {
        JavaSoundLine before = last;
        if (again && before != null && !config.device().equals(MicrophoneConfig.DEFAULT_DEVICE)) {
            List<CaptureDevice> same = devices.stream()
                    .filter(device -> device.name().equals(before.device()))
                    .toList();
            if (same.size() == 1) {
                return same.get(0);
            }
        }
        return DeviceSelection.select(devices, config.device());
    }

    private List<PcmFormat> formats(JavaSoundDevices.Entry entry, OptionalInt rate) {
        JavaSoundLine before = last;
        if (rate.isPresent()
                && before != null
                && before.device().equals(entry.device().name())) {
            // It will take what it took when it is back; asking for more until then would cost more than listening.
            return List.of(before.format());
        }
        OptionalInt wantedRate = rate.isPresent() ? rate : config.rate();
        List<PcmFormat> formats = FormatPreference.of(entry.device(), wantedRate, config.channels()).stream()
                .filter(format -> entry.lines().stream().anyMatch(line -> line.isFormatSupported(javaFormat(format))))
                .toList();
        if (formats.isEmpty()) {
            throw new SonofluxException("microphone '" + entry.device().name() + "' does not offer "
                    + wanted(wantedRate) + "; it offers " + entry.device().formats());
        }
        return formats;
    }

    private JavaSoundLine open(JavaSoundDevices.Entry entry, PcmFormat format) throws LineUnavailableException {
        AudioFormat wanted = javaFormat(format);
        TargetDataLine line = (TargetDataLine)
                AudioSystem.getMixer(entry.mixer()).getLine(new DataLine.Info(TargetDataLine.class, wanted));
        long frames = Math.max(1, Nanos.toSamples(config.buffer().toNanos(), format.sampleRate()));
        line.open(wanted, Math.toIntExact(frames * format.bytesPerFrame()));
        try {
            line.start();
        } catch (RuntimeException e) {
            line.close();
            throw e;
        }
        return new JavaSoundLine(entry.device().name(), format, line);
    }

    private String wanted(OptionalInt rate) {
        String atRate = rate.isPresent() ? rate.getAsInt() + " Hz" : "16, 24 or 32 bits";
        return config.channels().isPresent()
                ? atRate + " with " + config.channels().getAsInt() + " channels"
                : atRate;
    }

    private static AudioFormat javaFormat(PcmFormat format) {
        return new AudioFormat(
                format.sampleRate(),
                format.encoding().bytes() * 8,
                format.channels(),
                true,
                format.encoding().bigEndian());
    }
}
