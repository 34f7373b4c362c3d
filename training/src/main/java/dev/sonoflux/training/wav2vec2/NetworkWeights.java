package dev.sonoflux.training.wav2vec2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sonoflux.operators.tensor.Tensor;
import dev.sonoflux.training.torch.Torch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A network's weights in PyTorch's memory, where a training leaves them from step to step. Closed when it is over. */
final class NetworkWeights implements AutoCloseable {
    private final NDManager manager = Torch.newManager();
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private final Set<String> learned = new LinkedHashSet<>();

    /** @param isLearned whether the weight of a name is to learn */
    NetworkWeights(Map<String, Tensor.Floats> start, Predicate<String> isLearned) {
        start.forEach((name, tensor) -> {
            NDArray array = array(tensor);
            if (isLearned.test(name)) {
                array.setRequiresGradient(true);
                learned.add(name);
            }
            arrays.put(name, array);
        });
    }

    /** An array in PyTorch's memory that lives as long as these weights. */
    NDArray array(Tensor.Floats tensor) {
        long[] shape = tensor.shape().stream().mapToLong(l -> l).toArray();
        return Torch.array(manager, tensor.values(), new Shape(shape));
    }

    /** Puts another array in the place of one that learns. */
    void replace(String name, Tensor.Floats tensor) {
        NDArray array = array(tensor);
        array.setRequiresGradient(true);
        arrays.put(name, array).close();
    }

    Map<String, NDArray> arrays() {
        return Collections.unmodifiableMap(arrays);
    }

    /** Names of those that learn. */
    Set<String> learned() {
        return Collections.unmodifiableSet(learned);
    }

    NDManager manager() {
        return manager;
    }

    /** Copies of what they are now. */
    Map<String, Tensor.Floats> values(Map<String, Tensor.Floats> start) {
        Map<String, Tensor.Floats> values = new LinkedHashMap<>();
        start.forEach((name, tensor) -> values.put(
                name,
                learned.contains(name)
                        ? new Tensor.Floats(tensor.shape(), arrays.get(name).toFloatArray())
                        : tensor));
        return values;
    }

    @Override
    public void close() {
        manager.close();
    }
}
