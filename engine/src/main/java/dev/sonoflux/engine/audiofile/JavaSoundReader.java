package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.OptionalLong;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** AIFF and AU, whose headers Java Sound reads: by a buffer ahead, so that errors are at the header's start. */
final class JavaSoundReader {
    private JavaSoundReader() {}

    static PcmReader open(ByteSource in, String container, ChannelMix mix) {
        AudioInputStream stream = stream(in, container);
        AudioFormat sound = stream.getFormat();
        PcmFormat format = format(in, container, sound);
        OptionalLong dataBytes = stream.getFrameLength() < 0
                ? OptionalLong.empty()
                : OptionalLong.of(stream.getFrameLength() * format.bytesPerFrame());
        return new PcmReader(in, stream, container, format, dataBytes, mix);
    }

    private static AudioInputStream stream(ByteSource in, String container) {
        try {
            return AudioSystem.getAudioInputStream(new BufferedInputStream(in));
        } catch (UnsupportedAudioFileException e) {
            throw in.errorAt(
                    0,
                    "this " + container + " header is damaged, or its samples are stored in a way that isn't supported"
                            + " (in AIFF-C: sowt, fl32 and what is compressed); convert the file to WAV, e.g. with sox");
        } catch (IOException | RuntimeException e) {
            // Java Sound lets all sorts of arithmetic fail on damaged headers.
            throw new AudioFileException(in.file(), 0, "this " + container + " header is damaged or cannot be read", e);
        }
    }

    private static PcmFormat format(ByteSource in, String container, AudioFormat sound) {
        long rate = Math.round((double) sound.getSampleRate());
        int channels = sound.getChannels();
        if (rate < 1 || rate > PcmFormat.MAX_SAMPLE_RATE) {
            throw in.error("the " + container + " header states a sample rate of " + sound.getSampleRate()
                    + " Hz; 1 to " + PcmFormat.MAX_SAMPLE_RATE + " are possible");
        }
        if (channels < 1 || channels > PcmFormat.MAX_CHANNELS || sound.getFrameSize() % channels != 0) {
            throw in.error("the " + container + " header states " + channels + " channels in frames of "
                    + sound.getFrameSize() + " bytes; 1 to " + PcmFormat.MAX_CHANNELS + " channels are possible");
        }
        return new PcmFormat((int) rate, channels, encoding(in, container, sound, sound.getFrameSize() / channels));
    }

    private static SampleEncoding encoding(ByteSource in, String container, AudioFormat sound, int bytes) {
        String order = bytes == 1 ? "" : sound.isBigEndian() ? "be" : "le";
        String label;
        if (sound.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)) {
            label = "s" + bytes * 8 + order;
        } else if (sound.getEncoding().equals(AudioFormat.Encoding.PCM_UNSIGNED)) {
            label = "u" + bytes * 8 + order;
        } else if (sound.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT)) {
            label = "f" + bytes * 8 + order;
        } else if (sound.getEncoding().equals(AudioFormat.Encoding.ULAW)) {
            label = SampleEncoding.MU_LAW.label();
        } else if (sound.getEncoding().equals(AudioFormat.Encoding.ALAW)) {
            label = SampleEncoding.A_LAW.label();
        } else {
            label = sound.getEncoding().toString();
        }
        return SampleEncoding.ofLabel(label)
                .orElseThrow(() -> in.error(
                        "samples of " + label + " in " + container + " aren't supported; convert the file to WAV"));
    }
}
