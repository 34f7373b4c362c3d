package dev.sonoflux.operators.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.classifier.OnnxExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SileroModelTest {
    private static final double SECONDS = 6;

    @TempDir
    private Path temp;

    /** As Silero's own example has it: context and hop in, state out and in again, with arrays of their own at every step. */
    private static List<Double> plainLoop(float[] samples, int rate, int hop, int context) throws OrtException {
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        List<Double> probabilities = new ArrayList<>();
        try (OrtSession session = runtime.createSession(DemoSpeech.MODEL.toString())) {
            float[][][] state = new float[2][1][128];
            for (int at = 0; at + hop <= samples.length; at += hop) {
                float[] heard = new float[context + hop];
                for (int i = 0; i < heard.length; i++) {
                    heard[i] = at - context + i < 0 ? 0 : samples[at - context + i];
                }
                try (OnnxTensor input = OnnxTensor.createTensor(runtime, new float[][] {heard});
                        OnnxTensor before = OnnxTensor.createTensor(runtime, state);
                        OnnxTensor sr = OnnxTensor.createTensor(runtime, (long) rate);
                        OrtSession.Result result = session.run(Map.of("input", input, "state", before, "sr", sr))) {
                    probabilities.add((double)
                            ((float[][]) result.get("output").orElseThrow().getValue())[0][0]);
                    state = (float[][][]) result.get("stateN").orElseThrow().getValue();
                }
            }
        }
        return probabilities;
    }

    private static List<Double> probabilities(SileroModel model, float[] samples, int rate, int hop) {
        SpeechProbability probability = new SpeechProbability(model, rate);
        return IntStream.range(0, samples.length / hop)
                .mapToObj(i -> probability.next(Arrays.copyOfRange(samples, i * hop, (i + 1) * hop)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"8000, 256, 32", "16000, 512, 64"})
    void probabilitiesAreThoseOfAPlainLoopOverTheFile(int rate, int hop, int context) throws OrtException {
        float[] samples = DemoSpeech.samples(rate, SECONDS);

        List<Double> expected = plainLoop(samples, rate, hop, context);

        assertThat(expected).as("speech").anyMatch(p -> p > 0.9);
        assertThat(expected).as("no speech").anyMatch(p -> p < 0.1);
        try (SileroModel model = SileroModel.openShipped(DemoSpeech.MODEL)) {
            assertThat(probabilities(model, samples, rate, hop)).isEqualTo(expected);
        }
    }

    @Test
    void streamsThatShareAModelHearEachTheirOwn() {
        float[] speech = DemoSpeech.samples(8000, SECONDS);
        try (SileroModel model = SileroModel.open(DemoSpeech.MODEL)) {
            List<Double> alone = probabilities(model, speech, 8000, 256);

            List<List<Double>> together = IntStream.range(0, 3)
                    .parallel()
                    .mapToObj(i -> probabilities(model, speech, 8000, 256))
                    .toList();

            assertThat(together).containsOnly(alone);
        }
    }

    @Test
    void afterAResetItIsAsAtTheStart() {
        float[] hop = Arrays.copyOfRange(DemoSpeech.samples(8000, SECONDS), 8000, 8256);
        try (SileroModel model = SileroModel.open(DemoSpeech.MODEL)) {
            SpeechProbability probability = new SpeechProbability(model, 8000);
            double first = probability.next(hop);

            double second = probability.next(hop);
            probability.reset();

            assertThat(second).isNotEqualTo(first);
            assertThat(probability.next(hop)).isEqualTo(first);
        }
    }

    @Test
    void closedModelSaysSo() {
        SileroModel model = SileroModel.open(DemoSpeech.MODEL);
        SpeechProbability probability = new SpeechProbability(model, 8000);
        model.close();
        model.close();

        assertThatThrownBy(() -> probability.next(new float[256]))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("silero_vad_v6.onnx was closed");
    }

    @Test
    void shippedFileThatWasChangedIsRefused() throws IOException {
        byte[] content = Files.readAllBytes(DemoSpeech.MODEL);
        content[content.length / 2] ^= 1;
        Path changed = Files.write(temp.resolve("silero_vad_v6.onnx"), content);

        assertThatThrownBy(() -> SileroModel.openShipped(changed))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("silero_vad_v6.onnx is not the file that Sonoflux comes with")
                .hasMessageContaining("1a153a22");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path missing = temp.resolve("missing.onnx");
        Path text = Files.writeString(temp.resolve("text.onnx"), "speech");
        Path other = Files.write(temp.resolve("other.onnx"), OnnxExample.linear(4, 2, -1, 2, 2));

        assertThatThrownBy(() -> SileroModel.open(missing))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("missing.onnx: cannot be read");
        assertThatThrownBy(() -> SileroModel.open(text))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("text.onnx is not an ONNX model");
        assertThatThrownBy(() -> SileroModel.open(other))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("other.onnx is not the network of Silero VAD")
                .hasMessageContaining("[features]");
    }
}
