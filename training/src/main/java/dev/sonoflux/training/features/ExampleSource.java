package dev.sonoflux.training.features;

import dev.sonoflux.operators.bundle.Provenance;
import java.util.List;
import reactor.core.publisher.Flux;

/** Where examples come from. What comes is the same whenever it is asked for, and its audio is read then. */
public interface ExampleSource {
    /** How many examples there are; fewer may come where what is broken is left out. */
    int size();

    /**
     * The examples in a fixed order.
     *
     * @param sampleRate that they are to have, in hertz
     */
    Flux<ExampleAudio> audio(int sampleRate);

    /** What a bundle says about the recordings that are read here and nowhere else. */
    List<Provenance.Dataset> provenance();
}
