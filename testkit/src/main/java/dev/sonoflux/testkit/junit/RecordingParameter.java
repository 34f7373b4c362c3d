package dev.sonoflux.testkit.junit;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.testkit.source.Rechunking;
import dev.sonoflux.testkit.source.TestRecording;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import reactor.core.publisher.Flux;

/** Finds the recording that {@link Recording} names. */
final class RecordingParameter implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(Recording.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Recording wanted = parameter.findAnnotation(Recording.class).orElseThrow();
        TestRecording recording = TestRecording.of(
                        wanted.value(), context.getRequiredTestClass().getClassLoader())
                .withPace(wanted.pace());
        Optional<Rechunking> frames = frames(wanted, context);
        return as(parameter, frames.map(recording::withFrames).orElse(recording));
    }

    private static Optional<Rechunking> frames(Recording wanted, ExtensionContext context) {
        Optional<Rechunking> ofInvocation = RechunkedInvocations.rechunking(context);
        if (ofInvocation.isPresent() && wanted.frameSize() != Recording.AS_READ) {
            throw new ParameterResolutionException("the frames of '" + wanted.value()
                    + "' are those of the @RechunkedTest; leave its frameSize out, or make it a @Test");
        }
        return wanted.frameSize() == Recording.AS_READ
                ? ofInvocation
                : Optional.of(Rechunking.ofSize(wanted.frameSize()));
    }

    private static Object as(ParameterContext parameter, TestRecording recording) {
        Type type = parameter.getParameter().getParameterizedType();
        if (type == AudioSource.class) {
            return recording.source();
        }
        if (type == AudioStream.class) {
            return recording.source().streams().blockFirst();
        }
        if (type == TestRecording.class) {
            return recording;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Flux.class) {
            Type item = generic.getActualTypeArguments()[0];
            if (item == PcmFrame.class) {
                return recording.frames();
            }
            if (item == AudioEvent.class) {
                return recording.events();
            }
        }
        throw new ParameterResolutionException("a recording cannot be had as " + type.getTypeName()
                + "; it can as AudioSource, AudioStream, Flux<PcmFrame>, Flux<AudioEvent> or TestRecording");
    }
}
