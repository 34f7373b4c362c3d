package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Which of the formats that a device might offer are tried, the best first. */
final class FormatPreference {
    /** What sound hardware runs at comes first; all of them are resampled to what a model wants. */
    private static final List<Integer> RATES = List.of(48_000, 44_100, 32_000, 16_000, 96_000, 22_050, 11_025, 8_000);

    /** Sixteen bits are more than a microphone's noise leaves. */
    private static final List<SampleEncoding> ENCODINGS = List.of(
            SampleEncoding.S16_LE,
            SampleEncoding.S16_BE,
            SampleEncoding.S24_LE,
            SampleEncoding.S24_BE,
            SampleEncoding.S32_LE,
            SampleEncoding.S32_BE);

    private FormatPreference() {}

    static List<PcmFormat> of(CaptureDevice device, OptionalInt rate, OptionalInt channels) {
        Set<Integer> rates = new LinkedHashSet<>();
        if (rate.isPresent()) {
            rates.add(rate.getAsInt());
        } else {
            rates.addAll(RATES);
            rates.addAll(device.rates());
        }
        Set<Integer> counts = new LinkedHashSet<>();
        if (channels.isPresent()) {
            counts.add(channels.getAsInt());
        } else {
            counts.addAll(List.of(1, 2));
            device.channels().stream().limit(1).forEach(counts::add);
        }
        List<PcmFormat> formats = new ArrayList<>();
        for (int samplesPerSecond : rates) {
            for (int count : counts) {
                ENCODINGS.forEach(encoding -> formats.add(new PcmFormat(samplesPerSecond, count, encoding)));
            }
        }
        return formats;
    }
}
