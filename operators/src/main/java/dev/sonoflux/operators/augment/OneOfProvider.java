package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorChain;
import dev.sonoflux.engine.pipeline.OperatorSpec;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Problem;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.spec.SpecException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The operator {@code one-of}: a stream goes through one of several lists of operators, each as likely as any other. */
public final class OneOfProvider extends AudioAugmentProvider {
    private static final String NAME = "one-of";

    private static final Parameter<List<OperatorSpec>> LISTS = Parameter.required(
            "lists",
            ParameterTypes.list(OperatorSpec.type()),
            "The lists of operators, each on audio; a stream draws one of them. An empty list changes nothing.");

    public OneOfProvider() {
        super(
                NAME,
                "Puts a stream through one of several lists of operators, which is drawn once a stream.",
                ParameterSet.of(LISTS).withShorthand(LISTS));
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        List<OperatorChain<PcmFrame, PcmFrame>> lists = planned(settings.get(LISTS), sampleRate, scope);
        int seed = settings.get(SEED);
        Duration latency = lists.stream()
                .map(OperatorChain::latency)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String described = lists.stream().map(list -> "[" + list + "]").collect(Collectors.joining(", ", "[", "]"));
        return PlannedOperator.<PcmFrame, PcmFrame>perStream(
                        stream -> lists.get(StreamRandom.of(seed, NAME, stream).nextInt(lists.size()))
                                .stage(stream),
                        sampleRate)
                .withLatency(latency)
                .withDetails(Map.of(LISTS.name(), described));
    }

    /** @throws SpecException with everything that is wrong in any of them */
    private static List<OperatorChain<PcmFrame, PcmFrame>> planned(
            List<OperatorSpec> specs, OptionalInt sampleRate, PlanScope scope) {
        if (specs.isEmpty()) {
            throw new IllegalArgumentException("there is no list to draw; give at least one, e.g. `[[gain: -6], []]`");
        }
        List<OperatorChain<PcmFrame, PcmFrame>> lists = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (OperatorSpec spec : specs) {
            try {
                lists.add(OperatorChain.within(scope, spec, PcmFrame.class, PcmFrame.class, sampleRate));
            } catch (SpecException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new SpecException(problems);
        }
        if (lists.stream().anyMatch(list -> !list.sampleRate().equals(sampleRate))) {
            throw new IllegalArgumentException(
                    "every list must hand on the rate that it is given; end those that change it with"
                            + " a `resample` to " + (sampleRate.isPresent() ? sampleRate.getAsInt() + " Hz" : "it"));
        }
        return lists;
    }
}
