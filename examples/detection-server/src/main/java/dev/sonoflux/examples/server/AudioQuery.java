package dev.sonoflux.examples.server;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.audiofile.PcmDecoder;
import dev.sonoflux.engine.audiofile.WavDecoder;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * What a request says about its audio: {@code ?rate=16000&channels=1&encoding=s16le} for samples without a header, and
 * {@code name}, by which results call it. Without a rate the audio is a WAV file.
 */
record AudioQuery(Optional<String> name, Optional<PcmFormat> raw) {
    private static final String RATE = "rate";
    private static final String CHANNELS = "channels";
    private static final String ENCODING = "encoding";

    static AudioQuery of(String uri) {
        Map<String, List<String>> query = new QueryStringDecoder(uri).parameters();
        Optional<PcmFormat> raw = Optional.empty();
        if (query.containsKey(RATE)) {
            int rate = number(query, RATE, 0, PcmFormat.MAX_SAMPLE_RATE);
            int channels = number(query, CHANNELS, 1, PcmFormat.MAX_CHANNELS);
            raw = Optional.of(new PcmFormat(rate, channels, encoding(query)));
        } else if (query.containsKey(CHANNELS) || query.containsKey(ENCODING)) {
            throw refusal("samples without a header need a rate, e.g. ?rate=16000");
        }
        return new AudioQuery(first(query, "name"), raw);
    }

    /** The same for audio that cannot be a file. */
    static AudioQuery ofSamples(String uri) {
        AudioQuery query = of(uri);
        if (query.raw.isEmpty()) {
            throw refusal("the rate of the samples is missing, e.g. ?rate=16000");
        }
        return query;
    }

    /** From the bytes of the audio to its frames. */
    Function<Flux<byte[]>, Flux<AudioEvent>> decoder(String stream) {
        if (raw.isPresent()) {
            return bytes -> bytes.transform(PcmDecoder.operator(raw.get(), ChannelMix.mean()))
                    .cast(AudioEvent.class);
        }
        return WavDecoder.operator(stream, ChannelMix.mean());
    }

    private static int number(Map<String, List<String>> query, String key, int otherwise, int most) {
        Optional<String> given = first(query, key);
        try {
            int value = given.map(Integer::parseInt).orElse(otherwise);
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number that is out of range.
        }
        throw refusal("'" + key + "' must be a whole number from 1 to " + most + ", not '" + given.orElse("") + "'");
    }

    private static SampleEncoding encoding(Map<String, List<String>> query) {
        String label = first(query, ENCODING).orElse(SampleEncoding.S16_LE.label());
        return SampleEncoding.ofLabel(label)
                .orElseThrow(() -> refusal("'" + ENCODING + "' must be one of "
                        + String.join(", ", SampleEncoding.labels()) + ", not '" + label + "'"));
    }

    private static Optional<String> first(Map<String, List<String>> query, String key) {
        return query.getOrDefault(key, List.of()).stream().findFirst();
    }

    private static Problem.Refusal refusal(String detail) {
        return new Problem.Refusal(Problem.badRequest(detail));
    }
}
