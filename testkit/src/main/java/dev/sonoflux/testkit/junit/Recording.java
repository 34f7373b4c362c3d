package dev.sonoflux.testkit.junit;

import dev.sonoflux.testkit.source.Pace;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A parameter of a test that is a recording. It may be an {@link dev.sonoflux.engine.audio.AudioSource}, an
 * {@link dev.sonoflux.engine.audio.AudioStream}, a {@code Flux<PcmFrame>}, a {@code Flux<AudioEvent>}, or a
 * {@link dev.sonoflux.testkit.source.TestRecording} to be changed further. In a {@link RechunkedTest} it comes in the
 * frames of the invocation.
 *
 * <pre>{@code
 * @Test
 * void theDigitsAreHeard(@Recording("digits.wav") AudioSource source) { … }
 * }</pre>
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RecordingParameter.class)
public @interface Recording {
    /** The frames in which it is read. */
    int AS_READ = 0;

    /** A resource on the class path, or a path, relative to the working directory. */
    String value();

    /** Samples per frame; {@link #AS_READ} leaves them as they are. */
    int frameSize() default AS_READ;

    /** How fast it comes. */
    Pace pace() default Pace.MAX;
}
