package dev.sonoflux.engine.source;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings that sources of recordings have in common, and how they become {@link ReadOptions}. */
final class ReadParameters {
    /** What most programs that write samples without a header write. */
    private static final SampleEncoding DEFAULT_ENCODING = SampleEncoding.S16_LE;

    private static final int DEFAULT_CHANNELS = 1;

    private static final Parameter<Optional<Integer>> CHANNEL = Parameter.of(
            "channel",
            ParameterTypes.orKeyword("mix", ParameterTypes.integer(0, PcmFormat.MAX_CHANNELS - 1)),
            Optional.empty(),
            "The channel to listen to, counted from 0, or mix for the mean of all.");

    private static final Parameter<Integer> FRAME_SIZE = Parameter.of(
            "frameSize",
            ParameterTypes.integer(1, ReadOptions.MAX_FRAME_SIZE),
            ReadOptions.DEFAULT_FRAME_SIZE,
            "Samples read at a time; it changes no result.");

    private static final Parameter<SampleEncoding> ENCODING =
            Parameter.of("encoding", encodings(), DEFAULT_ENCODING, "How a sample is stored.");

    private static final Parameter<Integer> RATE = Parameter.required(
            "rate", ParameterTypes.hertz(1, PcmFormat.MAX_SAMPLE_RATE), "Samples per second and channel.");

    private static final Parameter<Integer> CHANNELS = Parameter.of(
            "channels",
            ParameterTypes.integer(1, PcmFormat.MAX_CHANNELS),
            DEFAULT_CHANNELS,
            "Number of interleaved channels.");

    private static final Parameter<PcmFormat> FORMAT = Parameter.optional(
            "format",
            ParameterTypes.mapping(ParameterSet.of(ENCODING, RATE, CHANNELS), ReadParameters::format),
            "The format of samples without a header; left out where a header says it.");

    private ReadParameters() {}

    /** These settings after those that the source has of its own. */
    static ParameterSet after(Parameter<?>... own) {
        return ParameterSet.of(own).and(CHANNEL, FORMAT, FRAME_SIZE);
    }

    static ReadOptions options(Settings settings) {
        ChannelMix channel = settings.get(CHANNEL).map(ChannelMix::channel).orElse(ReadOptions.DEFAULT_CHANNEL);
        return new ReadOptions(channel, settings.find(FORMAT), settings.get(FRAME_SIZE));
    }

    private static PcmFormat format(Settings settings) {
        return new PcmFormat(settings.get(RATE), settings.get(CHANNELS), settings.get(ENCODING));
    }

    private static ParameterType<SampleEncoding> encodings() {
        List<String> labels = SampleEncoding.labels();
        String expectation = "one of " + String.join(", ", labels);
        return ParameterTypes.of(
                expectation,
                text -> SampleEncoding.ofLabel(text)
                        .orElseThrow(() -> new IllegalArgumentException("there is no such encoding")),
                SampleEncoding::label,
                Map.of("enum", labels));
    }
}
