package dev.sonoflux.engine.microphone;

import java.util.OptionalInt;
import javax.sound.sampled.LineUnavailableException;

/** Opens and starts a line of the microphone that was configured. It may hang. */
@FunctionalInterface
interface LineOpener {
    /**
     * @param rate the rate that the stream has already, if it has one
     * @throws dev.sonoflux.engine.SonofluxException if there is no such device, or it doesn't offer what is configured
     * @throws LineUnavailableException if it is in use, or gone
     */
    CaptureLine open(OptionalInt rate) throws LineUnavailableException;
}
