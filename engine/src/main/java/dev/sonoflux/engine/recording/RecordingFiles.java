package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.SonofluxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * The two files that a recording consists of: {@code take.wav} with the samples, and {@code take.events.jsonl} beside it
 * with everything else. A recording holds one stream.
 *
 * <p><b>The samples</b> are those that the source delivered, one frame after the other, mono, at the source's rate; where
 * some are missing, nothing stands in for them. They are stored without loss: as {@code s16le} if the first event says
 * that a device captures one channel of at most 16 bits, and as {@code f32le} otherwise. Past 4 GiB the file is RF64.
 * While it is being written its header says that it goes on to its end.
 *
 * <p><b>The events</b> are JSON objects, one a line, in ASCII, with their keys in the order given here. The first line is
 * the header; each line after it is what the source delivered next. Positions and lengths count samples at the header's
 * {@code rate}; {@code time} is when the event came, in seconds since the first one did, with 6 decimals.
 *
 * <pre>{@code
 * {"type":"recording","format":"sonoflux-recording","version":1,"stream":"microphone","rate":16000,"encoding":"s16le"}
 * {"type":"capture","time":0.000000,"position":0,"device":"Built-in","rate":16000,"channels":1,"encoding":"s16le"}
 * {"type":"frame","time":0.040112,"start":0,"length":640}
 * {"type":"frame","time":1.040200,"start":16000,"length":0,"gap":15360}
 * {"type":"key","time":1.512000,"position":16000,"key":"enter"}
 * {"type":"dropped","time":1.600125,"start":16000,"length":640}
 * {"type":"fault","time":1.700000,"severity":"warning","subject":"Built-in","rate":16000,"position":16640,"message":"…"}
 * {"type":"end","time":1.700451,"samples":640}
 * }</pre>
 *
 * <ul>
 *   <li>{@code frame}: the next {@code length} samples of the WAV file begin at the position {@code start}; with 0 samples
 *       it says that nothing came up to there. {@code gap}, where it isn't 0, is how many samples are missing since the
 *       end of the frame before.
 *   <li>{@code fault}: its {@code rate} is the header's, or 0 if its position isn't known.
 *   <li>{@code end}: the recording was ended in order; it holds that many samples. Where the line is missing, as after a
 *       crash, a replay goes as far as both files do, and warns.
 * </ul>
 *
 * @param wav the file with the samples
 * @param events the file with the events
 */
public record RecordingFiles(Path wav, Path events) {
    private static final String WAV = ".wav";
    private static final String EVENTS = ".events.jsonl";

    public RecordingFiles {
        Objects.requireNonNull(wav, "wav");
        Objects.requireNonNull(events, "events");
    }

    /**
     * The recording that one of its two files belongs to.
     *
     * @param file a path that ends in {@code .wav} or {@code .events.jsonl}, whether or not anything is there
     * @throws SonofluxException if it ends in neither
     */
    public static RecordingFiles of(Path file) {
        String name = String.valueOf(file.getFileName());
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(WAV) && name.length() > WAV.length()) {
            return new RecordingFiles(file, file.resolveSibling(without(name, WAV) + EVENTS));
        }
        if (lower.endsWith(EVENTS) && name.length() > EVENTS.length()) {
            return new RecordingFiles(file.resolveSibling(without(name, EVENTS) + WAV), file);
        }
        throw new SonofluxException(
                file + " is no name for a recording: its samples are in a WAV file, and its events in"
                        + " a file beside it; name the WAV file, e.g. take.wav");
    }

    private static String without(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }
}
