package dev.sonoflux.training.wav2vec2;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.sonoflux.training.torch.Torch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TorchOperationsTest {
    /** A number that lay in memory of Java's would be lost to the garbage collector before the gradient asks for it. */
    @Test
    void factorsOutliveTheGarbageCollectorUntilTheGradientIsComputed() {
        try (NDManager manager = Torch.newManager();
                GradientCollector collector = Torch.engine().newGradientCollector()) {
            TorchOperations ops = new TorchOperations(Map.of(), manager, Optional.empty());
            NDArray input = manager.create(new float[] {1});
            input.setRequiresGradient(true);
            List<NDArray> scaled = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                scaled.add(ops.scaled(input, 3));
            }

            overwriteWhatIsFree();

            for (int i = 0; i < scaled.size(); i++) {
                collector.backward(scaled.get(i));
            }
            assertThat(input.getGradient().toFloatArray()).containsExactly(6000);
        }
    }

    private static void overwriteWhatIsFree() {
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            System.gc();
            for (int i = 0; i < 5000; i++) {
                buffers.add(ByteBuffer.allocateDirect(Float.BYTES).putFloat(Float.NaN));
            }
        }
        assertThat(buffers).hasSize(15_000);
    }
}
