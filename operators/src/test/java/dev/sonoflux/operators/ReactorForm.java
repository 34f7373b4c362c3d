package dev.sonoflux.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** What every operator's Reactor form promises, checked on one of its inputs and what a plain loop made of them. */
public final class ReactorForm {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ReactorForm() {}

    public static <I, O> void check(Function<Flux<I>, Flux<O>> operator, List<I> inputs, List<O> outputs) {
        assertThat(outputs).as("an example with outputs").isNotEmpty();
        eachSubscriberSeesTheSame(operator, inputs, outputs);
        demandIsRespected(operator, inputs, outputs);
        cancellationReachesTheSource(operator, inputs);
        errorsPassWithoutFlush(operator, inputs, outputs);
    }

    private static <I, O> void eachSubscriberSeesTheSame(
            Function<Flux<I>, Flux<O>> operator, List<I> inputs, List<O> outputs) {
        Flux<O> flux = Flux.fromIterable(inputs).transform(operator);
        for (int subscriber = 0; subscriber < 2; subscriber++) {
            List<O> seen = new ArrayList<>();
            StepVerifier.create(flux)
                    .recordWith(() -> seen)
                    .thenConsumeWhile(o -> true)
                    .verifyComplete();
            assertThat(seen)
                    .usingRecursiveComparison()
                    .withEqualsForType(Double::equals, Double.class)
                    .isEqualTo(outputs);
        }
    }

    private static <I, O> void demandIsRespected(Function<Flux<I>, Flux<O>> operator, List<I> inputs, List<O> outputs) {
        List<Long> requests = new ArrayList<>();
        Flux<O> flux = Flux.fromIterable(inputs).doOnRequest(requests::add).transform(operator);
        StepVerifier.Step<O> steps = StepVerifier.create(flux, 0).expectSubscription();
        for (int i = 0; i < outputs.size(); i++) {
            steps = steps.thenRequest(1).expectNextCount(1);
        }
        steps.thenRequest(1).expectComplete().verify(PATIENCE);
        assertThat(requests).as("requests made upstream").isNotEmpty().allMatch(n -> n == 1);
    }

    private static <I, O> void cancellationReachesTheSource(Function<Flux<I>, Flux<O>> operator, List<I> inputs) {
        TestPublisher<I> source = TestPublisher.create();
        StepVerifier.create(source.flux().transform(operator))
                .then(() -> source.next(inputs.get(0)))
                .thenCancel()
                .verify(PATIENCE);
        source.assertCancelled();
    }

    private static <I, O> void errorsPassWithoutFlush(
            Function<Flux<I>, Flux<O>> operator, List<I> inputs, List<O> outputs) {
        IllegalStateException failure = new IllegalStateException("the source failed");
        List<O> seen = new ArrayList<>();
        StepVerifier.create(Flux.fromIterable(inputs)
                        .concatWith(Flux.error(failure))
                        .transform(operator)
                        .doOnNext(seen::add)
                        .ignoreElements())
                .expectErrorMatches(e -> e == failure)
                .verify(PATIENCE);
        assertThat(seen).hasSizeLessThanOrEqualTo(outputs.size());
        assertThat(seen)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(outputs.subList(0, seen.size()));
    }
}
