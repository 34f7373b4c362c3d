package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.spec.Location;
import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.spec.SpecException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a specification against the components that there are, and makes the plan that can run. */
final class Planner {
    private final PipelineSpec spec;
    private final Components components;
    private final PlanScope scope;
    private final Problems problems = new Problems();

    private record Chosen<C extends Component>(C component, Element element, Settings settings) {}

    Planner(PipelineSpec spec, Components components, PlanScope scope) {
        this.spec = spec;
        this.components = components;
        this.scope = scope;
    }

    /**
     * @param replacement the source to use instead of the specification's
     * @throws SpecException with everything that is wrong
     */
    PipelinePlan plan(Optional<AudioSource> replacement) {
        spec.problems().all().forEach(p -> problems.add(p.location(), p.message()));
        List<Chosen<OperatorProvider<?, ?>>> operators = choose(components.operators(), spec.operators(), "operator");
        List<Chosen<SinkProvider>> sinks = choose(components.sinks(), spec.sinks(), "sink");
        Optional<PlannedSource> source =
                replacement.isPresent() ? replacement.map(s -> new PlannedSource("replaced", Map.of(), s)) : source();
        boolean allProvide = prepare(operators);
        checkOrder(operators, PcmFrame.class, "the source");
        OptionalInt rate = source.map(s -> s.audio().sampleRate()).orElse(OptionalInt.empty());
        List<PipelinePlan.Step> steps = steps(operators, rate, allProvide);
        List<PipelinePlan.Outlet> outlets = outlets(sinks, operators, source.map(PlannedSource::audio));
        problems.throwIfAny();
        return new PipelinePlan(spec.name(), source.orElseThrow(), steps, outlets);
    }

    /**
     * Plans the operators alone.
     *
     * @param input what they are given
     * @param output what they must hand on
     * @param rate of the audio that they are given
     * @throws SpecException with everything that is wrong
     */
    List<PipelinePlan.Step> chain(Class<?> input, Class<?> output, OptionalInt rate) {
        spec.problems().all().forEach(p -> problems.add(p.location(), p.message()));
        List<Chosen<OperatorProvider<?, ?>>> operators = choose(components.operators(), spec.operators(), "operator");
        boolean allProvide = prepare(operators);
        Class<?> last = checkOrder(operators, input, "what comes before it");
        boolean operatorsKnown = operators.size() == spec.operators().size();
        if (operatorsKnown && !output.isAssignableFrom(last)) {
            Location end = spec.operators().isEmpty()
                    ? spec.location()
                    : spec.operators().get(spec.operators().size() - 1).location();
            problems.add(
                    end,
                    "what comes out here is " + last.getSimpleName() + ", and it must be " + output.getSimpleName()
                            + remedy(output));
        }
        List<PipelinePlan.Step> steps = steps(operators, rate, allProvide);
        problems.throwIfAny();
        return steps;
    }

    /** Has every operator offer what it has for the others; tells whether all of them could. */
    private boolean prepare(List<Chosen<OperatorProvider<?, ?>>> operators) {
        int before = problems.all().size();
        operators.forEach(o -> attempt(o, () -> o.component().prepare(o.settings(), scope)));
        return problems.all().size() == before
                && operators.size() == spec.operators().size()
                && operators.stream().allMatch(o -> o.settings().complete());
    }

    private <C extends Component> List<Chosen<C>> choose(List<C> known, List<Element> elements, String role) {
        List<Chosen<C>> chosen = new ArrayList<>();
        for (Element element : elements) {
            Optional<C> component = Components.select(known, element, role, problems);
            component.ifPresent(c -> {
                Settings settings = c.parameters().read(element.settings(c), problems.prefixed(c.name() + ": "));
                chosen.add(new Chosen<>(c, element, settings));
            });
        }
        return chosen;
    }

    private Optional<PlannedSource> source() {
        if (spec.source().isEmpty()) {
            problems.add(spec.location(), "'source' is missing; give one, or run with an input");
            return Optional.empty();
        }
        List<Chosen<SourceProvider>> chosen =
                choose(components.sources(), List.of(spec.source().get()), "source");
        List<PlannedSource> planned = new ArrayList<>();
        chosen.forEach(c -> attempt(c, () -> {
            AudioSource audio = c.component().plan(c.settings(), scope);
            planned.add(new PlannedSource(c.component().title(), c.settings().formatted(), audio));
        }));
        return planned.stream().findFirst();
    }

