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

    JavaSoundOpener(MicrophoneConfig config) {
        this.config = config;
    }

    @Override
    public CaptureLine open(OptionalInt rate) throws LineUnavailableException {
        List<JavaSoundDevices.Entry> devices = JavaSoundDevices.list();
        CaptureDevice device = DeviceSelection.select(
                devices.stream().map(JavaSoundDevices.Entry::device).toList(), config.device());
        JavaSoundDevices.Entry entry = devices.get(device.index());
        OptionalInt wantedRate = rate.isPresent() ? rate : config.rate();
        List<PcmFormat> offered = FormatPreference.of(device, wantedRate, config.channels()).stream()
                .filter(format -> entry.lines().stream().anyMatch(line -> line.isFormatSupported(javaFormat(format))))
                .toList();
        if (offered.isEmpty()) {
            throw new SonofluxException("microphone '" + device.name() + "' does not offer " + wanted(wantedRate)
                    + "; it offers " + device.formats());
        }
        LineUnavailableException last = null;
        for (PcmFormat format : offered) {
            try {
                return open(entry, format);
            } catch (LineUnavailableException e) {
                last = e;
            }
        }
        throw last;
    }

    private CaptureLine open(JavaSoundDevices.Entry entry, PcmFormat format) throws LineUnavailableException {
        AudioFormat wanted = javaFormat(format);
        TargetDataLine line = (TargetDataLine)
                AudioSystem.getMixer(entry.mixer()).getLine(new DataLine.Info(TargetDataLine.class, wanted));
        long frames = Nanos.toSamples(config.buffer().toNanos(), format.sampleRate());
        line.open(wanted, (int) Math.max(1, frames) * format.bytesPerFrame());
        line.start();
        return new JavaSoundLine(entry.device().name(), format, line);
    }

    private String wanted(OptionalInt rate) {
        String atRate = rate.isPresent() ? rate.getAsInt() + " Hz" : "a rate that is known here";
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
