package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.stage.KeyStage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** A small operator, another one that takes what it hands on, and a sink. */
final class TestComponents {
    private TestComponents() {}

    record Loudness(long at, double peak) {}

    /** Hands on the peak of every frame, and at the end, or when a key is pressed, the last one again. */
    static final class Peaks implements OperatorProvider<PcmFrame, Loudness> {
        static final Parameter<Double> GAIN =
                Parameter.of("gain", ParameterTypes.number(0, 10), 1.0, "Multiplies the peak.");
        static final Parameter<Double> OFFSET =
                Parameter.of("offset", ParameterTypes.number(0, 10), 0.0, "Is added to it.");

        @Override
        public String name() {
            return "peaks";
        }

        @Override
        public String summary() {
            return "The peak of each frame.";
        }

        @Override
        public ParameterSet parameters() {
            return ParameterSet.of(GAIN, OFFSET).withShorthand(GAIN);
        }

        @Override
        public Class<PcmFrame> input() {
            return PcmFrame.class;
        }

        @Override
        public Class<Loudness> output() {
            return Loudness.class;
        }

        @Override
        public PlannedOperator<PcmFrame, Loudness> plan(Settings settings, OptionalInt rate, PlanScope scope) {
            double gain = settings.get(GAIN);
            double offset = settings.get(OFFSET);
            return PlannedOperator.of(
                    () -> new KeyStage<PcmFrame, Loudness>() {
                        private Loudness last = new Loudness(0, 0);

                        @Override
                        public void accept(PcmFrame frame, Consumer<? super Loudness> out) {
                            if (frame.samples()[0] < 0) {
                                throw new SonofluxException("negative");
                            }
                            last = new Loudness(frame.start(), gain * frame.samples()[0] + offset);
                            out.accept(last);
                        }

                        @Override
                        public void press(KeyPress press, Consumer<? super Loudness> out) {
                            out.accept(last);
                        }

                        @Override
                        public void flush(Consumer<? super Loudness> out) {
                            out.accept(last);
                        }
                    },
                    rate);
        }
    }

    /** Reports peaks over a half. */
    static final class Loud implements OperatorProvider<Loudness, Detection> {
        @Override
        public String name() {
            return "loud";
        }

        @Override
        public String summary() {
            return "Reports loud frames.";
        }

        @Override
        public ParameterSet parameters() {
            return ParameterSet.empty();
        }

        @Override
        public Class<Loudness> input() {
            return Loudness.class;
        }

        @Override
        public Class<Detection> output() {
            return Detection.class;
        }

        @Override
        public PlannedOperator<Loudness, Detection> plan(Settings settings, OptionalInt rate, PlanScope scope) {
            return PlannedOperator.of(
                    () -> (in, out) -> {
                        if (in.peak() > 0.5) {
                            out.accept(new Detection(
                                    "loud", in.peak(), 8000, in.at(), in.at(), in.at(), 0, false, List.of()));
                        }
                    },
                    rate);
        }
    }

    static final class Recorder implements SinkProvider, Sink {
        final List<Emission> taken = new ArrayList<>();
        private final String name;
        boolean closed;
        boolean full;
        boolean breaks;

        Recorder(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String summary() {
            return "Keeps what it gets.";
        }

        @Override
        public ParameterSet parameters() {
            return ParameterSet.empty();
        }

        @Override
        public Set<Class<?>> accepts(Settings settings) {
            return Set.of(Detection.class, Loudness.class);
        }

        @Override
        public Sink open(Settings settings) {
            return this;
        }

        @Override
        public void accept(Emission emission) {
            if (full) {
                throw new SonofluxException("the disk is full");
            }
            taken.add(emission);
        }

        @Override
        public void close() {
            closed = true;
            if (breaks) {
                throw new IllegalStateException("a defect");
            }
        }
    }
}