    /**
     * Each operator takes what the one before it hands on.
     *
     * @param first what the first one is given
     * @param from what messages call where that comes from
     * @return what the last one hands on; {@code first} if some of them are unknown
     */
    private Class<?> checkOrder(List<Chosen<OperatorProvider<?, ?>>> operators, Class<?> first, String from) {
        if (operators.size() != spec.operators().size()) {
            return first;
        }
        Class<?> flowing = first;
        String before = from;
        for (Chosen<OperatorProvider<?, ?>> o : operators) {
            Class<?> input = o.component().input();
            if (!input.isAssignableFrom(flowing)) {
                problems.add(
                        o.element().location(),
                        o.component().name() + " takes " + input.getSimpleName() + ", but " + before + " hands on "
                                + flowing.getSimpleName() + remedy(input));
            }
            flowing = o.component().output();
            before = o.component().name() + " before it";
        }
        return flowing;
    }

    private String remedy(Class<?> wanted) {
        Set<String> makers = components.operators().stream()
                .filter(o -> wanted.isAssignableFrom(o.output()))
                .map(Component::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return makers.isEmpty() ? "" : "; what hands that on is " + String.join(" or ", makers);
    }

    private List<PipelinePlan.Step> steps(
            List<Chosen<OperatorProvider<?, ?>>> operators, OptionalInt sourceRate, boolean allProvide) {
        List<PipelinePlan.Step> steps = new ArrayList<>();
        OptionalInt rate = sourceRate;
        for (Chosen<OperatorProvider<?, ?>> o : operators) {
            OptionalInt rateHere = rate;
            int before = steps.size();
            attempt(o, () -> {
                try {
                    PlannedOperator<?, ?> planned = o.component().plan(o.settings(), rateHere, scope);
                    steps.add(new PipelinePlan.Step(o.component(), o.settings().formatted(), planned));
                } catch (PlanScope.NotProvidedException e) {
                    // Otherwise it is a consequence of what was reported already.
                    if (allProvide) {
                        throw e;
                    }
                }
            });
            rate = steps.size() > before ? steps.get(before).operator().sampleRate() : OptionalInt.empty();
        }
        return steps;
    }

    private List<PipelinePlan.Outlet> outlets(
            List<Chosen<SinkProvider>> sinks,
            List<Chosen<OperatorProvider<?, ?>>> operators,
            Optional<AudioSource> source) {
        WrittenPaths written = new WrittenPaths(source);
        Set<Class<?>> flowing = new LinkedHashSet<>(List.of(PcmFrame.class));
        operators.forEach(o -> flowing.add(o.component().output()));
        boolean operatorsKnown = operators.size() == spec.operators().size();
        List<PipelinePlan.Outlet> outlets = new ArrayList<>();
        for (Chosen<SinkProvider> s : sinks) {
            attempt(s, () -> {
                Set<Class<?>> accepts = s.component().accepts(s.settings());
                boolean fed = accepts.stream()
                        .filter(a -> a.isAssignableFrom(PcmFrame.class) || !AudioEvent.class.isAssignableFrom(a))
                        .anyMatch(a -> flowing.stream().anyMatch(f -> a.isAssignableFrom(f) || f.isAssignableFrom(a)));
                if (operatorsKnown && !fed) {
                    problems.add(
                            s.element().location(),
                            s.component().name() + " takes "
                                    + accepts.stream()
                                            .map(Class::getSimpleName)
                                            .sorted()
                                            .collect(Collectors.joining(" or "))
                                    + ", which no operator of this pipeline hands on");
                }
                s.component()
                        .writes(s.settings())
                        .forEach(path -> written.add(s.component().name(), path));
                outlets.add(new PipelinePlan.Outlet(s.component(), s.settings(), accepts));
            });
        }
        return outlets;
    }

    /** Runs a component's own checks, if its settings could be read, and reports what it refuses where it stands. */
    private void attempt(Chosen<?> chosen, Runnable step) {
        if (!chosen.settings().complete()) {
            return;
        }
        try {
            step.run();
        } catch (SpecException e) {
            e.problems().forEach(p -> problems.add(p.location(), p.message()));
        } catch (SonofluxException | IllegalArgumentException e) {
            problems.add(chosen.element().location(), chosen.component().name() + ": " + e.getMessage());
        }
    }

    /** A source that has been checked. */
    record PlannedSource(String title, Map<String, String> settings, AudioSource audio) {}
}
