package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.PcmFormat;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Which microphone is listened to, and how.
 *
 * @param device {@value #DEFAULT_DEVICE} for the system's default, a name or a part of one (upper and lower case are the
 *     same), or an index
 * @param rate samples per second, 1 to 768,000; empty for the best that the device offers
 * @param channels number of channels that are opened, 1 to 256, and mixed to one; empty for the fewest that the device offers
 * @param buffer the line's buffer, 5 ms to 2 s: samples arrive every half of it, and the device loses samples when the
 *     machine is busy for longer
 * @param overflow what happens when the consumer is too slow
 * @param queue how much audio waits for a slow consumer at most, at least the buffer, at most 10 min
 */
public record MicrophoneConfig(
        String device, OptionalInt rate, OptionalInt channels, Duration buffer, Overflow overflow, Duration queue) {
    /** The name of the system's default device. */
    public static final String DEFAULT_DEVICE = "default";

    /** Short enough to be heard at once, long enough for the pauses of a busy machine. */
    public static final Duration DEFAULT_BUFFER = Duration.ofMillis(40);

    /** Results close to now are worth more than old ones. */
    public static final Overflow DEFAULT_OVERFLOW = Overflow.DROP_OLDEST;

    /** Enough for a word and a slow look at it. */
    public static final Duration DEFAULT_QUEUE = Duration.ofSeconds(2);

    /** The shortest buffer that is accepted. */
    public static final Duration MIN_BUFFER = Duration.ofMillis(5);

    /** The longest buffer that is accepted. */
    public static final Duration MAX_BUFFER = Duration.ofSeconds(2);

    /** The longest queue that is accepted. */
    public static final Duration MAX_QUEUE = Duration.ofMinutes(10);

    public MicrophoneConfig {
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(channels, "channels");
        Objects.requireNonNull(buffer, "buffer");
        Objects.requireNonNull(overflow, "overflow");
        Objects.requireNonNull(queue, "queue");
        if (device.isBlank()) {
            throw new IllegalArgumentException("the device is blank; '" + DEFAULT_DEVICE + "' is the system's default");
        }
        rate.ifPresent(value -> requireRange("rate", value, PcmFormat.MAX_SAMPLE_RATE));
        channels.ifPresent(value -> requireRange("channels", value, PcmFormat.MAX_CHANNELS));
        if (buffer.compareTo(MIN_BUFFER) < 0 || buffer.compareTo(MAX_BUFFER) > 0) {
            throw new IllegalArgumentException(
                    "a buffer of " + buffer.toMillis() + " ms is not accepted; it must be 5 ms to 2 s");
        }
        if (queue.compareTo(buffer) < 0 || queue.compareTo(MAX_QUEUE) > 0) {
            throw new IllegalArgumentException("a queue of " + queue.toMillis()
                    + " ms is not accepted; it must be at least the buffer's " + buffer.toMillis()
                    + " ms and at most 10 min");
        }
    }

    /** The default device at its best, with a buffer of 40 ms and a queue of 2 s that drops what is oldest. */
    public static MicrophoneConfig ofDefaults() {
        return new MicrophoneConfig(
                DEFAULT_DEVICE,
                OptionalInt.empty(),
                OptionalInt.empty(),
                DEFAULT_BUFFER,
                DEFAULT_OVERFLOW,
                DEFAULT_QUEUE);
    }

    public MicrophoneConfig withDevice(String value) {
        return new MicrophoneConfig(value, rate, channels, buffer, overflow, queue);
    }

    /** With a fixed rate; a device that doesn't offer it is an error. */
    public MicrophoneConfig withRate(int value) {
        return new MicrophoneConfig(device, OptionalInt.of(value), channels, buffer, overflow, queue);
    }

    /** With a fixed number of channels; a device that doesn't offer it is an error. */
    public MicrophoneConfig withChannels(int value) {
        return new MicrophoneConfig(device, rate, OptionalInt.of(value), buffer, overflow, queue);
    }

    public MicrophoneConfig withBuffer(Duration value) {
        return new MicrophoneConfig(device, rate, channels, value, overflow, queue);
    }

    public MicrophoneConfig withOverflow(Overflow value) {
        return new MicrophoneConfig(device, rate, channels, buffer, value, queue);
    }

    public MicrophoneConfig withQueue(Duration value) {
        return new MicrophoneConfig(device, rate, channels, buffer, overflow, value);
    }

    private static void requireRange(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " is not accepted; it must be 1 to " + max);
        }
    }
}
