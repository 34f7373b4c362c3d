package dev.sonoflux.examples.server;

import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.sinks.jsonlines.JsonLines;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Optional;

/** Results as clients get them: the objects of a JSON lines file. */
final class Results {
    private final JsonLines json = new JsonLines();

    /** The object; empty of what is not for clients. */
    Optional<String> json(Emission emission) {
        if (emission.item() instanceof Detection detection) {
            return Optional.of(json.detection(emission.stream(), detection));
        }
        if (emission.item() instanceof Fault fault) {
            return Optional.of(json.fault(emission.stream(), fault));
        }
        return Optional.empty();
    }

    /** The object as a server-sent event of its own, named by its type. */
    Optional<ByteBuf> event(Emission emission) {
        String type = emission.item() instanceof Detection ? "detection" : "fault";
        return json(emission)
                .map(object -> ByteBufUtil.writeUtf8(
                        UnpooledByteBufAllocator.DEFAULT, "event: " + type + "\ndata: " + object + "\n\n"));
    }
}
