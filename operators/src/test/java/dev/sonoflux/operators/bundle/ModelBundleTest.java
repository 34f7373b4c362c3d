package dev.sonoflux.operators.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.classifier.SvmExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelBundleTest {
    @TempDir
    private Path temp;

    private Path folder;
    private Path yaml;

    @BeforeEach
    void writeBundle() {
        folder = temp.resolve("answers");
        yaml = folder.resolve("bundle.yaml");
        BundleExample.writeSvm(folder);
    }

    @Test
    void everythingThatWasWrittenIsReadAgain() {
        try (ModelBundle bundle = ModelBundle.open(folder)) {
            assertThat(bundle.manifest()).isEqualTo(BundleExample.svmManifest(BundleExample.svmContent()));
            assertThat(bundle.labels()).isEqualTo(SvmExample.LABELS);
            assertThat(bundle.features()).isEqualTo(BundleExample.FEATURES);
            assertThat(bundle.temperature()).isEqualTo(0.25);
            FeatureMatrix features = SvmExample.features(1, true);
            assertThat(bundle.classifier().score(features))
                    .isEqualTo(SvmExample.classifier().score(features));
        }
    }

    @Test
    void onnxModelIsServedToo() {
        Path onnx = temp.resolve("onnx");
        BundleExample.writeOnnx(onnx);

        try (ModelBundle bundle = ModelBundle.open(onnx)) {
            assertThat(bundle.classifier().score(SvmExample.features(1, true))).hasSize(3);
        }
    }

    @Test
    void speakersOfTheTrainingDataAreKnown() {
        try (ModelBundle bundle = ModelBundle.open(folder)) {
            assertThat(bundle.manifest().provenance().knows("anna")).isTrue();
            assertThat(bundle.manifest().provenance().knows("carla")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "format: 1 | format: 2 | bundle.yaml:1:9 | 'format' is '2' and this version of Sonoflux reads format 1",
                "family: svm | famly: svm | bundle.yaml:3:1 | unknown key 'famly'; did you mean 'family'?",
                "sampleRate: 8000 | sampleRate: 16000 | bundle.yaml:8:13 | 'features.sampleRate' is 8000",
                "- yes | - no | bundle.yaml | 'labels' has 'no', which is empty or there twice",
                "- maybe | | classifier.safetensors | 'svm.counts' has shape [3]; it must be [2]",
                "temperature: 0.25 | temperature: -1 | bundle.yaml | 'temperature' must be a number from",
                "temperature: 0.25 | temperature: warm | bundle.yaml | 'temperature' must be a number from",
                "confidence: 0.75 | confidence: 75 | bundle.yaml | 'confidence' must be a number from 0 to 1, not '75'",
                "confidence: 0.75 | confidant: 0.75 | bundle.yaml | unknown key 'confidant'",
                "hop: 128 | | bundle.yaml | 'features' lacks 'hop'",
                "relativeDb: 35.0 | | bundle.yaml | 'trim' lacks 'relativeDb'",
                "hop: 128 | hop: 0 | bundle.yaml | 'hop' must be",
                "nFft: 512 | nFft: 500 | bundle.yaml | power of two",
                "nMfcc: 3 | nMfcc: 4 | classifier.safetensors | it must be [16, any]",
                "stretch: 4 | stretch: 5 | classifier.safetensors | it must be [15, any]",
                "stretch: 4 | stretch: 99999999 | bundle.yaml | 'stretch' must be",
                "file: classifier.safetensors | file: ../secret | bundle.yaml | 'file' must name a file beside",
                "file: classifier.safetensors | file: other.safetensors | other.safetensors | is missing",
                "runtime: svm | runtime: pickle | bundle.yaml | one of svm, linear, onnx",
                "runtime: svm | runtime: onnx | bundle.yaml | lacks 'layout', which runtime onnx needs",
                "gamma: 0.25 | | bundle.yaml | lacks 'gamma'",
                "gamma: 0.25 | gamma: 0 | bundle.yaml | 'gamma' 0.0 is not above 0",
                "scoring: minimum | scoring: minimal | bundle.yaml | 'scoring' must be one of labels, votes, sum, minimum",
                "seed: 42 | seed: dice | bundle.yaml | 'seed' must be a whole number",
                "name: answers | name: [ | bundle.yaml | not valid YAML",
            })
    void manifestsThatAreWrongAreRefusedWithPlaceAndReason(String correct, String wrong, String where, String reason)
            throws IOException {
        String text = Files.readString(yaml);
        assertThat(text).contains(correct);
        String changed =
                text.replaceFirst(Pattern.quote(correct), wrong == null ? "" : Matcher.quoteReplacement(wrong));
        Files.writeString(yaml, wrong == null ? changed.replaceAll("(?m)^ *\\n", "") : changed);

        assertRefused(where, reason);
    }

    @Test
    void changedWeightsAreRefused() throws IOException {
        Path weights = folder.resolve("classifier.safetensors");
        byte[] content = Files.readAllBytes(weights);
        content[content.length - 1] ^= 1;
        Files.write(weights, content);

        assertRefused("classifier.safetensors", "has SHA-256 " + BundleFile.sha256(content));
    }

    @Test
    void missingWeightsAreRefused() throws IOException {
        Files.delete(folder.resolve("classifier.safetensors"));

        assertRefused("classifier.safetensors", "is missing");
    }

    @Test
    void weightsThatAreNoSafetensorsAreRefusedThoughTheirHashIsRight() throws IOException {
        byte[] content = {1, 2, 3};
        Files.write(folder.resolve("classifier.safetensors"), content);
        String text = Files.readString(yaml);
        Files.writeString(yaml, text.replaceFirst("sha256: [0-9a-f]+", "sha256: " + BundleFile.sha256(content)));

        assertRefused("classifier.safetensors", "is not a safetensors file");
    }

    @Test
    void whatIsNoBundleIsRefused() throws IOException {
        assertThatThrownBy(() -> ModelBundle.open(temp.resolve("nowhere"))).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> ModelBundle.open(yaml)).hasMessageContaining("a bundle is a folder");
        Path empty = Files.createDirectory(temp.resolve("empty"));
        assertThatThrownBy(() -> ModelBundle.open(empty)).hasMessageContaining("it has no bundle.yaml");
    }

    @Test
    void noDamageToAManifestCausesAnythingButAClearRefusal() throws IOException {
        byte[] whole = Files.readAllBytes(yaml);
        Random random = new Random(2);
        int refused = 0;
        for (int round = 0; round < 1_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(96));
            }
            Files.write(yaml, damaged);
            try {
                ModelBundle.open(folder).close();
            } catch (SonofluxException e) {
                assertThat(e).hasMessageContaining("answers");
                refused++;
            }
        }
        assertThat(refused).isBetween(200, 999);
    }

    private void assertRefused(String where, String reason) {
        assertThatThrownBy(() -> ModelBundle.open(folder))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(reason);
    }
}
