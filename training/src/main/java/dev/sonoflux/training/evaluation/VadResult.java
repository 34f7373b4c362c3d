package dev.sonoflux.training.evaluation;

import java.util.OptionalDouble;

/**
 * What a voice activity detector did.
 *
 * @param vad the detector
 * @param snrDb the words' mean power to that of the noise that was added; empty if none was
 * @param frames of 10 ms
 * @param missed words without a segment of their own, of which at least half is the word
 * @param segments those that are of no word, in the time of the streams
 */
public record VadResult(
        VadChoice vad, OptionalDouble snrDb, FrameCounts frames, Proportion missed, HourlyRate segments) {}
