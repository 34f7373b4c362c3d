package dev.sonoflux.tarsos.filter;

import be.tarsos.dsp.AudioProcessor;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.tarsos.processor.ProcessorConfig;
import dev.sonoflux.tarsos.processor.TarsosStage;
import java.time.Duration;
import java.util.OptionalInt;

/** An operator whose work one of TarsosDSP's processors does, sample by sample. */
abstract class ProcessorProvider implements OperatorProvider<PcmFrame, PcmFrame> {
    private static final ProcessorConfig CONFIG = ProcessorConfig.ofDefaults();

    private final String name;
    private final String summary;
    private final ParameterSet parameters;

    ProcessorProvider(String name, String summary, ParameterSet parameters) {
        this.name = name;
        this.summary = summary;
        this.parameters = parameters;
    }

    /**
     * A fresh processor.
     *
     * @throws SonofluxException if audio of that rate can't be processed with these settings
     */
    abstract AudioProcessor processor(Settings settings, int sampleRate);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final ParameterSet parameters() {
        return parameters;
    }

    @Override
    public final Class<PcmFrame> input() {
        return PcmFrame.class;
    }

    @Override
    public final Class<PcmFrame> output() {
        return PcmFrame.class;
    }

    @Override
    public final PlannedOperator<PcmFrame, PcmFrame> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        PlannedOperator<PcmFrame, PcmFrame> planned =
                PlannedOperator.of(() -> new TarsosStage(rate -> processor(settings, rate), CONFIG), sampleRate);
        if (sampleRate.isEmpty()) {
            return planned;
        }
        processor(settings, sampleRate.getAsInt());
        return planned.withLatency(Duration.ofSeconds(CONFIG.blockSamples()).dividedBy(sampleRate.getAsInt()));
    }
}
