package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What was wrong with one recording without keeping the rest of it from being read. */
final class Warnings {
    private final String file;
    private final int sampleRate;
    private final List<Fault> faults = new ArrayList<>();

    Warnings(String file, int sampleRate) {
        this.file = file;
        this.sampleRate = sampleRate;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /**
     * The samples came to their end.
     *
     * @param found how many there were, per channel
     * @param promised how many the header promised, if it did
     * @param leftOverBytes how many bytes of an incomplete one came after them
     */
    void ended(long found, OptionalLong promised, long leftOverBytes, SampleDecoder decoder) {
        if (found < promised.orElse(0)) {
            truncated(promised.getAsLong(), found);
        } else if (leftOverBytes > 0) {
            endsInsideSample(found, leftOverBytes);
        }
        if (decoder.notFinite() > 0) {
            notFinite(decoder.notFinite(), decoder.firstNotFinite());
        }
    }

    void truncated(long expected, long found) {
        warn(
                found,
                "is truncated: its header promises " + expected + " samples per channel, and it holds " + found
                        + "; get a complete copy if the rest matters");
    }

    void endsInsideSample(long found, long bytes) {
        warn(found, "ends inside a sample; the last " + bytes + " bytes are left out");
    }

    void endsInsideBlock(long found) {
        warn(found, "is truncated: it ends inside the block after sample " + found);
    }

    void notFinite(long count, long first) {
        warn(
                first,
                "holds " + count + " samples that are not numbers (NaN or infinite), the first at sample " + first
                        + "; silence stands in for them");
    }

    private void warn(long position, String problem) {
        faults.add(new Fault(Severity.WARNING, file, sampleRate, position, file + ": " + problem));
    }
}
