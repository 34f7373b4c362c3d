package dev.sonoflux.engine.stage;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.SkipException;
import org.testng.annotations.Test;
import reactor.core.publisher.Flux;

/**
 * The publishers that {@link Stages#operator} makes pass the Reactive Streams Technology Compatibility Kit. The kit is
 * written for TestNG; here each of its checks is run as a JUnit test.
 */
class StagesTckTest {
    private static final long TIMEOUT_MS = 1000;
    private static final long QUIET_MS = 50;

    @TestFactory
    Stream<DynamicTest> onePerInput() {
        return checks(() -> new Verification() {
            @Override
            public Publisher<Long> createPublisher(long elements) {
                Stage<Long, Long> same = (in, out) -> out.accept(in);
                return numbers(elements).transform(Stages.operator(() -> same));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> severalPerInputAndOneAtTheFlush() {
        return checks(() -> new Verification() {
            @Override
            public Publisher<Long> createPublisher(long elements) {
                return numbers((elements - 1) / 2)
                        .transform(Stages.operator(() -> new Pairs(elements == 0 ? 0 : elements % 2 == 0 ? 2 : 1)));
            }
        });
    }

    /** Hands on every number twice, and so many in the end. */
    private record Pairs(int flushed) implements Stage<Long, Long> {
        @Override
        public void accept(Long input, Consumer<? super Long> out) {
            out.accept(input);
            out.accept(input);
        }

        @Override
        public void flush(Consumer<? super Long> out) {
            for (int i = 0; i < flushed; i++) {
                out.accept(-1L);
            }
        }
    }

    private static Flux<Long> numbers(long count) {
        return Flux.generate(() -> 0L, (n, sink) -> {
            if (n < count) {
                sink.next(n);
            } else {
                sink.complete();
            }
            return n + 1;
        });
    }

    private abstract static class Verification extends PublisherVerification<Long> {
        Verification() {
            super(new TestEnvironment(TIMEOUT_MS, QUIET_MS), TIMEOUT_MS);
        }

        @Override
        public Publisher<Long> createFailedPublisher() {
            Stage<Long, Long> same = (in, out) -> out.accept(in);
            return Flux.<Long>error(new IllegalStateException("failed")).transform(Stages.operator(() -> same));
        }
    }

    private static Stream<DynamicTest> checks(Supplier<Verification> verification) {
        return Arrays.stream(PublisherVerification.class.getMethods())
                .filter(m -> m.isAnnotationPresent(Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(m -> dynamicTest(m.getName(), () -> run(verification.get(), m)));
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
