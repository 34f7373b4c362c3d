package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.KeyStage;
import dev.sonoflux.engine.stage.Stage;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The stages of a plan in line, for one stream. What somebody wants is let out where it arises, before it goes on to the
 * next stage; so everything comes out in the order in which it happened. Of audio, what is let out is what the source
 * delivered, not what it became between two operators.
 */
final class StreamChain implements Stage<AudioEvent, Emission> {
    private final String stream;
    private final Stage<Object, Object>[] stages;
    private final boolean[] tapped;
    private final Predicate<Object> wanted;
    private final Consumer<Object>[] handOver;
    private Consumer<? super Emission> out;

    @SuppressWarnings({"unchecked", "rawtypes"}) // the planner has checked that the types join
    StreamChain(PipelinePlan plan, String stream, Set<Class<?>> types) {
        this.stream = stream;
        this.wanted = item -> types.stream().anyMatch(type -> type.isInstance(item));
        List<Class<?>> flow = plan.flow();
        stages = new Stage[plan.steps().size()];
        tapped = new boolean[flow.size()];
        handOver = new Consumer[flow.size()];
        for (int i = 0; i < flow.size(); i++) {
            int position = i;
            tapped[i] = !AudioEvent.class.isAssignableFrom(flow.get(i)) && PipelinePlan.isWanted(flow.get(i), types);
            handOver[i] = item -> pass(position, item);
        }
        for (int i = 0; i < stages.length; i++) {
            stages[i] = (Stage) plan.steps().get(i).operator().stage(stream);
        }
    }

    @Override
    public void accept(AudioEvent event, Consumer<? super Emission> out) {
        this.out = out;
        emitIfWanted(event);
        if (event instanceof PcmFrame frame) {
            pass(0, frame);
        } else if (event instanceof KeyPress press) {
            press(press);
        }
    }

    @Override
    public void flush(Consumer<? super Emission> out) {
        this.out = out;
        for (int i = 0; i < stages.length; i++) {
            stages[i].flush(handOver[i + 1]);
        }
    }

    private void press(KeyPress press) {
        for (int i = 0; i < stages.length; i++) {
            if (stages[i] instanceof KeyStage<Object, Object> keyStage) {
                keyStage.press(press, handOver[i + 1]);
            }
        }
    }

    /** Takes on what arrived between two stages: behind the source (0), or behind the stage before {@code position}. */
    private void pass(int position, Object item) {
        if (tapped[position]) {
            emitIfWanted(item);
        }
        if (position < stages.length) {
            stages[position].accept(item, handOver[position + 1]);
        }
    }

    private void emitIfWanted(Object item) {
        if (wanted.test(item)) {
            out.accept(new Emission(stream, item));
        }
    }
}
