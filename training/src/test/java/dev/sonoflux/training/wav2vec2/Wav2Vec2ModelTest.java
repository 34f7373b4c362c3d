package dev.sonoflux.training.wav2vec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Wav2Vec2ModelTest {
    private static final String SCALE = "encoder.pos_conv_embed.conv.weight_g";

    @TempDir
    Path folder;

    private Wav2Vec2Model tiny;

    @BeforeEach
    void read() {
        tiny = TinyModel.read(folder);
    }

    @Test
    void readsWhatAFolderSays() {
        assertThat(tiny.config().hiddenSize()).isEqualTo(48);
        assertThat(tiny.config().convolutions()).hasSize(7);
        assertThat(tiny.config().labels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(tiny.preprocessing()).isEqualTo(new Preprocessing(16_000, true, false));
        assertThat(tiny.weights().values().stream()
                        .mapToInt(Tensor.Floats::size)
                        .sum())
                .isEqualTo(86_618);
    }

    @Test
    void countsFramesAsTheOriginalDoes() {
        assertThat(tiny.config().frames(8_000)).isEqualTo(24);
        assertThat(tiny.config().frames(16_000)).isEqualTo(49);
        assertThat(tiny.config().fewestSamples()).isEqualTo(400);
        assertThat(tiny.config().frames(400)).isEqualTo(1);
        assertThat(tiny.config().frames(399)).isZero();
    }

    @Test
    void whatIsMadeReadsAsItWasMade(@TempDir Path other) throws IOException {
        Path made = other.resolve("a/made");

        Wav2Vec2Model model = Wav2Vec2Model.create(made, Wav2Vec2Model.Size.TINY, 3);

        Wav2Vec2Model read = Wav2Vec2Model.read(made);
        assertThat(read.config()).isEqualTo(model.config());
        assertThat(read.preprocessing()).isEqualTo(model.preprocessing());
        assertThat(read.toString())
                .isEqualTo("wav2vec2 for audio at 16000 Hz: 3 layers of 48 units, 0.1 million weights");
        assertThat(read.weights()
                        .get("encoder.layers.1.attention.q_proj.weight")
                        .values())
                .isEqualTo(model.weights()
                        .get("encoder.layers.1.attention.q_proj.weight")
                        .values());
        Wav2Vec2Model.create(other.resolve("again"), Wav2Vec2Model.Size.TINY, 3);
        assertThat(other.resolve("again/model.safetensors")).hasSameBinaryContentAs(made.resolve("model.safetensors"));
        assertThatThrownBy(() -> Wav2Vec2Model.create(made, Wav2Vec2Model.Size.TINY, 3))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void acceptsBothNamesOfTheWeightNorm() {
        TinyModel.rename(
                folder,
                name -> name.replace("conv.weight_g", "conv.parametrizations.weight.original0")
                        .replace("conv.weight_v", "conv.parametrizations.weight.original1"));

        Wav2Vec2Model renamed = Wav2Vec2Model.read(folder);

        assertThat(renamed.weights()).containsOnlyKeys(tiny.weights().keySet());
        assertThat(renamed.weights().get(SCALE).values())
                .isEqualTo(tiny.weights().get(SCALE).values());
    }

    @Test
    void acceptsBareEncoders() {
        TinyModel.rename(
                folder, name -> name.startsWith(TinyModel.PREFIX) ? name.substring(TinyModel.PREFIX.length()) : null);

        Wav2Vec2Model bare = Wav2Vec2Model.read(folder);

        assertThat(bare.weights()).containsKey(SCALE).doesNotContainKey("classifier.weight");
    }

    @Test
    void leavesOutWhatPretrainingAlonePutsBesideTheEncoder() {
        TinyModel.rename(folder, name -> name.startsWith(TinyModel.PREFIX) ? name : null);
        TinyModel.replace(folder, "quantizer.codevectors", new Tensor.Floats(List.of(1, 2, 3), new float[6]));
        TinyModel.replace(folder, "wav2vec2.masked_spec_embed", new Tensor.Floats(List.of(48), new float[48]));

        Wav2Vec2Model pretrained = Wav2Vec2Model.read(folder);

        assertThat(pretrained.weights())
                .containsKeys(SCALE, "masked_spec_embed")
                .doesNotContainKeys("classifier.weight", "quantizer.codevectors");
    }

    @Test
    void missingTensorsAreNamed() {
        TinyModel.rename(folder, name -> name.endsWith("layers.1.attention.k_proj.bias") ? null : name);

        assertThatThrownBy(() -> Wav2Vec2Model.read(folder))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("model.safetensors")
                .hasMessageContaining("no tensor 'wav2vec2.encoder.layers.1.attention.k_proj.bias'");
    }

    @Test
    void tensorsOfAnotherShapeAreNamed() {
        TinyModel.replace(folder, "wav2vec2.encoder.layer_norm.bias", new Tensor.Floats(List.of(3), new float[3]));

        assertThatThrownBy(() -> Wav2Vec2Model.read(folder))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("'wav2vec2.encoder.layer_norm.bias' has shape [3]; it must be [48]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"model_type\": \"wav2vec2\" | \"model_type\": \"hubert\" | 'model_type' is \"hubert\"",
                "\"hidden_act\": \"gelu\" | \"hidden_act\": \"relu\" | 'hidden_act' is \"relu\"",
                "\"feat_extract_norm\": \"group\" | \"feat_extract_norm\": \"batch\" | \"group\" or \"layer\"",
                "\"hidden_size\": 48 | \"hidden_size\": 1000000000 | 'hidden_size' is 1000000000",
                "\"hidden_size\": 48 | \"hidden_size\": -1 | 'hidden_size' is -1",
                "\"hidden_size\": 48 | \"hidden_size\": \"48\" | 'hidden_size' is \"48\"",
                "\"hidden_size\": 48, | | 'hidden_size' is missing",
                "\"num_attention_heads\": 4 | \"num_attention_heads\": 5 | a divisor of 'hidden_size', 48",
                "\"hidden_dropout\": 0.0 | \"hidden_dropout\": 1.0 | 'hidden_dropout' is 1.0",
                "\"conv_bias\": false | \"conv_bias\": 0 | true or false",
                "\"use_weighted_layer_sum\": false | \"use_weighted_layer_sum\": true | Sonoflux doesn't build it",
                "\"conv_stride\": [ | \"conv_stride\": [5, | 'conv_dim' is",
                "\"conv_stride\": [ | \"conv_stride\": [1024, 1024, 1024, 1024, 1024, 1024, 1024], \"x\": [ | 'conv_stride' is",
                "\"id2label\": { | \"id2label\": 7, \"x\": { | 'id2label' is 7",
                "\"hidden_size\": 48 | \"hidden_size\": 16384 | bundles hold less than 1024",
                "{ | [ | is no JSON",
            })
    void configurationsThatAreNotBuiltAreRefusedByField(String text, String other, String reason) {
        TinyModel.edit(folder, "config.json", text, other == null ? "" : other);

        assertThatThrownBy(() -> Wav2Vec2Model.read(folder))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("config.json")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"1 | 'padding_value' is 1 and must be 0", "0, \"padding_side\": \"left\" | must be \"right\""})
    void paddingThatIsNotSilenceAtTheEndIsRefused(String padding, String reason) {
        TinyModel.edit(folder, "preprocessor_config.json", "\"padding_value\": 0.0", "\"padding_value\": " + padding);

        assertThatThrownBy(() -> Wav2Vec2Model.read(folder))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aClassifierOfAnotherNumberOfLabelsIsRefused() {
        TinyModel.replace(folder, "classifier.weight", new Tensor.Floats(List.of(12, 32), new float[12 * 32]));

        assertThatThrownBy(() -> Wav2Vec2Model.read(folder))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("'classifier.weight' has shape [12, 32]; it must be [10, 32]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wav2Vec2ForAudioFrameClassification", "Wav2Vec2ForXVector"})
    void whatTellsSomethingElseApartIsLeftOut(String architecture) {
        TinyModel.edit(folder, "config.json", "Wav2Vec2ForSequenceClassification", architecture);
        TinyModel.replace(folder, "classifier.weight", new Tensor.Floats(List.of(10, 48), new float[480]));

        Wav2Vec2Model read = Wav2Vec2Model.read(folder);

        assertThat(read.config().labels()).isEmpty();
        assertThat(read.weights()).containsKey(SCALE).doesNotContainKeys("classifier.weight", "projector.weight");
    }

    @Test
    void weightsThatAreNoNumbersAreNamed() {
        float[] values = new float[48];
        values[47] = Float.NaN;
        TinyModel.replace(folder, "wav2vec2.encoder.layer_norm.bias", new Tensor.Floats(List.of(48), values));

        assertThatThrownBy(() -> Wav2Vec2Model.read(folder))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("'encoder.layer_norm.bias' holds NaN");
    }

    @Test
    void weightsInSeveralFilesAreRefused() throws IOException {
        Files.move(folder.resolve("model.safetensors"), folder.resolve("model-00001-of-00002.safetensors"));
        Files.writeString(folder.resolve("model.safetensors.index.json"), "{}");

        assertThatThrownBy(() -> Wav2Vec2Model.read(folder))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("model.safetensors is missing: weights in several files");
    }

    @Test
    void nothingIsMadeInThePlaceOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> Wav2Vec2Model.create(file, Wav2Vec2Model.Size.TINY, 1))
                .isInstanceOf(SonofluxException.class)
                .hasMessage(file + " is a file; name a folder");
        assertThat(file).hasContent("mine");
    }

    @Test
    void pickleIsNeverRead() throws IOException {
        Files.move(folder.resolve("model.safetensors"), folder.resolve("pytorch_model.bin"));

        assertThatThrownBy(() -> Wav2Vec2Model.read(folder))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("model.safetensors is missing")
                .hasMessageContaining("pickle");
    }

    @Test
    void hostileWeightsAreRefused() throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve("model.safetensors"));
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putLong(0, Long.MAX_VALUE);
        Files.write(folder.resolve("model.safetensors"), content);

        assertThatThrownBy(() -> Wav2Vec2Model.read(folder))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("header's length");
    }
}
