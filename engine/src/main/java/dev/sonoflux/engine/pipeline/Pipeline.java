package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.stage.KeyStage;
import dev.sonoflux.engine.stage.Stages;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A checked pipeline. It can be run any number of times, several times at once if its source can be read so; each run and
 * each stream has fresh state, and the model is shared. Close it to let go of the model.
 */
public final class Pipeline implements AutoCloseable {
    private final PipelinePlan plan;
    private final PlanScope scope;

    private Pipeline(PipelinePlan plan, PlanScope scope) {
        this.plan = plan;
        this.scope = scope;
    }

    /**
     * Checks a specification with its own source.
     *
     * @throws dev.sonoflux.engine.spec.SpecException with everything that is wrong
     */
    public static Pipeline of(PipelineSpec spec) {
        return of(spec, Components.onClassPath(), Optional.empty());
    }

    /** The same with another source instead of the specification's. */
    public static Pipeline of(PipelineSpec spec, AudioSource source) {
        return of(spec, Components.onClassPath(), Optional.of(source));
    }

    /**
     * Checks a specification whose audio comes later: one model, loaded once, for any number of sources, at once or one
     * after another, each {@linkplain #withSource(AudioSource) given} when it is there. A source in the specification is
     * left out.
     *
     * @throws dev.sonoflux.engine.spec.SpecException with everything that is wrong
     */
    public static Pipeline withoutSource(PipelineSpec spec) {
        return of(spec, Components.onClassPath(), Optional.of(new NoSource()));
    }

    static Pipeline of(PipelineSpec spec, Components components, Optional<AudioSource> source) {
        PlanScope scope = PlanScope.of(spec);
        try {
            return new Pipeline(new Planner(spec, components, scope).plan(source), scope);
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /**
     * This pipeline with another source, or with its {@linkplain #source() own} changed, e.g. paced. Its operators stay as
     * they were planned: audio at a rate that they don't take is refused as it comes. Closing either pipeline closes both.
     */
    public Pipeline withSource(AudioSource source) {
        return new Pipeline(plan.withSource(source), scope);
    }

    public String name() {
        return plan.name();
    }

    /** Where its audio comes from. */
    public AudioSource source() {
        return plan.source().audio();
    }

    /** Whether one of its operators follows the user's keys. */
    public boolean followsKeys() {
        return plan.steps().stream().anyMatch(step -> step.operator().stage("") instanceof KeyStage);
    }

    /** Whether a run writes its results anywhere. */
    public boolean hasSinks() {
        return !plan.outlets().isEmpty();
    }

    /** The plan in words: each operator with its types, parameters and latency. */
    public String explain() {
        return plan.explain();
    }

    /** Everything of these types that the pipeline hands on anywhere, stream after stream; cold, with backpressure. */
    public Flux<Emission> emissions(Set<Class<?>> types) {
        return emissions(
                types,
                Mono.never(),
                UnaryOperator.identity(),
                fault -> Mono.just(fault).filter(f -> types.contains(Fault.class)));
    }

    /** The words it recognises, stream after stream. */
    public Flux<Detection> detections() {
        return emissions(Set.of(Detection.class)).map(Emission::item).cast(Detection.class);
    }

    /**
     * Runs it into its sinks. Sinks are opened at subscription and closed whatever ends the run.
     *
     * @param stop ends the source when it emits or completes; open segments are closed and sinks flushed all the same
     * @param faults told of every warning and error of a stream, whether or not a sink takes them
     * @return completes when the last sink is closed; fails with a {@link SonofluxException} if a sink does, which ends the
     *     source, too: what was heard up to there has reached the other sinks
     */
    public Mono<RunSummary> run(Publisher<?> stop, Consumer<Fault> faults) {
        Set<Class<?>> types = new LinkedHashSet<>(Set.of(Fault.class, Dropped.class, Detection.class));
        plan.outlets().forEach(outlet -> types.addAll(outlet.accepts()));
        return Flux.using(
                        () -> OpenSinks.open(plan.outlets(), faults),
                        sinks -> emissions(
                                        types,
                                        Flux.firstWithSignal(stop, sinks.failed()),
                                        sinks::streamBegins,
                                        fault -> Mono.fromRunnable(() -> sinks.acceptRefusal(fault)))
                                .doOnNext(sinks::accept)
                                .then(Mono.fromSupplier(sinks::summary)),
                        OpenSinks::close)
                .single();
    }

    @Override
    public void close() {
        scope.close();
    }

    /**
     * A stream that an operator refuses says so, and the next one goes on.
     *
     * @param refusals what becomes of the fault that says so
     */
    private Flux<Emission> emissions(
            Set<Class<?>> types,
            Publisher<?> stop,
            UnaryOperator<AudioStream> streamBegins,
            Function<Emission, Mono<Emission>> refusals) {
        return plan.source()
                .audio()
                .streams()
                .takeUntilOther(stop)
                .map(streamBegins)
                .concatMap(
                        stream -> emissions(stream, types, stop)
                                .onErrorResume(
                                        SonofluxException.class,
                                        e -> refusals.apply(new Emission(stream.name(), failed(stream.name(), e)))),
                        0);
    }

    /**
     * A stream is read on a thread of its own, so that the stop is heard while a read blocks. A source that fails has
     * delivered a fault and its end, so that a replay of what was recorded ends as this did.
     */
    private Flux<Emission> emissions(AudioStream stream, Set<Class<?>> types, Publisher<?> stop) {
        return stream.events()
                .onErrorResume(SonofluxException.class, e -> Flux.just(failed(stream.name(), e)))
                .subscribeOn(Schedulers.boundedElastic())
                .takeUntilOther(stop)
                .transform(Stages.operator(() -> new StreamChain(plan, stream.name(), types)));
    }

    /** Neither the operators nor whoever reads know what the stream is called. */
    private static Fault failed(String stream, SonofluxException cause) {
        return new Fault(Fault.Severity.ERROR, stream, 0, 0, stream + ": " + cause.getMessage());
    }
}
