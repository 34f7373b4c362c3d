package dev.sonoflux.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.engine.stage.Stages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of operators, of which the class path of these tests has none; those of others are tested where they are. */
class OperatorChainTest {
    private static final PcmFrame FRAME = new PcmFrame(8000, 0, new float[] {0.5f});

    @Test
    void anEmptyListHandsOnWhatItIsGiven() {
        try (OperatorChain<PcmFrame, PcmFrame> chain = chain("[]")) {
            assertThat(chain.isEmpty()).isTrue();
            assertThat(chain.sampleRate()).hasValue(8000);
            assertThat(Stages.run(chain.stage("s"), List.of(FRAME))).containsExactly(FRAME);
            assertThat(chain).hasToString("");
        }
    }

    @Test
    void anEmptyListThatMustMakeSomethingElseIsRefused() {
        assertThatThrownBy(() ->
                        OperatorChain.of(OperatorSpec.read("[]", "--augment"), PcmFrame.class, Detection.class, 8000))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:1: what comes out here is PcmFrame, and it must be Detection");
    }

    @Test
    void whatComesOfAnUnknownOperatorIsNotGuessed() {
        assertThatThrownBy(() -> OperatorChain.of(
                        OperatorSpec.read("[hear]", "--augment"), PcmFrame.class, Detection.class, 8000))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith("--augment:1:2: unknown operator 'hear'")
                .message()
                .hasLineCount(1);
    }

    @Test
    void whatIsNoListIsRefusedWhereItStands() {
        assertThatThrownBy(() -> chain("gain: 3"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:1: 'operators' must be a list");
        assertThatThrownBy(() -> chain("- gain: 3\n- { a: 1, b: 2 }"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:2:3: an item of 'operators' is one name with its settings");
        assertThatThrownBy(() -> chain("[gain"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:");
    }

    private static OperatorChain<PcmFrame, PcmFrame> chain(String yaml) {
        return OperatorChain.of(OperatorSpec.read(yaml, "--augment"), PcmFrame.class, PcmFrame.class, 8000);
    }
}
