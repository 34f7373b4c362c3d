package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.SampleEncoding;
import java.util.List;

/**
 * A device that captures.
 *
 * @param index its place in the list, from 0; it changes when devices come and go
 * @param name what {@link MicrophoneConfig#device} finds it by
 * @param description what the system says about it
 * @param isDefault whether it is what {@value MicrophoneConfig#DEFAULT_DEVICE} stands for
 * @param rates the sample rates that it offers, ascending; empty if it names none and takes what it is asked for
 * @param channels the numbers of channels that it offers, ascending
 * @param encodings how it stores samples, as far as they can be read here
 */
public record CaptureDevice(
        int index,
        String name,
        String description,
        boolean isDefault,
        List<Integer> rates,
        List<Integer> channels,
        List<SampleEncoding> encodings) {
    public CaptureDevice {
        rates = List.copyOf(rates);
        channels = List.copyOf(channels);
        encodings = List.copyOf(encodings);
    }

    /** What it offers, in words. */
    public String formats() {
        String atRates = rates.isEmpty()
                ? "any rate"
                : String.join(", ", rates.stream().map(String::valueOf).toList()) + " Hz";
        return atRates + "; channels " + ranges(channels) + "; "
                + String.join(" ", encodings.stream().map(SampleEncoding::label).toList());
    }

    /** Ascending numbers with neighbours joined, e.g. {@code 1-8, 16}. */
    private static String ranges(List<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.size(); ) {
            int last = i;
            while (last + 1 < numbers.size() && numbers.get(last + 1) == numbers.get(last) + 1) {
                last++;
            }
            text.append(text.isEmpty() ? "" : ", ").append(numbers.get(i));
            if (last > i) {
                text.append('-').append(numbers.get(last));
            }
            i = last + 1;
        }
        return text.toString();
    }
}
