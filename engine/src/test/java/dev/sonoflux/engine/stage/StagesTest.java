package dev.sonoflux.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

class StagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Hands on every number as often as it says, and the sum in the end. */
    private static final class Repeat implements Stage<Integer, Integer> {
        private int sum;

        @Override
        public void accept(Integer input, Consumer<? super Integer> out) {
            sum += input;
            for (int i = 0; i < input; i++) {
                out.accept(input);
            }
        }

        @Override
        public void flush(Consumer<? super Integer> out) {
            out.accept(sum);
        }
    }

    private static Flux<Integer> repeat(Flux<Integer> input) {
        return input.transform(Stages.operator(Repeat::new));
    }

    @Test
    void outputsFollowInOrderAndTheFlushComesLast() {
        StepVerifier.create(repeat(Flux.just(1, 0, 3, 2)))
                .expectNext(1, 3, 3, 3, 2, 2, 6)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void whatAStageHandedOnBeforeItFailedComesBeforeTheError() {
        Stage<List<Integer>, Integer> refusesZero = (numbers, out) -> numbers.forEach(n -> out.accept(60 / n));

        StepVerifier.create(
                        Flux.just(List.of(2), List.of(3, 4, 0, 5), List.of(6))
                                .transform(Stages.operator(() -> refusesZero)),
                        0)
                .thenRequest(1)
                .expectNext(30)
                .thenRequest(1)
                .expectNext(20)
                .thenRequest(1)
                .expectNext(15)
                .expectError(ArithmeticException.class)
                .verify(PATIENCE);
    }

    @Test
    void whatAStageFlushedBeforeItFailedComesBeforeTheError() {
        Stage<Integer, Integer> failsAtTheEnd = new Stage<>() {
            @Override
            public void accept(Integer input, Consumer<? super Integer> out) {}

            @Override
            public void flush(Consumer<? super Integer> out) {
                out.accept(1);
                throw new IllegalStateException("at the end");
            }
        };

        StepVerifier.create(Flux.just(5).transform(Stages.operator(() -> failsAtTheEnd)))
                .expectNext(1)
                .expectErrorMessage("at the end")
                .verify(PATIENCE);
    }

    @Test
    void anEmptyStreamIsFlushed() {
        StepVerifier.create(repeat(Flux.empty())).expectNext(0).expectComplete().verify(PATIENCE);
    }

    @Test
    void eachSubscriberHasAStageOfItsOwn() {
        AtomicInteger stages = new AtomicInteger();
        Flux<Integer> flux = Flux.just(1, 2).transform(Stages.operator(() -> {
            stages.incrementAndGet();
            return new Repeat();
        }));

        assertThat(stages).hasValue(0);
        for (int i = 0; i < 2; i++) {
            StepVerifier.create(flux).expectNext(1, 2, 2, 3).expectComplete().verify(PATIENCE);
        }
        assertThat(stages).hasValue(2);
    }

    @Test
    void oneInputIsRequestedAtATimeAndTheNextWhenItsOutputsAreTaken() {
        List<Long> requests = new ArrayList<>();
        TestPublisher<Integer> source = TestPublisher.create();
        StepVerifier.create(repeat(source.flux().doOnRequest(requests::add)), 0)
                .then(() -> assertThat(requests).containsExactly(1L))
                .then(() -> source.next(3))
                .thenRequest(2)
                .expectNext(3, 3)
                .then(() -> assertThat(requests).containsExactly(1L))
                .thenRequest(1)
                .expectNext(3)
                .then(() -> assertThat(requests).containsExactly(1L, 1L))
                .then(() -> source.next(0))
                .then(() -> assertThat(requests).containsExactly(1L, 1L, 1L))
                .then(source::complete)
                .thenRequest(1)
                .expectNext(3)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void theFlushWaitsForDemand() {
        StepVerifier.create(repeat(Flux.just(1)), 1)
                .expectNext(1)
                .expectNoEvent(Duration.ofMillis(1))
                .thenRequest(1)
                .expectNext(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void anErrorPassesAndNothingIsFlushed() {
        IllegalStateException failure = new IllegalStateException("the source failed");

        StepVerifier.create(repeat(Flux.just(2).concatWith(Flux.error(failure))))
                .expectNext(2, 2)
                .expectErrorMatches(e -> e == failure)
                .verify(PATIENCE);
    }

    @Test
    void anExceptionInAStageFailsTheStreamAndCancelsTheSource() {
        TestPublisher<Integer> source = TestPublisher.create();
        IllegalArgumentException failure = new IllegalArgumentException("two");
        Stage<Integer, Integer> stage = (in, out) -> {
            if (in == 2) {
                throw failure;
            }
            out.accept(in);
        };

        StepVerifier.create(source.flux().transform(Stages.operator(() -> stage)))
                .then(() -> source.next(1, 2))
                .expectNext(1)
                .expectErrorMatches(e -> e == failure)
                .verify(PATIENCE);

        source.assertCancelled();
    }

    @Test
    void anExceptionInTheFlushFailsTheStreamBehindItsOutputs() {
        Stage<Integer, Integer> stage = new Stage<>() {
            @Override
            public void accept(Integer input, Consumer<? super Integer> out) {
                out.accept(input);
            }

            @Override
            public void flush(Consumer<? super Integer> out) {
                throw new IllegalStateException("flush");
            }
        };

        StepVerifier.create(Flux.just(1).transform(Stages.operator(() -> stage)))
                .expectNext(1)
                .expectErrorMessage("flush")
                .verify(PATIENCE);
    }

    @Test
    void cancellationAmongTheOutputsOfOneInputStopsThereAndReachesTheSource() {
        TestPublisher<Integer> source = TestPublisher.create();
        List<Integer> seen = new ArrayList<>();
        AtomicInteger flushed = new AtomicInteger();
        Stage<Integer, Integer> stage = new Stage<>() {
            @Override
            public void accept(Integer input, Consumer<? super Integer> out) {
                for (int i = 0; i < 5; i++) {
                    out.accept(i);
                }
            }

            @Override
            public void flush(Consumer<? super Integer> out) {
                flushed.incrementAndGet();
            }
        };
        source.flux().transform(Stages.operator(() -> stage)).subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                requestUnbounded();
            }

            @Override
            protected void hookOnNext(Integer value) {
                seen.add(value);
                if (seen.size() == 2) {
                    cancel();
                }
            }
        });

        source.next(1);

        assertThat(seen).containsExactly(0, 1);
        source.assertCancelled();
        assertThat(flushed).hasValue(0);
    }

    @Test
    void aSupplierWithoutAStageIsAnError() {
        StepVerifier.create(Flux.just(1).transform(Stages.<Integer, Integer>operator(() -> null)))
                .expectErrorMessage("the supplier returned no stage")
                .verify(PATIENCE);
    }

    @Test
    void aPlainLoopGivesTheSame() {
        List<Integer> input = List.of(1, 0, 3, 2);

        assertThat(Stages.run(new Repeat(), input))
                .isEqualTo(repeat(Flux.fromIterable(input)).collectList().block());
    }

    @Test
    void stagesJoinedByThenFlushOneAfterTheOther() {
        assertThat(Stages.run(new Repeat().then(new Repeat()), List.of(2))).containsExactly(2, 2, 2, 2, 2, 2, 6);
    }
}
