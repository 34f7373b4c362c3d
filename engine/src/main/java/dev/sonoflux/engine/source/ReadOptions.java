package dev.sonoflux.engine.source;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audiofile.ChannelMix;
import java.util.Objects;
import java.util.Optional;

/**
 * How recordings are read.
 *
 * @param channel how their channels become one
 * @param rawFormat the format of samples without a header; empty to find it in the header
 * @param frameSize samples per frame, 1 to 1,048,576; the last frame of a stream may be shorter
 */
public record ReadOptions(ChannelMix channel, Optional<PcmFormat> rawFormat, int frameSize) {
    /** The mean of all channels. */
    public static final ChannelMix DEFAULT_CHANNEL = ChannelMix.mean();

    /** Half a second at 8 kHz. */
    public static final int DEFAULT_FRAME_SIZE = 4096;

    /** The most samples that fit into a frame. */
    public static final int MAX_FRAME_SIZE = 1 << 20;

    public ReadOptions {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(rawFormat, "rawFormat");
        if (frameSize < 1 || frameSize > MAX_FRAME_SIZE) {
            throw new IllegalArgumentException("frame size " + frameSize + " is outside 1.." + MAX_FRAME_SIZE);
        }
        if (rawFormat.isPresent()
                && channel.to(rawFormat.get().channels()) > rawFormat.get().channels()) {
            throw new IllegalArgumentException("there is no channel " + channel.from() + " in a format of "
                    + rawFormat.get().channels() + "; channels count from 0");
        }
    }

    /** Files with a header, all channels mixed, in frames of the default size. */
    public static ReadOptions ofDefaults() {
        return new ReadOptions(DEFAULT_CHANNEL, Optional.empty(), DEFAULT_FRAME_SIZE);
    }

    public ReadOptions withChannel(ChannelMix value) {
        return new ReadOptions(value, rawFormat, frameSize);
    }

    public ReadOptions withRawFormat(PcmFormat value) {
        return new ReadOptions(channel, Optional.of(value), frameSize);
    }

    public ReadOptions withFrameSize(int value) {
        return new ReadOptions(channel, rawFormat, value);
    }
}
