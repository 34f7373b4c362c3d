package dev.sonoflux.training.features;

import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Recording;
import dev.sonoflux.training.dataset.Utterance;
import java.util.List;
import reactor.core.publisher.Flux;

/** The recordings of a dataset as examples. */
public final class DatasetExamples implements ExampleSource {
    /** What the ids of recordings start with that are for training alone: they may be called as others are. */
    private static final String ALSO = "also/";

    private final Dataset dataset;
    private final boolean isTested;

    private DatasetExamples(Dataset dataset, boolean isTested) {
        this.dataset = dataset;
        this.isTested = isTested;
    }

    /** Recordings that models are trained on and tested on. */
    public static DatasetExamples of(Dataset dataset) {
        return new DatasetExamples(dataset, true);
    }

    /** Recordings that models are trained on and never tested on. */
    public static DatasetExamples trainedOnly(Dataset dataset) {
        return new DatasetExamples(dataset, false);
    }

    @Override
    public int size() {
        return dataset.recordings().size();
    }

    @Override
    public Flux<ExampleAudio> audio(int sampleRate) {
        return dataset.utterances(sampleRate).map(u -> ExampleAudio.of(example(u), u));
    }

    public Dataset dataset() {
        return dataset;
    }

    /** What the example of a recording is called. */
    public String idOf(String recording) {
        return isTested ? recording : ALSO + recording;
    }

    private Example example(Utterance utterance) {
        String id = idOf(utterance.id());
        return new Example(id, utterance.label(), utterance.speaker(), isTested, List.of());
    }

    @Override
    public List<Provenance.Dataset> provenance() {
        return dataset.parts().stream()
                .map(part -> new Provenance.Dataset(
                        part.name(),
                        part.split().toString(),
                        part.recordings().size(),
                        part.sha256(),
                        part.recordings().stream()
                                .map(Recording::speaker)
                                .distinct()
                                .sorted()
                                .toList()))
                .toList();
    }
}
