package dev.sonoflux.engine.microphone;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.sonoflux.engine.audio.AudioEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.SkipException;
import org.testng.annotations.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** A microphone, which never ends by itself, passes the Reactive Streams Technology Compatibility Kit. */
class MicrophoneTckTest {
    private static final long TIMEOUT_MS = 1000;
    private static final long QUIET_MS = 50;

    @TestFactory
    Stream<DynamicTest> microphone() {
        return Arrays.stream(PublisherVerification.class.getMethods())
                .filter(check -> check.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(check -> dynamicTest(check.getName(), () -> run(new Verification(), check)));
    }

    private static final class Verification extends PublisherVerification<AudioEvent> {
        Verification() {
            super(new TestEnvironment(TIMEOUT_MS, QUIET_MS), TIMEOUT_MS);
        }

        @Override
        public long maxElementsFromPublisher() {
            return publisherUnableToSignalOnComplete();
        }

        @Override
        public Publisher<AudioEvent> createPublisher(long elements) {
            return source(rate -> new FakeLine().endless());
        }

        @Override
        public Publisher<AudioEvent> createFailedPublisher() {
            return source(rate -> {
                throw new OutOfMemoryError("no native memory");
            });
        }

        private static Publisher<AudioEvent> source(LineOpener opener) {
            return new MicrophoneSource(
                            MicrophoneConfig.ofDefaults(),
                            opener,
                            System::nanoTime,
                            () -> Schedulers.newSingle("tck", true),
                            Flux.never())
                    .streams()
                    .blockLast()
                    .events();
        }
    }

    private static void run(Verification verification, Method check) throws Throwable {
        verification.setUp();
        try {
            check.invoke(verification);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SkipException) {
                abort(e.getCause().getMessage());
            }
            throw e.getCause();
        }
    }
}
