package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.spec.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;

/** A pipeline that has been checked from end to end and can run. */
record PipelinePlan(String name, Planner.PlannedSource source, List<Step> steps, List<Outlet> outlets) {

    /** An operator in its place. */
    record Step(OperatorProvider<?, ?> provider, Map<String, String> settings, PlannedOperator<?, ?> operator) {}

    /** A sink, not yet opened. */
    record Outlet(SinkProvider provider, Settings settings, Set<Class<?>> accepts) {
        boolean takes(Object item) {
            return accepts.stream().anyMatch(type -> type.isInstance(item));
        }
    }

    PipelinePlan withSource(AudioSource audio) {
        return new PipelinePlan(
                name, new Planner.PlannedSource(source.title(), source.settings(), audio), steps, outlets);
    }

    /** The plan in words: each component with its types, parameters and latency. */
    String explain() {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("pipeline " + name);
        lines.add("");
        lines.add("source     " + source.title() + "  → PcmFrame"
                + rate(source.audio().sampleRate()));
        addValues(lines, source.settings());
        Duration latency = Duration.ZERO;
        for (Step step : steps) {
            Duration own = step.operator().latency();
            latency = latency.plus(own);
            lines.add("operator   " + step.provider().title() + "  "
                    + step.provider().input().getSimpleName() + " → "
                    + step.provider().output().getSimpleName()
                    + rate(step.operator().sampleRate())
                    + (own.isZero() ? "" : ", latency " + millis(own)));
            Map<String, String> values = new LinkedHashMap<>(step.settings());
            values.putAll(step.operator().details());
            addValues(lines, values);
        }
        for (Outlet outlet : outlets) {
            lines.add("sink       " + outlet.provider().title() + "  "
                    + String.join(
                            ", ",
                            outlet.accepts().stream()
                                    .map(Class::getSimpleName)
                                    .sorted()
                                    .toList()));
            addValues(lines, outlet.settings().formatted());
        }
        lines.add("");
        lines.add("latency    " + millis(latency) + " from a sound to what it leads to, computing time not counted");
        return lines.toString();
    }

    private static void addValues(StringJoiner lines, Map<String, String> values) {
        values.forEach((key, value) -> lines.add("             " + key + ": " + value));
    }

    private static String rate(OptionalInt rate) {
        return rate.isPresent() ? " at " + rate.getAsInt() + " Hz" : "";
    }

    private static String millis(Duration duration) {
        return Math.round(duration.toNanos() / 1e6) + " ms";
    }

    /** Whether anybody wants what an operator hands on, the last one's output included where {@code wanted} says so. */
    static boolean isWanted(Class<?> produced, Set<Class<?>> wanted) {
        return wanted.stream().anyMatch(w -> w.isAssignableFrom(produced) || produced.isAssignableFrom(w));
    }

    /** What comes out of the source, and out of each operator after it. */
    List<Class<?>> flow() {
        List<Class<?>> flow = new ArrayList<>(List.of(PcmFrame.class));
        steps.forEach(step -> flow.add(step.provider().output()));
        return flow;
    }
}
